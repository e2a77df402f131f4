import assert from 'node:assert/strict';
import { textAt } from '../test/shop.ts';
import type { Answer } from '../test/shop.ts';
import type { Stage } from './stage.ts';

type Maybe = Answer | null;

/** The buyer got this HTTP status and this status of the order. */
export function requireStatus(answer: Maybe, http: number, status: string): void {
  assert.ok(answer, 'the answer was lost');
  assert.equal(answer.status, http, answer.text);
  assert.equal(textAt(answer.body, 'status'), status);
}

export function requirePaid(answer: Maybe, http = 200): void {
  requireStatus(answer, http, 'paid');
}

/** The buyer was refused with this code. */
export function requireRefused(answer: Maybe, http: number, code: string): Answer {
  assert.ok(answer, 'the answer was lost');
  assert.equal(answer.status, http, answer.text);
  assert.equal(textAt(answer.body, 'error', 'code'), code);
  return answer;
}

/** Everything has an end, and there are this many orders, all paid. */
export async function requireAllPaid(stage: Stage, count: number): Promise<void> {
  await stage.settled();
  const states = (await stage.database.orders()).map(({ state }) => state);
  assert.deepEqual(
    states,
    Array.from({ length: count }, () => 'paid'),
  );
}
