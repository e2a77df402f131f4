import assert from 'node:assert/strict';
import test from 'node:test';
import { OptionError } from '../option-error.ts';
import { readOptions, usage } from '../options.ts';

test('every option is read, and listed by the help', () => {
  const args = `--host books.test --hosts public --api-port 8001 --script-port 8002 --account books
    --account toys --webhook http://a.example/ --webhook books=https://b.example/?x=1
    --webhook-secret whsec_a --legacy-charges ended`.split(/\s+/);
  assert.deepEqual(readOptions(args), {
    host: 'books.test',
    hosts: 'public',
    apiPort: 8001,
    scriptPort: 8002,
    accounts: ['books', 'toys'],
    webhooks: [
      { url: 'http://a.example/', secret: 'whsec_a' },
      { url: 'https://b.example/?x=1', account: 'books' },
    ],
    legacyCharges: 'ended',
  });
  for (const option of args.filter((arg) => arg.startsWith('--')))
    assert.ok(usage.includes(option));
  assert.equal(readOptions(['--help']), null);
});

for (const [args, message] of [
  [['--api-port', '70000'], /--api-port has to be a number from 0 to 65535, not '70000'\./],
  [['--script-port', '1e3'], /--script-port/],
  [['--hosts', 'moon'], /local or public/],
  [['--legacy-charges', 'yes'], /enabled or ended/],
  [['--webhook', 'shop.example'], /address of http or https/],
  [['--webhook-secret', 'whsec_a'], /needs a --webhook/],
  [['--wat'], /--wat.*--help lists the options\.$/],
  [['stray'], /--help lists the options\.$/],
  [['--account'], /--help lists the options\.$/],
] as const) {
  test(`${args.join(' ')} is refused in one sentence`, () => {
    assert.throws(
      () => readOptions(args),
      (error) => {
        assert.ok(error instanceof OptionError);
        assert.match(error.message, message);
        assert.equal(error.message.includes('\n'), false);
        return true;
      },
    );
  });
}
