import assert from 'node:assert/strict';
import { outcomeOf, withoutIds } from './world.ts';
import type { World } from './world.ts';

/** One published fact: what is asked, and what Stripe answers. */
export interface Row {
  readonly name: string;
  readonly call: (world: World) => Promise<unknown>;
  readonly answer: Answer;
  /** Why it can only be tried at the stand-in; such a row is not replayed against Stripe. */
  readonly standInOnly?: string;
}

/** A field not named here has to be absent from the error. */
export interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  /** With `ch_…` in place of ids; a pattern where Stripe's whole text is not known. */
  readonly message?: string | RegExp;
  readonly replayed?: true;
  /** What the object, or the error, holds besides. */
  readonly shows?: object;
}

/** Fails with the first field that is not as the row says. */
export async function check({ call, answer }: Row, world: World): Promise<void> {
  const { body, ...outcome } = await outcomeOf(call(world));
  const { shows = {}, message, replayed = false, ...expected } = answer;
  const { message: said = '', ...fields } = outcome;
  assert.deepEqual(fields, { ...expected, replayed }, said);
  if (message instanceof RegExp) assert.match(said, message);
  else assert.equal(withoutIds(said), message ?? '');
  assert.partialDeepStrictEqual(body, shows);
}

/** 400 as most refusals are. */
export function invalid(fields: Omit<Answer, 'status' | 'type'>): Answer {
  return { status: 400, type: 'invalid_request_error', ...fields };
}

export function ok(shows: object = {}): Answer {
  return { status: 200, shows };
}

/** Runs `first`, whatever it ends with, and gives the answer to `then`. */
export async function after(first: Promise<unknown>, then: () => Promise<unknown>) {
  await first.catch(() => undefined);
  return then();
}
