import { test } from 'node:test';
import { CARDS } from './buyer.ts';
import { OFTEN, testFits } from './fits.ts';
import { Journey } from './journey.ts';
import { WIDTHS } from './states.ts';
import { enter, MODES, modeNames } from './walking.ts';

const journey = await Journey.start(OFTEN);

// In the dark it is the colours that differ, which is for axe to judge.
testFits(journey, [
  'purchase',
  'contrast',
  'wallet',
  'library',
  'refused',
  'interrupted',
  'arrivals',
]);

for (const mode of modeNames)
  for (const width of WIDTHS)
    test(`sells in the mode “${mode}” at ${width} px`, async () => {
      const buyer = await journey.visit(MODES[mode], (page) =>
        page.setViewportSize({ width, height: 740 }),
      );
      await enter(buyer.page, mode);
      await buyer.fillAddress();
      await buyer.typeCard(CARDS.good);
      await buyer.pay();
      await journey.assertPaidOnce(await buyer.receipt(), 2300);
    });
