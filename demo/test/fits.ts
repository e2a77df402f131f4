import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Journey } from './journey.ts';
import { misfits } from './misfits.ts';
import { emulateMedia } from './start-browser.ts';
import { walks, WIDTHS, type Walk } from './states.ts';
import { MODES } from './walking.ts';

const HEIGHT = 740;
/** As many declines as there are here would look like stolen cards being tried. */
export const OFTEN = {
  DECLINES_PER_ADDRESS: '0',
  DECLINE_RATE_ATTEMPTS: '1000',
  // Where it has an address, the shop offers more of what is to be looked at.
  SHOP_EMAIL: 'orders@books.example',
};

/** Tests of these ways through the shop: in each mode, each state at each width. */
export function testFits(journey: Journey, names: readonly (keyof typeof walks)[]): void {
  for (const name of names) {
    const walk: Walk = walks[name];
    for (const mode of walk.modes)
      test(
        `every state of “${name}” fits every width in the mode “${mode}”`,
        { skip: walk.skip ?? false },
        async () => {
          const buyer = await journey.visit(MODES[mode], (page) =>
            emulateMedia(page, { reducedMotion: 'reduce', ...walk.media }),
          );
          const { page } = buyer;
          const found: string[] = [];
          await walk.run(buyer, mode, async (state) => {
            const usual = page.viewportSize();
            for (const width of WIDTHS) {
              await page.setViewportSize({ width, height: HEIGHT });
              for (const what of await misfits(page)) found.push(`${state}, ${width} px: ${what}`);
            }
            if (usual) await page.setViewportSize(usual);
          });
          assert.equal(found.join('\n'), '');
        },
      );
  }
}
