import { createHash } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import type { Shop } from './contract.ts';
import type { MoneyWriter } from './money.ts';
import type { Config } from './settings.ts';

/** The shop window, written out once: it only changes with a restart. */
export function writeShop(
  config: Pick<Config, 'shopName' | 'publishableKey' | 'stripeScriptUrl' | 'paymentFlow'>,
  catalogue: Catalogue,
  money: MoneyWriter,
): { json: string; etag: string } {
  const { currency } = catalogue;
  const shop: Shop = {
    name: config.shopName,
    currency,
    publishableKey: config.publishableKey,
    stripeScriptUrl: config.stripeScriptUrl,
    paymentFlow: config.paymentFlow,
    books: [...catalogue.books.values()].map(({ priceMinor, ...book }) => ({
      ...book,
      price: money.short(priceMinor, currency),
    })),
  };
  const json = JSON.stringify(shop);
  return { json, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"` };
}
