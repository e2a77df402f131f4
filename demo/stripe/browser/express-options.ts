import { textAt } from './record.ts';
import type { UnknownRecord } from './record.ts';

/**
 * What Stripe.js's events call the demonstration wallet. Their typings have a closed list of
 * wallets; Link is the one of Stripe's own that pays by card and works in every browser, so a page
 * written for it needs nothing special. The buyer reads "Pretend Pay", and never Link's name.
 */
export const WALLET = { key: 'link', type: 'link' } as const;

/** False if the page has switched the wallet off: `paymentMethods: {link: 'never'}`. */
export function isWalletOffered(options: UnknownRecord): boolean {
  return textAt(options, 'paymentMethods', WALLET.key) !== 'never';
}
