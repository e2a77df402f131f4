import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertNone, calm, faultsOf } from './axe.ts';
import type { Journey } from './journey.ts';
import { walks, type Walk } from './states.ts';
import { MODES } from './walking.ts';

/** In pixels. */
const LOOKS = [
  { scheme: 'dark', size: { width: 280, height: 740 } },
  { scheme: 'light', size: { width: 1280, height: 720 } },
] as const;

/** Tests of these ways through the shop: in each mode, what axe has to say of each state. */
export function testStates(journey: Journey, names: readonly (keyof typeof walks)[]): void {
  for (const name of names) {
    const walk: Walk = walks[name];
    for (const mode of walk.modes)
      test(
        `axe finds nothing in any state of “${name}” in the mode “${mode}”`,
        { skip: walk.skip ?? false },
        async () => {
          const buyer = await journey.visit(MODES[mode], (page) => calm(page, 'light'));
          const found: string[] = [];
          await walk.run(buyer, mode, async (state) => {
            found.push(...(await faultsOfState(buyer.page, state)));
          });
          assertNone(found);
        },
      );
  }
}

/**
 * In the dark in the narrowest column, and in light at a desk. Which colours there are does not depend
 * on the width: all four pairs would cost twice the time.
 */
async function faultsOfState(page: Page, state: string): Promise<string[]> {
  const found: string[] = [];
  for (const { scheme, size } of LOOKS) {
    await page.setViewportSize(size);
    await calm(page, scheme);
    found.push(...(await faultsOf(page, `${state}, ${scheme}, ${size.width} px`)));
  }
  return found;
}
