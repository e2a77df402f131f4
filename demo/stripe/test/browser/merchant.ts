/** A merchant's page, as strict as pages get, on an origin of its own, in a real browser. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../../../../tools/find-browser.ts';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startStandIn } from '../../start.ts';

type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** What the tests keep on the page between calls. */
export interface Shop {
  stripe: Stripe;
  elements: StripeElements;
  /** `[name, payload]` of every event of the mounted Element. */
  events: [string, unknown][];
  /** Every message any window sent to this page, as JSON. */
  messages: string[];
  /** How many mounted Elements are not ready yet. */
  unready: number;
  mount(wanted: Readonly<Record<string, unknown>>): void;
  /** The group that `mountNext` is about. */
  openGroup(wanted: Readonly<Record<string, unknown>>): void;
  /** Another Element of the group, in a place named by its type and address mode. */
  mountNext(type: string, options?: Readonly<Record<string, unknown>>): void;
  /** Goes through the unmodified npm loader. */
  load(key: string): Promise<Stripe>;
}

declare global {
  interface Window {
    shop: Shop;
  }
}

export interface Merchant {
  readonly page: Page;
  readonly standIn: StandIn;
}

export interface Mounting {
  readonly type?: 'card' | 'payment';
  readonly group?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Gives each test of a file a fresh page; browser, shop and stand-in live as long as the file. */
export function useMerchant(): Merchant {
  const closers: (() => Promise<void>)[] = [];
  let browser: Browser;
  let standIn: StandIn;
  let shop: Awaited<ReturnType<typeof servePage>>;
  let page: Page;

  before(async () => {
    const { STAND_IN_BROWSER: browserDirectory } = process.env;
    standIn = await startStandIn({ ...(browserDirectory !== undefined && { browserDirectory }) });
    closers.push(() => standIn.close());
    shop = await servePage(standIn);
    closers.push(shop.close);
    browser = await chromium.launch({
      executablePath: findBrowser(),
      args: [...BROWSER_ARGUMENTS, '--site-per-process'],
    });
    closers.push(() => browser.close());
  });
  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-US', viewport: { width: 700, height: 700 } });
    page.setDefaultTimeout(10_000);
    await page.goto(shop.url);
  });
  afterEach(async () => {
    await page.context().close();
  });
  after(async () => {
    for (const close of closers.reverse()) await close();
  });
  return {
    get page() {
      return page;
    },
    get standIn() {
      return standIn;
    },
  };
}

/** Mounts an Element into `#card` and waits until it is ready; answers with its frame. */
export async function mount(
  { page, standIn }: Merchant,
  mounting: Mounting,
): Promise<FrameLocator> {
  const { type = 'card', group = {}, options = {} } = mounting;
  const given = { type, group, options, key: standIn.publishableKey };
  await page.evaluate((wanted) => {
    window.shop.mount(wanted);
  }, given);
  await untilReady(page);
  return page.frameLocator('#card iframe');
}

/** Waits here, where there is a limit: a promise in the page has none, should no frame ever load. */
const untilReady = (page: Page) => page.waitForFunction(() => window.shop.unready === 0);

export const deferred = { mode: 'payment', amount: 2500, currency: 'usd' };

/** Kinds and options of Elements, in the order they are to stand in. */
export type Wanted = readonly (readonly [
  type: string,
  options?: Readonly<Record<string, unknown>>,
])[];

/**
 * Mounts Elements of one group below each other and waits until all are ready. The events of each
 * are recorded as `address change` and so on; answers with a way to reach their frames by type, or
 * by `address-shipping` where there are two.
 */
export async function mountGroup(
  { page, standIn }: Merchant,
  group: Readonly<Record<string, unknown>>,
  wanted: Wanted,
): Promise<(place: string) => FrameLocator> {
  const given = { group, key: standIn.publishableKey };
  await page.evaluate((opened) => {
    window.shop.openGroup(opened);
  }, given);
  for (const next of wanted) {
    await page.evaluate(([type, options]) => {
      window.shop.mountNext(type, options);
    }, next);
    await untilReady(page);
  }
  return (place) => page.frameLocator(`#${place} iframe`);
}

/** Types a card that pays into the one-line Element, the way a buyer does: without tabbing. */
export async function typeCard(
  { page }: Merchant,
  frame: FrameLocator,
  number: string,
): Promise<void> {
  await frame.locator('[name=cardnumber]').click();
  await page.keyboard.type(`${number}123412312345`);
}

/** Fills the Payment Element's form. */
export async function fillForm(frame: FrameLocator, number: string): Promise<void> {
  await frame.locator('[name=number]').fill(number);
  await frame.locator('[name=expiry]').fill('12 / 34');
  await frame.locator('[name=cvc]').fill('123');
  await frame.locator('[name=postalCode]').fill('12345');
}

async function servePage({ apiUrl, scriptUrl }: StandIn) {
  const pure = fileURLToPath(import.meta.resolve('@stripe/stripe-js/dist/pure.mjs'));
  const loader = await readFile(pure, 'utf8');
  const scripts = new URL(scriptUrl).origin;
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${scripts}`,
    `frame-src ${scripts} ${apiUrl}`,
    `connect-src ${apiUrl}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', html(scriptUrl)],
    '/loader.js': ['text/javascript', loader],
    '/record.js': ['text/javascript', record],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': policy,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const html = (scriptUrl: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><title>A shop</title>
<script src="/record.js"></script>
<label for="card">Pay by card</label>
<div id="card"></div>
<div id="elsewhere"></div>
<button id="pay">Pay</button>
<script src="${scriptUrl}"></script>
`;

/** The page's own script: plain JavaScript, because it is what a merchant would write. */
const record = `
window.shop = {
  async load(key) {
    const { loadStripe } = await import('/loader.js');
    return loadStripe(key);
  },
  events: [],
  messages: [],
  unready: 0,
  mount({ type, group, options, key }) {
    const stripe = window.Stripe(key);
    const elements = stripe.elements(group);
    const element = elements.create(type, options);
    Object.assign(window.shop, { stripe, elements });
    for (const name of ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror']) {
      element.on(name, (payload) => window.shop.events.push([name, payload]));
    }
    putInto('#card', element);
  },
  openGroup({ group, key }) {
    const stripe = window.Stripe(key);
    Object.assign(window.shop, { stripe, elements: stripe.elements(group) });
  },
  mountNext(type, options = {}) {
    const element = window.shop.elements.create(type, options);
    const place = document.createElement('div');
    place.id = document.getElementById(type) === null ? type : type + '-' + options.mode;
    document.body.append(place);
    for (const name of ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'cancel']) {
      if (name === (type === 'expressCheckout' ? 'change' : 'cancel')) continue;
      element.on(name, (payload) => window.shop.events.push([type + ' ' + name, payload]));
    }
    putInto(place, element);
  },
};
function putInto(place, element) {
  element.once('ready', () => (window.shop.unready -= 1));
  element.mount(place);
  window.shop.unready += 1;
}
addEventListener('message', ({ origin, data }) => {
  window.shop.messages.push(JSON.stringify({ origin, data }));
});
`;
