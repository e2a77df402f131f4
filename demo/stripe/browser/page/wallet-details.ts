import { IntegrationError } from '../errors.ts';
import { isRecord } from '../record.ts';
import type { UnknownRecord } from '../record.ts';

const MOST_RATES = 9;

/**
 * Checks what a page passes to a `resolve` of the Express Checkout Element, `event` being the
 * event it belongs to. `total` is what the group is to pay, in the currency's minor unit. Throws
 * an IntegrationError, in the page's call, as Stripe.js does.
 */
export function requireWalletDetails(event: string, details: UnknownRecord, total: number): void {
  const { lineItems, shippingRates } = details;
  const callback = `${event} event resolve callback`;
  let sum = 0;
  for (const [place, item] of listIn(callback, 'lineItems', lineItems).entries()) {
    requireText(callback, `lineItems.${place}.name`, item.name);
    sum += requireAmount(callback, `lineItems.${place}.amount`, item.amount);
  }
  if (sum > total) {
    throw new IntegrationError(
      `Invalid value for ${callback}: the amount of the Elements group (${total}) is less than ` +
        `the sum of lineItems (${sum}). Call elements.update({amount}) first.`,
    );
  }
  const rates = listIn(callback, 'shippingRates', shippingRates);
  if (rates.length > MOST_RATES) {
    throw new IntegrationError(
      `Invalid value for ${callback}: shippingRates should be an array of size less than ` +
        `${MOST_RATES + 1}.`,
    );
  }
  for (const [place, rate] of rates.entries()) {
    requireText(callback, `shippingRates.${place}.id`, rate.id);
    requireText(callback, `shippingRates.${place}.displayName`, rate.displayName);
    requireAmount(callback, `shippingRates.${place}.amount`, rate.amount);
  }
}

/** Checks that rates and the wish for an address come together, as the wallet opens. */
export function requireShipping({ shippingAddressRequired, shippingRates }: UnknownRecord): void {
  const hasRates = Array.isArray(shippingRates) && shippingRates.length > 0;
  if (shippingAddressRequired === true && !hasRates) {
    throw new IntegrationError(
      'You must specify `shippingRates` when providing `shippingAddressRequired: true`.',
    );
  }
  if (shippingAddressRequired !== true && hasRates) {
    throw new IntegrationError(
      'You must specify `shippingAddressRequired: true` when providing `shippingRates`.',
    );
  }
}

function listIn(callback: string, name: string, value: unknown): readonly UnknownRecord[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every(isRecord)) return value;
  throw new IntegrationError(`Invalid value for ${callback}: ${name} should be an array.`);
}

function requireText(callback: string, name: string, value: unknown): void {
  if (typeof value === 'string' && value !== '') return;
  throw new IntegrationError(`Missing value for ${callback}: ${name} should be a string.`);
}

function requireAmount(callback: string, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  throw new IntegrationError(
    `${value === undefined ? 'Missing' : 'Invalid'} value for ${callback}: ${name} should be an ` +
      "amount in the currency's subunit.",
  );
}
