import { createHash } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import { LOW_STOCK } from './contract.ts';
import type { Shop } from './contract.ts';
import type { Db } from './db.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import type { MoneyWriter } from './money.ts';
import type { Config } from './settings.ts';
import { copiesLeft, isCounted } from './stock.ts';

/** The answer of `GET /api/shop`, written out, with its validator. */
export interface ShopWindow {
  json: string;
  etag: string;
}

type Left = ReadonlyMap<string, number>;
type Sign = Pick<Config, 'shopName' | 'publishableKey' | 'stripeScriptUrl' | 'paymentFlow'>;

/** What buyers read of the stock may be older than the stock by this much, in milliseconds. */
const READ_AGAIN_AFTER = 2000;

/**
 * Makes the reader of the shop window. It is written out anew only when a number that buyers read
 * has changed; the stock is read once in two seconds at most, whatever process sold from it, and
 * without the database it stays as it was last. `now` in milliseconds since 1970.
 */
export function createShopWindow(
  config: Sign,
  catalogue: Catalogue,
  money: MoneyWriter,
  { db, log, now }: { db: Db; log: Log; now: () => number },
): () => Promise<ShopWindow> {
  let shown: Left = new Map();
  let window = writeShop(config, catalogue, money, shown);
  if (!isCounted(ids(catalogue), catalogue)) return () => Promise.resolve(window);
  let readAt = -Infinity;
  let reading: Promise<void> | null = null;

  const read = async () => {
    try {
      const left = lowStock(await copiesLeft(db));
      if (!isSame(left, shown)) window = writeShop(config, catalogue, money, left);
      shown = left;
    } catch (error) {
      log.warn('shop.stock_unread', { reason: describe(error) });
    }
    readAt = now();
    reading = null;
  };

  return async () => {
    // A clock that was set back must not keep an old number on show.
    if (Math.abs(now() - readAt) >= READ_AGAIN_AFTER) await (reading ??= read());
    return window;
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
  const shop: Shop = {
    name: config.shopName,
    currency,
    publishableKey: config.publishableKey,
    stripeScriptUrl: config.stripeScriptUrl,
    paymentFlow: config.paymentFlow,
    books: [...books.values()].map(({ id, title, author, blurb, cover, ground, priceMinor }) => ({
      id,
      title,
      author,
      blurb,
      cover,
      ground,
      price: money.short(priceMinor, currency),
      left: left.get(id) ?? null,
    })),
  };
  const json = JSON.stringify(shop);
  return { json, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"` };
}
