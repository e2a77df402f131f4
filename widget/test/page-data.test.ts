import { equal, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('what search engines are told', () => {
  let server: FakeServer;
  let visitor: Visitor;
  const told = () => [...document.head.querySelectorAll('script[type="application/ld+json"]')];
  const data = async (): Promise<unknown> => {
    const script = await until(() => told()[0], 'the data');
    return JSON.parse(script.textContent);
  };
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
  });
  afterEach(() => {
    visitor.element.remove();
    for (const script of told()) script.remove();
    server.stop();
  });

  it('is what the server says of the books on the shelves', async () => {
    server.data = { '@type': 'ItemList', name: '</script><b>' };
    visitor = place({ 'checkout-url': '/checkout?a=b' });
    equal(await data(), server.data);
    equal(told().length, 1);
    const [query] = server.searched;
    equal(query?.get('items'), '1,2,3');
    equal(query?.get('checkout'), `${location.origin}/checkout?a=b`);
  });

  it('is of the books this element shows, while it is in the page', async () => {
    visitor = place({ items: '2' });
    await data();
    equal(server.searched[0]?.get('items'), '2');
    equal(server.searched[0]?.has('checkout'), false);
    visitor.element.remove();
    equal(told().length, 0);
    document.body.append(visitor.element);
    await data();
  });

  it('is nothing once the element has left, however late the answer', async () => {
    const { promise, resolve } = Promise.withResolvers<object>();
    server.data = promise;
    visitor = place();
    await until(() => server.searched.length || null, 'a question');
    visitor.element.remove();
    resolve({ '@type': 'ItemList' });
    for (let times = 0; times < 3; times++) await idle();
    equal(told().length, 0);
  });

  it('is nothing where there are no books', async () => {
    server.shop.books = [];
    visitor = place();
    await visitor.sees('no books');
    for (let times = 0; times < 3; times++) await idle();
    equal(server.searched.length, 0);
    equal(told().length, 0);
  });

  it('is left to the page where it says so itself', async () => {
    const own = document.createElement('script');
    own.type = 'application/ld+json';
    own.textContent = '{"@context":"https://schema.org","@type":["Book","Product"]}';
    document.head.append(own);
    visitor = place();
    await visitor.sees('Purchase');
    for (let times = 0; times < 3; times++) await idle();
    equal(told().length, 1);
  });

  it('is nothing of books in a dialog', async () => {
    visitor = place({ mode: 'drawer' });
    await until(() => visitor.button(/Cart/), 'the opener');
    for (let times = 0; times < 3; times++) await idle();
    equal(told().length, 0);
  });
});
