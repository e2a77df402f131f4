import { equal, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place } from './stage.ts';

/** A page of its own, in which nothing but commands is to be served. */
describe('commands in a browser that does not know them', () => {
  let server: FakeServer;
  let visitor: ReturnType<typeof place>;
  let holder: HTMLElement;

  before(() => {
    Reflect.deleteProperty(HTMLButtonElement.prototype, 'commandForElement');
  });

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    visitor = place({ mode: 'drawer', id: 'shop' });
    holder = document.createElement('div');
    document.body.append(holder);
  });

  afterEach(() => {
    holder.remove();
    visitor.element.remove();
    server.stop();
  });

  const press = (button: string) => {
    holder.innerHTML = button;
    holder.querySelector('button')?.click();
  };

  it('are obeyed before what serves the page’s buttons has come', async () => {
    press('<button commandfor="shop" command="--open">Cart</button>');
    await until(() => visitor.root.querySelector('dialog.frame:modal'), 'an open dialog');
  });

  it('are obeyed once where the button is a buy button, too', async () => {
    press('<button commandfor="shop" command="--add" data-book-checkout-add="1">Buy</button>');
    await until(() => visitor.root.querySelector('dialog.frame:modal'), 'an open dialog');
    equal(visitor.element.count, 1);
  });
});
