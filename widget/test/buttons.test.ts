import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

/** A page of its own: nothing that is served is in it before these tests put it there. */
describe('buttons and badges that come later', () => {
  let server: FakeServer;
  let visitor: Visitor;
  const added: Element[] = [];

  const put = (markup: string, into: Node = document.body): HTMLElement => {
    const holder = document.createElement('div');
    holder.innerHTML = markup;
    into.appendChild(holder);
    added.push(holder);
    const first = holder.firstElementChild;
    ok(first instanceof HTMLElement, 'nothing was made');
    return first;
  };
  const BADGE = '<span data-book-checkout-count>0</span>';
  const shows = (badge: Element, text: string) =>
    until(() => badge.textContent === text, `${text} in the badge`);

  beforeEach(async () => {
    forgetAll();
    server = new FakeServer();
    visitor = place();
    await visitor.element.add('1', 2);
    // What there was to find is looked for by now.
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
  afterEach(() => {
    visitor.element.remove();
    for (const element of added.splice(0)) element.remove();
    server.stop();
  });

  it('are served without a change of the cart', async () => {
    const badge = put(BADGE);
    const box = put('<div data-book-checkout-add="1">Buy</div>');
    await shows(badge, '2');
    equal([box.tabIndex, box.role], [0, 'button']);
  });

  it('are served in shadow roots, and in those inside of them', async () => {
    put(BADGE);
    const outer = put('<div></div>');
    const inner = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const root = inner.attachShadow({ mode: 'open' });
    const badge = put(BADGE, root);
    await visitor.element.add('1');
    await shows(badge, '3');
    await shows(put(BADGE, root), '3');
    const box = put('<div data-book-checkout-add="1">Buy</div>', root);
    await until(() => box.role === 'button', 'a button for the keyboard');
  });

  it('are served in a shadow root that comes into the page with them', async () => {
    put(BADGE);
    const host = document.createElement('div');
    const badge = put(BADGE, host.attachShadow({ mode: 'open' }));
    document.body.append(host);
    added.push(host);
    await shows(badge, '2');
  });
});
