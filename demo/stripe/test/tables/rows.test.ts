import { after, before, test } from 'node:test';
import { startStandIn } from '../../start.ts';
import type { StandIn } from '../../start.ts';
import { rows } from './index.ts';
import { check } from './row.ts';
import { worldAt } from './world.ts';

let standIn: StandIn;

// Each row makes what it needs, so that all can share one stand-in.
before(async () => {
  standIn = await startStandIn();
});
after(() => standIn.close());

for (const row of rows) test(row.name, () => check(row, worldAt(standIn)));
