import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog, holdLog } from '../log.ts';

function logged(value: string): string {
  const lines: string[] = [];
  createLog({ write: (line) => lines.push(line) }).info('test.event', { value });
  assert.equal(lines.length, 1);
  return lines[0] ?? '';
}

test('a record is one line of JSON with time, level and event', () => {
  const record: unknown = JSON.parse(logged('x'));
  assert.partialDeepStrictEqual(record, { level: 'info', event: 'test.event', value: 'x' });
});

test('a value cannot begin a line of its own', () => {
  assert.equal(logged('x\n{"level":"error"}').trimEnd().split('\n').length, 1);
});

const SECRETS = {
  sk_live_abcdef123456: 'abcdef123456',
  rk_test_abcdef123456: 'abcdef123456',
  whsec_abcdef123456: 'abcdef123456',
  pi_123_secret_abcdef: 'abcdef',
  'card 4242 4242 4242 4242.': '4242',
  'card 4242424242424242': '4242',
  'mail to ada.lovelace@example.com': 'lovelace',
};

for (const [value, secret] of Object.entries(SECRETS)) {
  test(`the log keeps to itself: ${value}`, () => {
    assert.ok(!logged(value).includes(secret), logged(value));
  });
}

test('long words are written in no time', () => {
  const begun = performance.now();
  for (const letter of ['a', '1', '-', '@']) logged(letter.repeat(100_000));
  // A search that began anew at every letter took 10 s and more.
  assert.ok(performance.now() - begun < 2000);
});

test('ids and times stay readable', () => {
  assert.match(logged('ch_3abc at 1795387208'), /ch_3abc at 1795387208/);
});

test('records of a transaction wait for its end', () => {
  const lines: string[] = [];
  const { held, release } = holdLog(createLog({ write: (line) => lines.push(line) }));
  held.info('order.paid', { orderId: 'ord_1' });
  held.error('order.fraud_warning');
  assert.deepEqual(lines, []);
  release();
  release();
  const events = lines.map((line) => /"event":"([^"]+)"/.exec(line)?.[1]);
  assert.deepEqual(events, ['order.paid', 'order.fraud_warning']);
});
