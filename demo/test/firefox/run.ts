import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename } from 'node:path';

/** Journeys that are not walked in Firefox, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'production.test.ts': 'only Chromium can be told that Stripe’s own hosts lead elsewhere',
  'recovery.test.ts': 'the same',
  'recovery-flows.test.ts': 'the same',
  'start.test.ts': 'it has nothing of a browser',
};

const files = globSync('demo/test/*.test.ts').filter((file) => !(basename(file) in LEFT_OUT));
for (const [file, reason] of Object.entries(LEFT_OUT))
  console.log(`Not in Firefox: ${file}, as ${reason}.`);

const { status } = spawnSync(
  process.execPath,
  [...process.execArgv, '--test', '--test-concurrency=2', ...process.argv.slice(2), ...files],
  { stdio: 'inherit', env: { ...process.env, JOURNEYS_IN: 'firefox' } },
);
process.exitCode = status ?? 1;
