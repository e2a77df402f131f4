import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startPostgres } from './postgres.ts';

/** `node tools/with-postgres.ts COMMAND …` runs a command with TEST_DATABASE_URL naming a server. */
const [command, ...words] = process.argv.slice(2);
if (command === undefined) throw new Error('Say which command to run with Postgres.');

const postgres = await startPostgres();
try {
  const child = spawn(command, words, {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: postgres.url },
  });
  await once(child, 'exit');
  process.exitCode = child.exitCode ?? 1;
} finally {
  await postgres.close();
}
