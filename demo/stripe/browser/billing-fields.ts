import { isRecord, recordAt } from './record.ts';
import type { UnknownRecord } from './record.ts';

const addressParts = ['country', 'postalCode', 'state', 'city', 'line1', 'line2'];
const parts = ['name', 'email', 'phone'];

/** True if the Payment Element's `fields` option says `never` for this part, or for all of them. */
export function isHidden(options: UnknownRecord, ...path: readonly string[]): boolean {
  let setting: unknown = recordAt(options, 'fields').billingDetails;
  for (const name of path) {
    if (setting === 'never') return true;
    setting = isRecord(setting) ? setting[name] : undefined;
  }
  return setting === 'never';
}

/**
 * Names, as in the API (`address.postal_code`), of billing details the page has switched off and
 * therefore has to pass itself, but did not. `null` and the empty string count as passed.
 */
export function missingBillingDetails(options: UnknownRecord, passed: UnknownRecord): string[] {
  const plain = parts
    .filter((name) => isHidden(options, name) && passed[name] === undefined)
    .map((name) => name);
  const address = recordAt(passed, 'address');
  const inAddress = addressParts
    .filter((name) => isHidden(options, 'address', name))
    .map((name) => (name === 'postalCode' ? 'postal_code' : name))
    .filter((name) => address[name] === undefined)
    .map((name) => `address.${name}`);
  return [...plain, ...inAddress];
}
