import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** A new folder's file that is not there yet. */
export function newFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-state-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'state.sqlite');
}

/** A payment whose metadata look like what a state file is made of. */
export const payment = {
  amount: 2300,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example/back',
  metadata: { card: 'none', $record: 'pm_1' },
} as const;
