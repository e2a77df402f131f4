import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('what search engines are told', () => {
  let server: FakeServer;
  let visitor: Visitor;
  const told = () => [...document.head.querySelectorAll('script[type="application/ld+json"]')];
  interface Item {
    '@type': string[];
    name: string;
    image: string;
    offers: Record<string, string>;
  }
  const items = async (): Promise<Item[]> => {
    const script = await until(() => told()[0], 'the data');
    const { itemListElement } = JSON.parse(script.textContent) as {
      itemListElement: { item: Item }[];
    };
    return itemListElement.map(({ item }) => item);
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

  it('is what is on the shelves, as Book, Product and Offer', async () => {
    server.shop.books = server.shop.books.map((book, at) => ({
      ...book,
      ...(at ? { left: 0 } : { isbn: '9781732265172', title: '</script><b>' }),
    }));
    visitor = place({ 'checkout-url': '/checkout?a=b' });
    const [first, second, third] = await items();
    ok(first && second && third, 'three books');
    equal(first['@type'], ['Book', 'Product']);
    equal(first.name, '</script><b>');
    equal(first.image, new URL('../covers/none.svg', import.meta.url).href);
    equal(first.offers, {
      '@type': 'Offer',
      url: `${location.origin}/checkout?a=b&item=1`,
      price: '23',
      priceCurrency: 'USD',
      availability: 'https://schema.org/InStock',
      itemCondition: 'https://schema.org/NewCondition',
    });
    equal(second.offers.availability, 'https://schema.org/SoldOut');
    equal(told().length, 1);
  });

  it('is the books this element shows, while it is in the page', async () => {
    visitor = place({ items: '2' });
    equal(
      (await items()).map(({ name }) => name),
      ['The Making'],
    );
    visitor.element.remove();
    equal(told().length, 0);
    document.body.append(visitor.element);
    await items();
  });

  it('is left to the page where it says so itself', async () => {
    const own = document.createElement('script');
    own.type = 'application/ld+json';
    own.textContent = '{"@context":"https://schema.org","@type":["Book","Product"]}';
    document.head.append(own);
    visitor = place();
    await visitor.sees('Purchase');
    for (let times = 0; times < 3; times++) await idle();
    await import('../page-data.ts');
    equal(told().length, 1);
  });

  it('is nothing of books in a dialog', async () => {
    visitor = place({ mode: 'drawer' });
    await until(() => visitor.button(/Cart/), 'the opener');
    for (let times = 0; times < 3; times++) await idle();
    await import('../page-data.ts');
    equal(told().length, 0);
  });
});
