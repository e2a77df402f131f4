import { createHmac } from 'node:crypto';

/**
 * The header `stripe-signature` of a payload sent at `timestamp`, in seconds since 1970. There is
 * a v1 for each secret, and, as on all test events, a v0 that nobody is to heed.
 */
export function signatureHeader(
  payload: string,
  secrets: readonly string[],
  timestamp: number,
): string {
  const signed = `${timestamp}.${payload}`;
  const signatures = secrets.map((secret) => `v1=${hmac(secret, signed)}`);
  return [`t=${timestamp}`, ...signatures, `v0=${hmac('v0', signed)}`].join(',');
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
