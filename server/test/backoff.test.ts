import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withBackoff } from '../backoff.ts';

/** Time that only passes in pauses; `lost` fails so often before it succeeds. */
function attemptsAt(lost: number, random: number) {
  const pauses: number[] = [];
  const left: number[] = [];
  let time = 0;
  const patience = {
    clock: () => time,
    pause: (milliseconds: number) => {
      pauses.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    random: () => random,
  };
  const work = (leftMs: number) => {
    left.push(leftMs);
    return left.length > lost ? Promise.resolve('done') : Promise.reject(new Error('busy'));
  };
  return { patience, pauses, left, work };
}

test('pauses double up to four seconds, and vary with chance', async () => {
  const { patience, pauses, work } = attemptsAt(6, 1);
  assert.equal(await withBackoff(work, () => true, 60_000, patience), 'done');
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 4000]);
  const other = attemptsAt(2, 0);
  await withBackoff(other.work, () => true, 60_000, other.patience);
  assert.deepEqual(other.pauses, [125, 250]);
});

test('it gives up in time, with the last failure', async () => {
  const { patience, pauses, left, work } = attemptsAt(100, 1);
  await assert.rejects(
    withBackoff(work, () => true, 2000, patience),
    /busy/,
  );
  assert.deepEqual(pauses, [250, 500]);
  assert.deepEqual(left, [2000, 1750, 1250]);
});

test('what cannot be repeated fails at once', async () => {
  const { patience, pauses, work } = attemptsAt(1, 1);
  await assert.rejects(
    withBackoff(work, () => false, 60_000, patience),
    /busy/,
  );
  assert.deepEqual(pauses, []);
});
