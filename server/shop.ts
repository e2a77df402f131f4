import { bookOf, listOf } from './book-list.ts';
import type { Catalogue, CatalogueBook } from './catalogue.ts';
import { formRulesOf } from './buyer-rules.ts';
import { LOW_STOCK } from './contract.ts';
import type { Shop } from './contract.ts';
import type { Db } from './db.ts';
import { keep } from './kept-answer.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import type { MoneyWriter } from './money.ts';
import type { Config } from './settings.ts';
import { copiesLeft, isCounted } from './stock.ts';

/** What buyers read of the shelves, written out. */
export interface ShopWindow {
  /** The answer of `GET /api/shop`. */
  shop: KeptAnswer;
  /** The answer of `GET /api/books`. */
  books: KeptAnswer;
  /** Copies left of the books of which buyers are told. */
  left: Left;
}

type Left = ReadonlyMap<string, number>;
type Sign = Pick<
  Config,
  | 'shopName'
  | 'shopEmail'
  | 'publishableKey'
  | 'stripeScriptUrl'
  | 'paymentFlow'
  | 'redirects'
  | 'postcodeCheck'
> &
  Parameters<typeof formRulesOf>[0];

/** From here on up a shop's first answer has its first books only, without their blurbs. */
const MANY_BOOKS = 100;
/** As many as the largest screens show at once. */
const FIRST_BOOKS = 24;

/** What buyers read of the stock may be older than the stock by this much, in milliseconds. */
const READ_AGAIN_AFTER = 2000;

/**
 * Makes the reader of the shop window. It is written out anew only when a number that buyers read
 * has changed, once for each language asked for; the stock is read once in two seconds at most, whatever process sold from it, and
 * without the database it stays as it was last. `now` in milliseconds since 1970.
 */
export function createShopWindow(
  config: Sign,
  catalogue: Catalogue,
  { db, log, now }: { db: Db; log: Log; now: () => number },
): (money: MoneyWriter) => Promise<ShopWindow> {
  let shown: Left = new Map();
  /** By language. */
  const windows = new Map<string, ShopWindow>();
  const windowFor = (money: MoneyWriter): ShopWindow => {
    const window = windows.get(money.locale) ?? writeShop(config, catalogue, money, shown);
    windows.set(money.locale, window);
    return window;
  };
  if (!isCounted(ids(catalogue), catalogue)) return (money) => Promise.resolve(windowFor(money));
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  const read = async () => {
    try {
      const left = lowStock(await copiesLeft(db));
      if (!isSame(left, shown)) windows.clear();
      shown = left;
    } catch (error) {
      log.warn('shop.stock_unread', { reason: describe(error) });
    }
    readAt = now();
    reading = null;
  };

  return async (money) => {
    // A clock that was set back must not keep an old number on show.
    if (Math.abs(now() - readAt) >= READ_AGAIN_AFTER) await (reading ??= read());
    return windowFor(money);
  };
}

const ids = ({ books }: Catalogue) => [...books.keys()].map((book) => ({ book }));

/** The numbers that buyers are told. */
const lowStock = (left: Left): Left =>
  new Map([...left].filter(([, copies]) => copies <= LOW_STOCK));

const isSame = (one: Left, other: Left) =>
  one.size === other.size && [...one].every(([book, copies]) => other.get(book) === copies);

function writeShop(
  config: Sign,
  { currency, books }: Catalogue,
  money: MoneyWriter,
  left: Left,
): ShopWindow {
  const all = [...books.values()];
  const isMany = all.length > MANY_BOOKS;
  const priceOf = ({ priceMinor }: CatalogueBook) => money.short(priceMinor, currency);
  const first = isMany ? all.slice(0, FIRST_BOOKS).map((book) => ({ ...book, blurb: '' })) : all;
  const form = formRulesOf(config);
  const shop: Shop = {
    name: config.shopName,
    locale: money.locale,
    currency,
    publishableKey: config.publishableKey,
    stripeScriptUrl: config.stripeScriptUrl,
    paymentFlow: config.paymentFlow,
    ...(config.redirects === 'on' && { redirects: true }),
    ...(config.postcodeCheck === 'refuse' && { elements: { captureMethod: 'manual' } }),
    ...(config.shopEmail !== null && { email: config.shopEmail }),
    ...(form && { form }),
    books: first.map((book) => bookOf(book, priceOf, left)),
    ...(isMany && { total: all.length }),
  };
  return { shop: keep(shop), books: keep(listOf(all, priceOf, left)), left };
}
