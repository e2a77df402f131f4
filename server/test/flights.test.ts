import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFlights } from '../flights.ts';

test('all have landed once those are done, too, that wait for another payment of their order', async () => {
  const flights = createFlights<undefined>();
  const first = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  const done: string[] = [];
  const payments = [
    flights.join('ord_1', 'pm_1', () => first.promise),
    flights.join('ord_1', 'pm_2', () => second.promise.finally(() => done.push('pm_2'))),
  ];
  const landed = flights.landed().then(() => done.push('landed'));
  first.resolve(undefined);
  await payments[0];
  setImmediate(() => {
    second.resolve(undefined);
  });
  await landed;
  await Promise.all(payments);
  assert.deepEqual(done, ['pm_2', 'landed']);
});
