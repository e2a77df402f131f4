import { describe } from './log.ts';
import { outcomeOfCharge, outcomeOfIntent } from './outcome.ts';
import type { Expected, Seen } from './outcome.ts';
import type { Stripe } from './stripe.ts';

/** Every payment that says it is for the order, or why Stripe could not be asked. */
export type Found = { outcomes: Seen[] } | { failed: string };

export interface Wanted extends Expected {
  kind: 'intents' | 'charges';
  /** When the payment was made at the earliest and at the latest, in milliseconds since 1970. */
  since: number;
  until: number;
}

/** A shop with more payments than this in a day is searched by Stripe's search alone. */
const MOST_LISTED = 10_000;

type Matches = (object: { metadata: Stripe.Metadata }) => boolean;

/**
 * Looks for an order's payments where none of their ids is known. Stripe's search lags behind and
 * is not everywhere, so what it does not find is looked for in the list of that time's payments,
 * which is complete. Never throws.
 */
export async function findPayments(stripe: Stripe, wanted: Wanted): Promise<Found> {
  let searched = true;
  try {
    const outcomes = await search(stripe, wanted);
    if (outcomes.length > 0) return { outcomes };
  } catch {
    searched = false;
  }
  try {
    const { outcomes, complete } = await list(stripe, wanted);
    if (outcomes.length > 0 || complete || searched) return { outcomes };
    return { failed: 'search failed, and there are too many payments to go through' };
  } catch (error) {
    return { failed: describe(error) };
  }
}

async function search(stripe: Stripe, wanted: Wanted): Promise<Seen[]> {
  // The id is base64url: nothing in it needs escaping.
  const query = `metadata['order_id']:'${wanted.orderId}'`;
  if (wanted.kind === 'charges') {
    const { data } = await stripe.charges.search({ query, limit: 100 });
    return data.map((charge) => outcomeOfCharge(charge, wanted));
  }
  const { data } = await stripe.paymentIntents.search({
    query,
    limit: 100,
    expand: ['data.latest_charge'],
  });
  return data.map((intent) => outcomeOfIntent(intent, wanted));
}

async function list(
  stripe: Stripe,
  wanted: Wanted,
): Promise<{ outcomes: Seen[]; complete: boolean }> {
  const created = { gte: seconds(wanted.since), lte: seconds(wanted.until) };
  const ofOrder: Matches = ({ metadata }) => metadata.order_id === wanted.orderId;
  if (wanted.kind === 'charges') {
    const all = stripe.charges.list({ created, limit: 100 });
    const { found, complete } = await pick(all, ofOrder);
    return { outcomes: found.map((charge) => outcomeOfCharge(charge, wanted)), complete };
  }
  const all = stripe.paymentIntents.list({ created, limit: 100, expand: ['data.latest_charge'] });
  const { found, complete } = await pick(all, ofOrder);
  return { outcomes: found.map((intent) => outcomeOfIntent(intent, wanted)), complete };
}

async function pick<T extends { metadata: Stripe.Metadata }>(
  all: AsyncIterable<T>,
  matches: Matches,
): Promise<{ found: T[]; complete: boolean }> {
  const found: T[] = [];
  let seen = 0;
  for await (const one of all) {
    if (matches(one)) found.push(one);
    seen += 1;
    if (seen >= MOST_LISTED) return { found, complete: false };
  }
  return { found, complete: true };
}

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
