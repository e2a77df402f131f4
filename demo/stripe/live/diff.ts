import { parseArgs } from 'node:util';
import { startStandIn } from '../start.ts';
import { rows } from '../test/tables/index.ts';
import { worldAt } from '../test/tables/world.ts';
import { differences, sentence } from './differences.ts';
import { testKeysOrExit } from './keys.ts';

/**
 * `node demo/stripe/live/diff.ts [--stripe-url URL]` replays the rows of test/tables against
 * Stripe and against a stand-in, and prints each difference. Ends with 1 if there is one, with 2
 * where the keys of a Stripe account are missing.
 */
const { values } = parseArgs({
  options: { 'stripe-url': { type: 'string', default: 'https://api.stripe.com' } },
});

const keys = testKeysOrExit();
const standIn = await startStandIn();
try {
  const stripe = worldAt({ apiUrl: values['stripe-url'], ...keys });
  const here = worldAt(standIn);
  const asked = rows.filter(({ standInOnly }) => standInOnly === undefined);
  let different = 0;
  // One after the other: a sandbox takes 25 requests a second.
  for (const row of asked) {
    const found = await differences(row, stripe, here);
    for (const difference of found) process.stdout.write(`${sentence(row, difference)}\n`);
    different += found.length === 0 ? 0 : 1;
  }
  process.stdout.write(
    `${asked.length} calls, ${different} answered differently; ${rows.length - asked.length} were not asked, as their tables say why.\n`,
  );
  process.exitCode = different === 0 ? 0 : 1;
} finally {
  await standIn.close();
}
