import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { BOOKS } from './books.ts';
import { ADMIN_TOKEN, adminGet } from './dashboard.ts';
import { asRecord, listAt, startShop, textAt } from './shop.ts';
import type { ShopOptions, TestShop } from './shop.ts';

/** The test books, of which these have this many copies. */
export const countedBooks = (stock: Record<string, number>) => ({
  ...BOOKS,
  books: BOOKS.books.map((book) => {
    const copies = stock[book.id];
    return copies === undefined ? book : { ...book, stock: copies };
  }),
});

/** A shop with a clock to be moved, which hears of nothing by webhook. */
export async function countedShop(
  t: TestContext,
  stock: Record<string, number>,
  options: ShopOptions = {},
) {
  let time = Date.now();
  const shop = await startShop(t, {
    catalogue: countedBooks(stock),
    adminToken: ADMIN_TOKEN,
    webhookSecrets: [],
    now: () => time,
    ...options,
  });
  const later = (pause: number) => {
    time += pause;
    return shop.own.recover();
  };
  return { shop, later };
}

/** Copies on sale by book, as the back office has them. */
export async function onSale(shop: TestShop): Promise<Record<string, number>> {
  const { status, body } = await adminGet(shop, '/stock');
  assert.equal(status, 200);
  const rows = listAt(body, 'stock').map(asRecord);
  return Object.fromEntries(rows.map((row) => [textAt(row, 'book'), Number(row.available)]));
}
