import { BREMEN, TOKYO } from './abroad.ts';
import { arrivals, soldOut } from './arrivals.ts';
import { CARDS, type Buyer } from './buyer.ts';
import { interrupted } from './interrupted.ts';
import { KAETHE, KAETHES_BILL, KAETHES_HOME } from './kaethe.ts';
import { refused } from './refused.ts';
import { bodiesUnseen, type Media } from './start-browser.ts';
import { stayBetween } from './stay-between.ts';
import { trouble } from './trouble.ts';
import {
  call,
  choose,
  enter,
  fillCart,
  isOpened,
  modeNames,
  over,
  part,
  parts,
  setAttributes,
  speak,
  type,
  type Look,
  type Mode,
} from './walking.ts';

/** The narrowest column, a telephone, a tablet, a desk. */
export const WIDTHS: readonly number[] = [280, 360, 768, 1280];

/** One way through the shop, state by state; together they come through all that a buyer can meet. */
export interface Walk {
  modes: readonly Mode[];
  /** Whether it needs the shop of `strict-shop.ts`, that asks for all that can be asked for. */
  strict?: true;
  /** Why it is not walked in this browser. */
  skip?: string | false;
  /** What the buyer's system is set to. */
  media?: Media;
  run: (buyer: Buyer, mode: Mode, look: Look) => Promise<void>;
}

export const walks = {
  purchase: { modes: modeNames, run: purchase },
  dark: { modes: modeNames, media: { colorScheme: 'dark' }, run: purchase },
  contrast: { modes: ['page', 'drawer'], media: { forcedColors: 'active' }, run: purchase },
  trouble: { modes: modeNames, skip: bodiesUnseen, run: trouble },
  refused: { modes: modeNames, run: refused },
  interrupted: { modes: modeNames, run: interrupted },
  arrivals: { modes: modeNames, run: arrivals },
  soldOut: { modes: modeNames, strict: true, run: soldOut },
  wallet: { modes: modeNames, run: wallet },
  german: { modes: modeNames, strict: true, run: inGerman },
  japanese: { modes: modeNames, run: (...all) => abroad('ja', 'JP', TOKYO)(...all) },
  arabic: { modes: modeNames, run: (...all) => abroad('ar', 'DE', BREMEN)(...all) },
  // One book alone is not searched for.
  library: { modes: ['page', 'inline', 'drawer', 'modal'], run: library },
} satisfies Record<string, Walk>;

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
  await over(buyer).getByRole('button', { name: 'Complete' }).waitFor();
  await look('authentication');
  await over(buyer).getByRole('button', { name: 'Complete' }).click();
  await buyer.receipt();
  await look('receipt');
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
    await page.locator('book-checkout [type=number]').fill('');
    await page.locator('book-checkout [type=number]').fill('9');
    await page.keyboard.press('Enter');
    await part(page, 'left').waitFor();
    // Beside what is read on a screen, something to be sent.
    await call(page, 'add', '2');
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
  await type(page, { ...KAETHE, ...(mode === 'button' ? {} : KAETHES_HOME), ...KAETHES_BILL });
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

/** Ten thousand books: searched, nothing found, one of them read; and what of them does not come. */
async function library({ page }: Buyer, mode: Mode, look: Look): Promise<void> {
  const rest = '**/library/api/books?*';
  const facts = '**/library/api/books/*';
  await stayBetween(page);
  await page.route(rest, (route) => route.abort());
  await page.route(facts, (route) => route.abort());
  await setAttributes(page, { item: null, start: 'catalogue', server: '/library/' });
  if (isOpened(mode)) await part(page, 'opener').click();
  const found = page.locator('book-checkout .found');
  const again = found.getByRole('button');
  await again.waitFor();
  await look('rest-missing');
  await page.unroute(rest);
  await again.click();
  await again.waitFor({ state: 'detached' });
  await look('shelves');
  const search = part(page, 'search');
  await search.fill('cookbook kitchens');
  await found.filter({ hasText: /^\s*\d{1,3} / }).waitFor();
  await look('searched');
  await page.locator('book-checkout .title').first().click();
  const read = page.locator('book-checkout .book-dialog');
  await read.getByRole('button', { name: 'Try again' }).waitFor();
  await look('facts-missing');
  await page.unroute(facts);
  await read.getByRole('button', { name: 'Try again' }).click();
  await part(page, 'facts').waitFor();
  await look('book');
  await page.keyboard.press('Escape');
  await search.fill('no such book');
  await page.locator('book-checkout .run').waitFor({ state: 'detached' });
  await look('none-found');
}
