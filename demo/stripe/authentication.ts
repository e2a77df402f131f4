import type { Request } from 'express';
import type { Call } from './account.ts';
import { errors } from './errors.ts';
import type { Fields } from './fields.ts';
import type { Keys } from './keys.ts';

/** Whose key a request carries: Bearer, Basic with an empty password, or a form's `key`. */
export function authenticate(request: Request, fields: Fields, keys: Keys): Call['key'] {
  const key = headerKey(request.get('authorization')) ?? fields.key;
  if (typeof key !== 'string' || key === '') throw errors.noKey();
  if (key === keys.publishableKey) return 'publishable';
  if (key === keys.secretKey) return 'secret';
  throw errors.badKey(key);
}

function headerKey(header: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(\S+)\s+(\S+)\s*$/.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(value, 'base64').toString().split(':')[0];
}
