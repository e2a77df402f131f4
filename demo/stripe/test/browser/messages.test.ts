import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { deferred, mount, mountGroup, useMerchant } from './merchant.ts';

const merchant = useMerchant();

/** A page of nobody's, on an origin of its own, that sends `message` to whichever window it is told. */
async function useStranger(t: { after(fn: () => void): void }): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Stranger</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

const channel = 'stripe-stand-in-element';
const forgedChange = {
  kind: 'change',
  change: {
    empty: false,
    complete: true,
    invalid: false,
    autofilled: false,
    event: { forged: true },
  },
};

describe('a message to the page', () => {
  test('counts only if its sender is the Element’s own frame', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { type: 'card' });
    const name = await page.locator('#card iframe').getAttribute('name');
    const forged = { channel, frame: name, message: forgedChange };
    await page.evaluate((message) => {
      window.postMessage(message, '*');
    }, forged);
    await frame.locator('[name=cardnumber]').fill('4242');
    await page.waitForFunction(() => window.shop.events.some(([event]) => event === 'change'));
    const events = await page.evaluate(() => window.shop.events);
    assert.ok(!JSON.stringify(events).includes('forged'));
  });

  test('does not count from another frame of the script’s origin', async () => {
    const { page, standIn } = merchant;
    const frames = await mountGroup(merchant, deferred, [['payment'], ['linkAuthentication']]);
    const name = await page.locator('#payment iframe').getAttribute('name');
    const other = page.frames().find((one) => one.url().includes('/linkAuthentication.html'));
    assert.ok(other);
    assert.equal(new URL(other.url()).origin, new URL(standIn.scriptUrl).origin);
    await other.evaluate(
      (message) => {
        window.parent.postMessage(message, '*');
      },
      { channel, frame: name, message: forgedChange },
    );
    await frames('payment').locator('[name=number]').fill('4242');
    await page.waitForFunction(() =>
      window.shop.events.some(([event]) => event === 'payment change'),
    );
    const events = await page.evaluate(() => window.shop.events);
    assert.ok(!JSON.stringify(events).includes('forged'));
  });
});

describe('a message to a frame', () => {
  test('counts only if its sender is the page that made it', async (t) => {
    const { page } = merchant;
    const frame = await mount(merchant, { type: 'card' });
    const name = await page.locator('#card iframe').getAttribute('name');
    await frame.locator('[name=cardnumber]').fill('4242');
    const address = await useStranger(t);
    const clear = { channel, frame: name, message: { kind: 'command', command: 'clear' } };
    const card = page.frames().find((one) => one.url().includes('/card.html'));
    assert.ok(card);
    await card.evaluate(
      ([message, stranger]) => {
        // Of the right shape and for the right frame, but from the frame itself and from below it.
        window.postMessage(message, '*');
        window.dispatchEvent(
          new MessageEvent('message', { data: message, origin: stranger, source: window.parent }),
        );
      },
      [clear, new URL(address).origin] as const,
    );
    assert.equal(await frame.locator('[name=cardnumber]').inputValue(), '4242');
  });

  test('is not answered where another origin frames the form', async (t) => {
    const { page, standIn } = merchant;
    const address = await useStranger(t);
    const [origin, named] = [new URL(standIn.scriptUrl).origin, 'https://shop.example'];
    await page.goto(address);
    // Its address says that the shop is its parent, which it is not.
    await page.evaluate(
      (source) => {
        Object.assign(window, { heard: [] });
        window.addEventListener('message', ({ data }) => {
          const heard: unknown = Reflect.get(window, 'heard');
          if (Array.isArray(heard)) heard.push(data);
        });
        const iframe = document.createElement('iframe');
        iframe.src = source;
        document.body.append(iframe);
      },
      `${origin}/frames/card.html?parent=${encodeURIComponent(named)}&frame=x`,
    );
    await page.frameLocator('iframe').locator('[name=cardnumber]').waitFor({ state: 'attached' });
    const card = page.frames().find((one) => one.url().includes('/card.html'));
    assert.ok(card);
    await card.evaluate(() => {
      window.addEventListener('message', () => {
        document.body.classList.add('reached');
      });
    });
    const request = { kind: 'request', id: 1, request: { action: 'create-token', parameters: {} } };
    await page.evaluate(
      (message) => {
        document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
      },
      { channel, frame: 'x', message: request },
    );
    await page.frameLocator('iframe').locator('body.reached').waitFor({ state: 'attached' });
    const heard = await page.evaluate((): unknown => Reflect.get(window, 'heard'));
    assert.deepEqual(heard, []);
  });
});

test('no card number is in a message, an error or on the console', async () => {
  const { page } = merchant;
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', ({ message }) => said.push(message));
  const frame = await mount(merchant, { type: 'payment', group: deferred });
  await frame.locator('[name=number]').fill('4000000000009995');
  await frame.locator('[name=expiry]').fill('12 / 34');
  await frame.locator('[name=cvc]').fill('737');
  await frame.locator('[name=postalCode]').fill('12345');
  const result = await page.evaluate(async () => {
    const { stripe, elements } = window.shop;
    await elements.submit();
    return [await stripe.createConfirmationToken({ elements }), window.shop.messages];
  });
  const all = JSON.stringify([said, result]);
  assert.ok(all.includes('9995'), 'the last four digits are no secret');
  assert.doesNotMatch(all, /4000\s?0000|0000\s?0000|\b737\b|12 \/ 34/);
});
