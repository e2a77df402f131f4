import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { misfits } from './misfits.ts';
import { enter, MODES, modeNames, walks, WIDTHS, type Walk } from './states.ts';
import { strictShop } from './strict-shop.ts';

// As many declines as there are purchases here would look like stolen cards being tried.
const OFTEN = { DECLINES_PER_ADDRESS: '0', DECLINE_RATE_ATTEMPTS: '1000' };
const HEIGHT = 740;

const strict = await strictShop();
after(strict.remove);
const journey = await Journey.start(OFTEN);
const strictJourney = await journey.beside({ ...strict.environment, ...OFTEN });

for (const [name, walk] of Object.entries<Walk>(walks))
  for (const mode of walk.modes)
    test(`every state of “${name}” fits every width in the mode “${mode}”`, async () => {
      const shop = walk.strict ? strictJourney : journey;
      const buyer = await shop.visit(MODES[mode], (page) =>
        page.emulateMedia({ reducedMotion: 'reduce', ...walk.media }),
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
    });

for (const mode of modeNames)
  for (const width of WIDTHS)
    test(`sells in the mode “${mode}” at ${width} px`, async () => {
      const buyer = await journey.visit(MODES[mode], (page) =>
        page.setViewportSize({ width, height: HEIGHT }),
      );
      await enter(buyer.page, mode);
      await buyer.fillAddress();
      await buyer.typeCard(CARDS.good);
      await buyer.pay();
      await journey.assertPaidOnce(await buyer.receipt(), 2300);
    });
