import type { Request } from 'express';
import type { Account, Call } from './account.ts';
import type { Accounts } from './accounts.ts';
import { errors } from './errors.ts';
import type { Fields } from './fields.ts';

/** Whose key a request carries, and what it may do. */
export interface Credentials {
  readonly account: Account;
  readonly key: Call['key'];
  /** A restricted key that may not move money back. */
  readonly withoutRefunds: boolean;
}

/**
 * Reads the key: Bearer, Basic with an empty password, or a form's `key`. Throws 401 for one that
 * opens nothing, and 403 where the request names another account than the key's.
 */
export function authenticate(request: Request, fields: Fields, accounts: Accounts): Credentials {
  const key = headerKey(request) ?? fields.key;
  if (typeof key !== 'string' || key === '') throw errors.noKey();
  const credentials = lookUp(key, accounts);
  if (credentials === undefined) throw errors.badKey(key);
  const named = request.get('stripe-account') ?? fields._stripe_account;
  if (typeof named === 'string' && named !== credentials.account.keys.accountId) {
    throw errors.otherAccount(key, named);
  }
  return credentials;
}

/** Whose key stands in the header; undefined where none does, or nobody's. */
export function accountOfHeader(request: Request, accounts: Accounts): Account | undefined {
  return lookUp(headerKey(request) ?? '', accounts)?.account;
}

function lookUp(key: string, accounts: Accounts): Credentials | undefined {
  for (const account of accounts.all) {
    const { keys } = account;
    if (key === keys.publishableKey) return { account, key: 'publishable', withoutRefunds: false };
    if (key === keys.secretKey || key === keys.restrictedKey) {
      return { account, key: 'secret', withoutRefunds: false };
    }
    if (key === keys.restrictedKeyWithoutRefunds) {
      return { account, key: 'secret', withoutRefunds: true };
    }
  }
  return undefined;
}

function headerKey(request: Request): string | undefined {
  const header = request.get('authorization') ?? '';
  const [, scheme = '', value = ''] = /^(\S+)\s+(\S+)\s*$/.exec(header) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString().split(':')[0];
}
