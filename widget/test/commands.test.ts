import { until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place } from './stage.ts';

/** A page of its own, in which nothing but commands is to be served. */
describe('commands in a browser that does not know them', () => {
  it('are obeyed where the page has no other button of ours', async () => {
    forgetAll();
    const server = new FakeServer();
    Reflect.deleteProperty(HTMLButtonElement.prototype, 'commandForElement');
    const visitor = place({ mode: 'drawer', id: 'shop' });
    const holder = document.createElement('div');
    holder.innerHTML = '<button commandfor="shop" command="--open">Cart</button>';
    document.body.append(holder);
    const button = holder.querySelector('button');
    // The browser that runs this does know them.
    button?.addEventListener('click', (event) => {
      event.preventDefault();
    });
    // The page finds the button, and has what serves it by then.
    await new Promise((resolve) => requestIdleCallback(resolve));
    await import('../buttons-part.ts');
    button?.click();
    await until(() => visitor.root.querySelector('dialog.frame:modal'), 'an open dialog');
    holder.remove();
    visitor.element.remove();
    server.stop();
  });
});
