import { declineByCode, declineCodes } from './declines.ts';
import type { Decline } from './cards.ts';
import type { Fault } from './faults.ts';
import { BadOrder, isOrder, readOrder, readWhole, readWord } from './orders.ts';
import type { Order } from './orders.ts';

/** What `POST /_control/next` asks for. */
export type NextOrder =
  | { readonly route: string; readonly fault: Fault; readonly times: number }
  | { readonly decline: Decline; readonly times: number };

const kinds = `error (status, code?, body?, headers?, retry_after?), error_after (status?, stored?), delay (milliseconds, when?), html (status?), drop_before, drop_after, truncate or decline (decline_code)`;

/** Throws BadOrder, which names what is allowed. */
export function readNextOrder(body: unknown): NextOrder {
  const order = readOrder(body, '{route, fault, times?}');
  const times = readWhole(order, 'times', { least: 1, otherwise: 1 });
  const { fault, route } = order;
  if (!isOrder(fault)) throw new BadOrder(`fault has to be {kind: …}, the kind being ${kinds}.`);
  if (fault.kind === 'decline') return { decline: readDecline(fault, route), times };
  if (typeof route !== 'string' || !/^(GET|POST|DELETE) \/v1\//.test(route)) {
    throw new BadOrder('route has to look like "POST /v1/payment_intents".');
  }
  return { route, fault: readFault(fault), times };
}

function readDecline(fault: Order, route: unknown): Decline {
  if (route !== undefined) {
    throw new BadOrder('A decline meets the next charge, whatever call makes it: leave out route.');
  }
  const { decline_code: code = 'generic_decline' } = fault;
  const decline = typeof code === 'string' ? declineByCode(code) : undefined;
  if (decline !== undefined) return decline;
  throw new BadOrder(`decline_code has to be one of ${declineCodes.join(', ')}.`);
}

function readFault(fault: Order): Fault {
  const { kind } = fault;
  switch (kind) {
    case 'error':
      return readError(fault);
    case 'error_after':
      return {
        kind,
        status: readWhole(fault, 'status', { least: 500, most: 599, otherwise: 500 }),
        stored: readWord(fault, 'stored', ['error', 'success', 'nothing']),
      };
    case 'delay':
      return {
        kind,
        milliseconds: readWhole(fault, 'milliseconds', { least: 0, most: 600_000 }),
        when: readWord(fault, 'when', ['before', 'after']),
      };
    case 'html':
      return {
        kind,
        status: readWhole(fault, 'status', { least: 200, most: 599, otherwise: 502 }),
      };
    case 'drop_before':
    case 'drop_after':
    case 'truncate':
      return { kind };
    default:
      throw new BadOrder(`The kind of a fault has to be ${kinds}.`);
  }
}

function readError(fault: Order): Fault {
  const { body, code, retry_after: retryAfter } = fault;
  if (code !== undefined && typeof code !== 'string') {
    throw new BadOrder('code has to be text, such as "rate_limit" or "lock_timeout".');
  }
  const wait =
    retryAfter === undefined
      ? {}
      : { 'retry-after': String(readWhole(fault, 'retry_after', { least: 0 })) };
  return {
    kind: 'error',
    status: readWhole(fault, 'status', { least: 400, most: 599 }),
    code,
    // Text is sent as it is, so that it need not be JSON.
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    headers: { ...readHeaders(fault.headers), ...wait },
  };
}

function readHeaders(headers: unknown): Record<string, string> {
  if (headers === undefined) return {};
  const entries = isOrder(headers) ? Object.entries(headers) : [];
  const plain = entries.flatMap(([name, value]) =>
    /^[\w-]+$/.test(name) && /^[\x20-\x7e]*$/.test(String(value))
      ? [[name.toLowerCase(), String(value)] as const]
      : [],
  );
  if (isOrder(headers) && plain.length === entries.length) return Object.fromEntries(plain);
  throw new BadOrder('headers has to be an object of names and plain text.');
}
