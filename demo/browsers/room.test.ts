import { assertNone } from '../test/axe.ts';
import { misfits } from '../test/misfits.ts';
import { overflow } from '../test/overflow.ts';
import { spaceText } from '../test/text-spacing.ts';
import { MODES } from '../test/walking.ts';
import { inWebKit, type TestInBrowser } from './browsers.ts';
import type { Driver } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { purchase } from './walks/purchase.ts';

/** What room a page leaves. Firefox walks this as Chromium does, by the same tests. */
testRoom(inWebKit, 'a sidebar of 280 pixels, on a page however wide', {
  width: 1280,
  around: 'book-checkout',
  arrange: (driver) =>
    driver.evaluate(`void (document.querySelector('book-checkout').style.width = '280px')`),
});
testRoom(inWebKit, 'a narrow page with the text spacing that WCAG names', {
  width: 360,
  around: ':root',
  arrange: spaceText,
});

interface Room {
  /** Of the window, in CSS pixels. */
  width: number;
  /** What nothing may stick out of. */
  around: string;
  arrange: (driver: Driver) => Promise<unknown>;
}

function testRoom(inBrowser: TestInBrowser, where: string, room: Room): void {
  inBrowser(`nothing sticks out or is cut off in ${where}`, async (driver, context) => {
    const shop = await FaultyShop.start(context);
    const found: string[] = [];
    await driver.widen(room.width);
    await driver.open(shop.url + MODES.page);
    const look = async (state: string) => {
      await room.arrange(driver);
      const amiss = [...(await misfits(driver)), ...(await overflow(driver, room.around))];
      found.push(...amiss.map((what) => `${state}: ${what}`));
    };
    await purchase({ driver, shop, mode: 'page', look });
    assertNone(found);
  });
}
