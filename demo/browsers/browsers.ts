import { test, type TestContext } from 'node:test';
import { modeNames, type Mode } from '../test/walking.ts';
import type { Driver } from './driver.ts';
import { startFirefox, type FirefoxDriver } from './firefox.ts';
import { startWebKit, type System } from './webkit.ts';

const BROWSERS: Readonly<Record<string, () => Promise<Driver>>> = {
  Firefox: startFirefox,
  WebKit: () => startWebKit(),
};

/** How narrow their pages can be, in CSS pixels: WebKit's window is never narrower than 334. */
export const NARROWEST = { Firefox: 280, WebKit: 360 };

/** A test with a browser of its own, which keeps nothing of the one before. */
export type TestInBrowser = (
  title: string,
  walk: (driver: Driver, context: TestContext) => Promise<void>,
) => void;

/** Has the same tests made for each browser: for what Firefox does not walk as Chromium does, by the same tests. */
export function inEachBrowser(define: (inBrowser: TestInBrowser) => void): void {
  for (const [name, start] of Object.entries(BROWSERS))
    define((title, walk) => {
      testIn(start, `${name}: ${title}`, walk);
    });
}

/** Has the same test made for each mode of the element, or for these. */
export function inEachMode(
  inBrowser: TestInBrowser,
  title: string,
  walk: (mode: Mode, driver: Driver, context: TestContext) => Promise<void>,
  modes = modeNames,
): void {
  for (const mode of modes)
    inBrowser(`${title}, in mode ${mode}`, (driver, context) => walk(mode, driver, context));
}

/** For what WebKit cannot be told to do, or does otherwise by no doing of ours. */
export function inFirefox(
  title: string,
  walk: (driver: FirefoxDriver, context: TestContext) => Promise<void>,
): void {
  testIn(startFirefox, `Firefox: ${title}`, walk);
}

/** The same the other way round, and for what Firefox walks as Chromium does. */
export const inWebKit: TestInBrowser = (title, walk) => {
  inWebKitSetTo({})(title, walk);
};

/** The same for a buyer whose system is set to something. */
export const inWebKitSetTo =
  (system: System): TestInBrowser =>
  (title, walk) => {
    testIn(() => startWebKit(system), `WebKit: ${title}`, walk);
  };

function testIn<Started extends Driver>(
  start: () => Promise<Started>,
  title: string,
  walk: (driver: Started, context: TestContext) => Promise<void>,
): void {
  void test(title, async (context) => {
    const driver = await start();
    context.after(() => driver.close());
    await walk(driver, context);
  });
}
