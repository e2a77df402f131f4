import { isIP } from 'node:net';
import express from 'express';
import type { Request } from 'express';

/** How many proxies stand before the server, or which; null for none. */
export type TrustProxy = number | readonly string[] | null;

/** Names whom a request comes from, such that limits can count by it. */
export type AddressOf = (request: Request) => string;

type IsTrusted = (address: string, hop: number) => boolean;

const isFunction = (value: unknown): value is IsTrusted => typeof value === 'function';

/**
 * Reads the address that a request really comes from. `X-Forwarded-For` can be written by anybody,
 * so it is only read as far as trusted proxies wrote it. IPv6 addresses count by their /64, which
 * is what one connection has. Throws TypeError for addresses that are none.
 */
export function createAddressOf(trust: TrustProxy): AddressOf {
  if (trust === null) return (request) => blockOf(request.socket.remoteAddress ?? '');
  // Express' own reading of the setting, also where the router is mounted in somebody's application.
  const app = express().set('trust proxy', typeof trust === 'number' ? trust : [...trust]);
  const isTrusted: unknown = app.get('trust proxy fn');
  if (!isFunction(isTrusted)) throw new TypeError('Express knows no trusted proxies');

  return ({ socket, headers }) => {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    let address = socket.remoteAddress ?? '';
    for (let hop = 0; isTrusted(address, hop); hop += 1) {
      // Each proxy adds whom it heard from at the end.
      const next = forwarded.at(-1 - hop)?.trim() ?? '';
      if (isIP(next) === 0) break;
      address = next;
    }
    return blockOf(address);
  };
}

/** An IPv4 address whole, of an IPv6 address the network part of 64 bits. */
export function blockOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Without leading zeros; an IPv4 address at the end counts as two groups. */
const groupsOf = (text: string): string[] =>
  text
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => (group.includes('.') ? ['v4', 'v4'] : [group.replace(/^0+(?=.)/, '')]));
