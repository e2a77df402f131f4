import { isRecord } from './record.ts';
import type { UnknownRecord } from './record.ts';

/**
 * Writes nested parameters the way Stripe's API reads them: `card[number]=…`, `types[0]=…`.
 * `undefined` and functions are left out; `null` is sent empty, which the API takes as "unset".
 */
export function encodeForm(parameters: UnknownRecord): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) append(encoded, name, value);
  return encoded;
}

function append(encoded: URLSearchParams, name: string, value: unknown): void {
  if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      append(encoded, `${name}[${index}]`, item);
    });
  } else if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) append(encoded, `${name}[${key}]`, inner);
  } else if (value === null) {
    encoded.append(name, '');
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    encoded.append(name, String(value));
  }
}
