import type { TestContext } from 'node:test';
import type { Environment } from '../demo-shop.ts';
import { assertNone } from '../test/axe.ts';
import { OFTEN } from '../test/fits.ts';
import { strictShop } from '../test/strict-shop.ts';
import { isOpened, MODES, modeNames } from '../test/walking.ts';
import { inEachMode, inFirefox, inWebKit, NARROWEST, type TestInBrowser } from './browsers.ts';
import { atWidths, inTurn, withAxe } from './looks.ts';
import { startBehindRelay } from './relay.ts';
import { arabic, japanese } from './walks/abroad.ts';
import { arrivals, soldOut } from './walks/arrivals.ts';
import { inGerman } from './walks/german.ts';
import { interrupted } from './walks/interrupted.ts';
import { library } from './walks/library.ts';
import { refused } from './walks/refused.ts';
import { trouble } from './walks/trouble.ts';
import type { Walking } from './walks/walking.ts';

interface Walk {
  title: string;
  run: (given: Walking) => Promise<void>;
  modes?: typeof modeNames;
  isStrict?: true;
}

const TROUBLE: Walk = { title: 'all that can go wrong', run: trouble };
testFits(inFirefox, NARROWEST.Firefox, TROUBLE);
testFits(inWebKit, NARROWEST.WebKit, TROUBLE);

// Firefox walks these as Chromium does, by the same tests.
const WALKS: readonly Walk[] = [
  { title: 'every refusal', run: refused },
  { title: 'every interruption', run: interrupted },
  { title: 'every way to arrive', run: arrivals },
  { title: 'what is sold out', run: soldOut, isStrict: true },
  { title: 'the longest form, in German,', run: inGerman, isStrict: true },
  { title: 'a purchase in Japanese', run: japanese },
  { title: 'a purchase in Arabic', run: arabic },
  // One book alone is not searched for.
  {
    title: 'ten thousand books',
    run: library,
    modes: modeNames.filter((mode) => mode === 'page' || isOpened(mode)),
  },
];
for (const walk of WALKS) testFits(inWebKit, NARROWEST.WebKit, walk);

/** Tests of a way through the shop: in each mode, each state at this width and at wider ones, and by axe. */
function testFits(inBrowser: TestInBrowser, narrowest: number, walk: Walk): void {
  inEachMode(
    inBrowser,
    `${walk.title} fits, and axe finds nothing`,
    async (mode, driver, context) => {
      const { shop, relay } = await startBehindRelay(context, {
        ...OFTEN,
        ...(walk.isStrict && (await strict(context))),
      });
      await driver.open(relay.url + MODES[mode]);
      const found: string[] = [];
      const widths = atWidths(driver, [narrowest, 768, 1280], found);
      const look = inTurn(widths, withAxe(driver, found));
      await walk.run({ driver, shop, relay, mode, look });
      assertNone(found);
    },
    walk.modes,
  );
}

async function strict(context: TestContext): Promise<Environment> {
  const { environment, remove } = await strictShop();
  context.after(remove);
  return environment;
}
