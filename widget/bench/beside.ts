import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startStandIn } from '../../demo/stripe/start.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../../tools/find-browser.ts';
import { median } from '../../tools/median.ts';
import { contestants } from './beside/contestants.ts';
import { openPageServer } from './beside/page-server.ts';
import { table, type Row } from './beside/table.ts';
import { visit, type Visit } from './beside/visit.ts';

/**
 * Our element beside what a shop owner would pick instead, and beside one written by hand without a
 * library, which is the limit: same server, same browser, same run, in turn. Prints a table.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const ROUNDS = Number(values.rounds);
const SLOWDOWN = 4;

/** Nothing but this machine can be reached, whatever a package asks for. */
const ALONE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

const standIn = await startStandIn({ apiPort: 0, scriptPort: 0 });
const all = await contestants(standIn);
const server = await openPageServer(all, standIn);
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...BROWSER_ARGUMENTS, ALONE],
});

interface Samples {
  fast: Visit[];
  slow: Visit[];
}

try {
  const samples = new Map(all.map((one): [string, Samples] => [one.name, { fast: [], slow: [] }]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const contestant of all) {
      const fast = await visit(browser, server, contestant, 1);
      const slow = await visit(browser, server, contestant, SLOWDOWN);
      // The first round warms the servers and the browser's own start.
      if (round < 0) continue;
      samples.get(contestant.name)?.fast.push(fast);
      samples.get(contestant.name)?.slow.push(slow);
    }
  }
  const row = (what: string, speed: keyof Samples, figure: keyof Visit, digits: number): Row => ({
    what,
    digits,
    figures: all.map(({ name }) =>
      median((samples.get(name)?.[speed] ?? []).map((one) => one[figure])),
    ),
  });
  const rows = [
    row('page: scripts and styles, bytes of brotli', 'fast', 'bytes', 0),
    row('page: compiling and running scripts, ms', 'fast', 'script', 1),
    row('page: catalogue visible, ms', 'fast', 'shown', 0),
    row('page: catalogue visible at 4×, ms', 'slow', 'shown', 0),
    row('page: main thread blocked at 4×, ms', 'slow', 'blocking', 0),
    row('page: heap, MB', 'fast', 'heap', 2),
    row('with card: scripts and styles, bytes of brotli', 'fast', 'purchaseBytes', 0),
    row('with card: Checkout to a usable field, ms', 'fast', 'card', 0),
    row('with card: the same at 4×, ms', 'slow', 'card', 0),
    row('with card: Checkout to all but its frames, ms', 'fast', 'drawn', 0),
    row('with card: main thread blocked at 4×, ms', 'slow', 'purchaseBlocking', 0),
    row('with card: heap, MB', 'fast', 'purchaseHeap', 2),
  ];
  console.log(
    `Median of ${ROUNDS} visits each at 1× and ${SLOWDOWN}×, in Chromium ${browser.version()}; in brackets against the hand-written one.\n`,
  );
  console.log(
    table(
      all.map(({ name }) => name),
      rows,
    ),
  );
} finally {
  await browser.close();
  await server.close();
  await standIn.close();
}
