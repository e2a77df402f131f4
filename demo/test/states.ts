import type { Locator, Page, Route } from 'playwright-core';
import { CARDS, type Buyer } from './buyer.ts';
import { stayBetween } from './stay-between.ts';

/** Where the shop lives, by the page that shows it there. */
export const MODES = {
  page: '/examples/modes/page',
  inline: '/examples/modes/inline',
  drawer: '/examples/modes/drawer',
  modal: '/examples/modes/modal',
  button: '/examples/modes/button',
};

export type Mode = keyof typeof MODES;

export const modeNames: readonly Mode[] = ['page', 'inline', 'drawer', 'modal', 'button'];

/** The narrowest column, a telephone, a tablet, a desk. */
export const WIDTHS: readonly number[] = [280, 360, 768, 1280];

/** Told of each state while it is on the screen. */
export type Look = (state: string) => Promise<void>;

/** One way through the shop, state by state; together they come through all that a buyer can meet. */
export interface Walk {
  modes: readonly Mode[];
  /** Whether it needs the shop of `strict-shop.ts`, that asks for all that can be asked for. */
  strict?: true;
  /** What the buyer's system is set to. */
  media?: { colorScheme?: 'dark'; forcedColors?: 'active' };
  run: (buyer: Buyer, mode: Mode, look: Look) => Promise<void>;
}

export const walks = {
  purchase: { modes: modeNames, run: purchase },
  dark: { modes: modeNames, media: { colorScheme: 'dark' }, run: purchase },
  contrast: { modes: ['page', 'drawer'], media: { forcedColors: 'active' }, run: purchase },
  trouble: { modes: modeNames, run: trouble },
  refused: { modes: ['page', 'drawer', 'button'], run: refused },
  wallet: { modes: modeNames, run: wallet },
  german: { modes: modeNames, strict: true, run: inGerman },
  japanese: { modes: modeNames, run: (...all) => abroad('ja', 'JP', TOKYO)(...all) },
  arabic: { modes: modeNames, run: (...all) => abroad('ar', 'DE', BREMEN)(...all) },
  // One book alone is not searched for.
  library: { modes: ['page', 'inline', 'drawer', 'modal'], run: library },
} satisfies Record<string, Walk>;

const TOKYO = {
  name: '山田太郎',
  email: 'taro@example.jp',
  postalCode: '100-0001',
  state: '東京都',
  line1: '千代田区千代田1-1',
};
const BREMEN = {
  name: 'ليلى حسن',
  email: 'layla@example.com',
  line1: 'Contrescarpe 12',
  postalCode: '28195',
  city: 'Bremen',
};

/** The whole purchase with a decline and a bank's question, through every state that it has. */
async function purchase(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  await enter(buyer.page, mode, look);
  const { page } = buyer;
  await buyer.cardFrame.locator('input').first().waitFor();
  await look('checkout');
  await buyer.typeCard(CARDS.insufficientFunds);
  await buyer.pay();
  await page.getByRole('alert').getByRole('button').first().waitFor();
  await look('mistakes');
  await buyer.fillAddress();
  await look('filled');
  await buyer.pay();
  await buyer.cardError.filter({ hasText: /money/ }).waitFor();
  await look('declined');
  await buyer.typeCard(CARDS.threeDSecure);
  await buyer.pay();
  await bank(buyer).getByRole('button', { name: 'Complete' }).waitFor();
  await look('authentication');
  await bank(buyer).getByRole('button', { name: 'Complete' }).click();
  await buyer.receipt();
  await look('receipt');
}

/** From the page to the form, by way of the cart where there is one; in any language. */
export async function enter(
  page: Page,
  mode: Mode,
  look: Look = () => Promise.resolve(),
): Promise<void> {
  if (mode === 'button') {
    await part(page, 'purchase').waitFor();
    await look('button');
    await part(page, 'purchase').click();
    return;
  }
  await fillCart(page, mode, look);
  await part(page, 'checkout').waitFor();
  await look('cart');
  await part(page, 'remove').click();
  await part(page, 'undo').waitFor();
  await look('empty');
  await part(page, 'undo').click();
  await part(page, 'checkout').click();
}

/** One book, and the cart open; not in the mode of one button, which has none. */
export async function fillCart(
  page: Page,
  mode: Mode,
  look: Look = () => Promise.resolve(),
): Promise<void> {
  if (mode === 'page' || mode === 'inline') {
    await part(page, 'add').waitFor();
    await look('catalogue');
    await part(page, 'add').click();
    await part(page, 'cart-bar').waitFor();
    await look('added');
    await part(page, 'cart-bar').click();
  } else {
    await part(page, 'opener').waitFor();
    await look('closed');
    await page.getByRole('button', { name: 'Buy the first book' }).click();
  }
}

/** Everything that can go wrong, one after the other, and paid once in the end. */
async function trouble(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  await stayBetween(page);
  await comeBack(page, mode, look);
  await page.route('**/stripe.js', (route) => route.abort());
  await part(page, mode === 'drawer' || mode === 'modal' ? 'checkout' : 'purchase').click();
  await part(page, 'retry').waitFor();
  await page.getByRole('link', { name: 'Order by e-mail instead' }).waitFor();
  await look('blocked');
  await page.unroute('**/stripe.js');
  await part(page, 'retry').click();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);

  const answers = await answering(page);
  answers.push((route) => answerOutdated(page, route));
  await buyer.pay();
  await buyer.cardError.filter({ hasText: 'changed from' }).waitFor();
  await look('outdated');

  // Every further try finds no network.
  answers.push(async (route) => {
    await page.locator('#pay-hint').getByText('longer than usual').waitFor();
    await look('slow');
    await route.fetch();
    await page.context().setOffline(true);
    await route.abort();
  });
  await buyer.pay();
  await page.getByText('You are offline').waitFor();
  await look('offline');
  const { promise: asked, resolve: answer } = Promise.withResolvers<undefined>();
  await page.route(ORDERS, async (route) => {
    await asked;
    await route.fallback();
  });
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('heading', { name: /finding out/ }).waitFor();
  await look('uncertain');
  answer(undefined);
  await buyer.receipt();
  await look('found');
}

const ORDERS = /\/api\/orders(\?|\/|$)/;

type Answer = (route: Route) => Promise<unknown>;

/**
 * What the next requests for orders are answered with, in turn; the shop answers the others. The route
 * stays: the browser's driver loses a request that is under way while its interception ends.
 */
async function answering(page: Page): Promise<Answer[]> {
  const answers: Answer[] = [];
  await page.route(ORDERS, async (route) => {
    const answer = answers.shift();
    await (answer ? answer(route) : route.continue());
  });
  return answers;
}

/** All that the shop may refuse a press of Pay for, then a receipt of which a part was paid back. */
async function refused(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  await enter(page, mode);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  const answers = await answering(page);
  const refuse = async (status: number, error: object, headers: Record<string, string> = {}) => {
    answers.push((route) => route.fulfill({ status, headers, json: { error } }));
    await buyer.pay();
  };

  await refuse(403, { code: 'challenge_required', message: 'Are you a person?' });
  await buyer.cardError.filter({ hasText: /person/ }).waitFor();
  await look('a person is wanted');
  await refuse(429, { code: 'too_many_attempts', message: 'Wait.' }, { 'retry-after': '600' });
  await buyer.cardError.filter({ hasText: /declined|wait/i }).waitFor();
  await look('too many declines');
  const shortage = { book: '1', title: HAMMING, left: 0 };
  await refuse(409, { code: 'out_of_stock', message: 'Sold out.', shortages: [shortage] });
  await page
    .getByText(/just been sold out/)
    .first()
    .waitFor();
  await look('sold out meanwhile');
}

const HAMMING = 'The Art of Doing Science and Engineering';

/** With a cart that storage has damaged, to a shop that is slow, then not there, then there. */
async function comeBack(page: Page, mode: Mode, look: Look): Promise<void> {
  if (mode === 'button') return;
  await part(page, mode === 'drawer' || mode === 'modal' ? 'opener' : 'add').waitFor();
  await page.evaluate(() => {
    const lines = [{ book: '1', quantity: 1000 }, { book: 7 }];
    localStorage.setItem(`book-checkout:cart:${location.origin}/`, JSON.stringify(lines));
  });
  const { promise: waited, resolve: goOn } = Promise.withResolvers<undefined>();
  await page.route('**/api/shop*', async (route) => {
    await waited;
    await route.abort();
  });
  await page.reload();
  if (mode === 'drawer' || mode === 'modal') await part(page, 'opener').click();
  await page.locator('book-checkout .ghost').first().waitFor();
  await look('loading');
  goOn(undefined);
  await part(page, 'retry').waitFor();
  await look('unreachable');
  await page.unroute('**/api/shop*');
  await part(page, 'retry').click();
  await part(page, 'notice').waitFor();
  await look('repaired');
}

/** As a shop answers that was started anew with another price. */
async function answerOutdated(page: Page, route: Route): Promise<void> {
  const api = new URL('/api/', page.url());
  const response = await page.request.post(new URL('quotes', api).href, {
    data: { lines: [{ book: '1', quantity: 2 }] },
  });
  const quote: unknown = await response.json();
  const unit = { minor: 2300, currency: 'usd', text: '$23.00' };
  const change = {
    book: '1',
    title: HAMMING,
    was: { quantity: 1, unit },
    now: { quantity: 2, unit },
  };
  const error = { code: 'quote_expired', message: 'Changed.', quote, changes: [change] };
  await route.fulfill({ status: 409, json: { error } });
}

async function wallet(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  await enter(buyer.page, mode);
  await buyer.walletFrame.getByRole('button').click();
  const sheet = over(buyer).getByRole('button', { name: /^pay/i });
  await sheet.waitFor();
  await look('wallet');
  await sheet.click();
  await buyer.receipt();
}

/** Company, telephone, note, another address for the bill, terms, an e-book, and few copies left. */
async function inGerman(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  await speak(page, 'de');
  if (mode === 'button') await part(page, 'purchase').click();
  else {
    await fillCart(page, mode, look);
    await page.locator('book-checkout [type=number]').fill('9');
    await page.keyboard.press('Enter');
    await part(page, 'left').waitFor();
    // Beside what is read on a screen, something to be sent.
    await page.locator('book-checkout').evaluate((element) => {
      const add: unknown = Reflect.get(element, 'add');
      if (typeof add === 'function') Reflect.apply(add, element, ['2']);
    });
    await parts(page, 'line').nth(1).waitFor();
    await look('all-copies');
    await part(page, 'checkout').click();
  }
  await choose(page, 'country', 'DE');
  await buyer.cardFrame.locator('input').first().waitFor();
  await page.locator('book-checkout #billing').check();
  await look('checkout');
  await buyer.typeCard(CARDS.good);
  await part(page, 'pay').click();
  await page.locator('book-checkout .summary').waitFor();
  await look('mistakes');
  await type(page, {
    name: 'Käthe von Hohenzollern-Sigmaringen',
    email: 'kaethe@example.de',
    company: 'Donaudampfschifffahrtsgesellschaft',
    phone: '+49 30 123456',
    ...(mode === 'button'
      ? {}
      : { line1: 'Am Alten Güterbahnhof 117', postalCode: '10115', city: 'Berlin' }),
    'billing.name': 'Buchhaltung',
    'billing.line1': 'Hinterhaus 3',
    'billing.postalCode': '80331',
    'billing.city': 'München',
    note: 'Bitte beim Nachbarn abgeben.',
  });
  for (const consent of await page.locator('book-checkout .tick-row input').all())
    await consent.check();
  // Not bought: the next who comes finds as many copies.
  await look('filled');
}

/** A purchase in another language, to an address there. */
const abroad =
  (language: string, country: string, address: Readonly<Record<string, string>>) =>
  async (buyer: Buyer, mode: Mode, look: Look): Promise<void> => {
    const { page } = buyer;
    await speak(page, language);
    await enter(page, mode, look);
    await choose(page, 'country', country);
    await buyer.cardFrame.locator('input').first().waitFor();
    await look('checkout');
    await buyer.typeCard(CARDS.good);
    await part(page, 'pay').click();
    await page.locator('book-checkout .summary').waitFor();
    await look('mistakes');
    await type(page, address);
    await look('filled');
    await part(page, 'pay').click();
    await part(page, 'receipt').waitFor();
    await look('receipt');
  };

/** Ten thousand books: searched, nothing found, one of them read. */
async function library({ page }: Buyer, mode: Mode, look: Look): Promise<void> {
  await page.locator('book-checkout').evaluate((element) => {
    element.removeAttribute('item');
    element.setAttribute('start', 'catalogue');
    element.setAttribute('server', '/library/');
  });
  if (mode === 'drawer' || mode === 'modal') await part(page, 'opener').click();
  const search = part(page, 'search');
  await search.waitFor();
  await look('shelves');
  await search.fill('cookbook kitchens');
  await page
    .locator('book-checkout .found')
    .filter({ hasText: /^\s*\d{1,3} / })
    .waitFor();
  await look('searched');
  await page.locator('book-checkout .title').first().click();
  await page.locator('book-checkout .facts').waitFor();
  await look('book');
  await page.keyboard.press('Escape');
  await search.fill('no such book');
  await page.locator('book-checkout .run').waitFor({ state: 'detached' });
  await look('none-found');
}

/** A part of the element, which is called the same in every language. */
const part = (page: Page, name: string): Locator => parts(page, name).first();

const parts = (page: Page, name: string): Locator =>
  page.locator(`book-checkout [part~="${name}"]`);

/** The page speaks another language. */
const speak = (page: Page, language: string): Promise<void> =>
  page.evaluate((code) => {
    document.documentElement.lang = code;
    document.documentElement.dir = code === 'ar' ? 'rtl' : 'ltr';
  }, language);

const choose = (page: Page, field: string, value: string) =>
  page.locator(`book-checkout [name="${field}"]`).selectOption(value);

async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    await page.locator(`book-checkout :is(input, textarea)[id="${name}"]`).fill(text);
}

/** What Stripe lays over the page; the shop's own dialog is another one. */
const over = ({ page }: Buyer) =>
  page.locator('dialog:not(:has(book-checkout))').frameLocator('iframe');

const bank = over;
