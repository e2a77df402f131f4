import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { routes } from '../../routes.ts';
import { imports, typeOf } from './answers.ts';
import { typedPart } from './beyond-typings.ts';
import { askEverything } from './calls.ts';
import { compile } from './compile.ts';
import type { Claim, Compiled } from './compile.ts';
import { strangers } from './enums.ts';
import { record } from './recorder.ts';
import type { Recorder } from './recorder.ts';
import { misspelt } from './strings.ts';

/** Answers that are wrong on purpose, to see that wrong ones are found. */
const wrong: readonly Claim[] = [
  { name: 'missing', type: 'Stripe.ApiList<Stripe.Charge>', value: { object: 'list', data: [] } },
  {
    name: 'unknown',
    type: 'Stripe.Charge.FraudDetails',
    value: { user_report: 'safe', by_whom: 'me' },
  },
  {
    name: 'nested',
    type: "Pick<Stripe.Charge, 'billing_details'>",
    value: { billing_details: { email: 7 } },
  },
  { name: 'enum', type: "Pick<Stripe.Charge, 'status'>", value: { status: 'paid' } },
];

let recorder: Recorder;
let claims: readonly Claim[];
let compiled: Compiled;

before(async () => {
  recorder = await record(routes);
  await askEverything(recorder);
  claims = recorder.captures.map((one) => ({
    name: `${one.endpoint} (${one.status})`,
    type: typeOf(one),
    value: typedPart(one),
  }));
  compiled = await compile(imports, [...claims, ...wrong]);
});
after(() => recorder.close());

test('every endpoint was asked and answered', () => {
  const answered = new Set(
    recorder.captures.filter(({ status }) => status === 200).map(({ endpoint }) => endpoint),
  );
  const all = routes.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(
    all.filter((endpoint) => !answered.has(endpoint)),
    [],
  );
});

test('each answer compiles as the SDK types it', () => {
  const deliberate = new RegExp(`^(${wrong.map(({ name }) => name).join('|')}) `);
  const faults = compiled.faults.filter((fault) => !deliberate.test(fault));
  assert.equal([...new Set(faults)].join('\n'), '');
});

test('each string is one that the SDK lists', () => {
  const faults = claims.flatMap(({ name, value }, index) =>
    strangers(compiled.checker, typeAt(index), value).map(
      (one) => `${name} at ${one.path}: "${one.value}"`,
    ),
  );
  assert.equal([...new Set(faults)].join('\n'), '');
});

test('each string the SDK leaves open is one that the documentation lists', () => {
  const faults = claims.flatMap(({ name, value }) =>
    misspelt(value).map((one) => `${name} at ${one}`),
  );
  assert.equal([...new Set(faults)].join('\n'), '');
});

test('a wrong answer is found, with its endpoint and its field', () => {
  const found = (name: string) => compiled.faults.find((fault) => fault.startsWith(`${name} `));
  assert.match(found('missing') ?? '', /^missing at its top: .*has_more, url/);
  assert.match(found('unknown') ?? '', /^unknown at by_whom: .*by_whom"' does not exist/);
  assert.match(found('nested') ?? '', /^nested at billing_details(\.email)?: /);
  assert.deepEqual(strangers(compiled.checker, typeAt(claims.length + 3), wrong[3]?.value), [
    { path: 'status', value: 'paid' },
  ]);
  assert.deepEqual(misspelt({ outcome: { type: 'accepted' } }), ['outcome.type: "accepted"']);
});

function typeAt(index: number) {
  const type = compiled.types[index];
  assert.ok(type);
  return type;
}
