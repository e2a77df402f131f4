import { ElementHandle, launch, type Frame, type Page } from 'puppeteer-core';
import { HEIGHT, tabAt, until, type Driver, type Target } from './driver.ts';
import { program } from '../../tools/program.ts';

/** WebDriver for WebKit knows no network. */
export interface FirefoxDriver extends Driver {
  setOffline(isOffline: boolean): Promise<void>;
}

/** Firefox, over WebDriver BiDi. */
export async function startFirefox(): Promise<FirefoxDriver> {
  const browser = await launch({
    browser: 'firefox',
    executablePath: program('firefox-esr', ['firefox-esr']),
    headless: true,
  });
  let page = await browser.newPage();
  const tabs = [page];
  return {
    widen: (width) => page.setViewport({ width, height: HEIGHT }),
    open: async (address) => {
      await page.goto(address);
    },
    reload: async () => {
      await page.reload();
    },
    back: async () => {
      // What goBack() waits for does not come from a page that was kept as it was.
      await page.evaluate('history.back()');
    },
    openTab: async () => {
      page = await browser.newPage();
      tabs.push(page);
    },
    turnTo: async (tab) => {
      page = tabAt(tabs, tab);
      await page.bringToFront();
    },
    press: async (target) => {
      await (await locate(page, target)).click();
    },
    type: async (target, text) => {
      const field = await locate(page, target);
      await field.evaluate((node) => {
        node.select();
      });
      await field.type(text);
    },
    choose: async (target, value) => {
      await (await locate(page, target)).select(value);
    },
    read: async (target) => (await locate(page, target)).evaluate((node) => node.textContent),
    key: (name) => page.keyboard.press(name),
    write: (text) => page.keyboard.type(text),
    evaluate: (expression) => page.evaluate(expression),
    close: () => browser.close(),
    setOffline: (isOffline) => page.setOfflineMode(isOffline),
  };
}

const locate = (page: Page, target: Target): Promise<ElementHandle<HTMLInputElement>> =>
  until(JSON.stringify(target), async () => {
    const frame = await frameOf(page, target.frame);
    const found = await frame?.evaluateHandle<[], () => HTMLInputElement | null>(target.find);
    return isElement(found) ? found : null;
  });

async function frameOf(page: Page, path: readonly string[] = []): Promise<Frame | null> {
  let frame: Frame | null = page.mainFrame();
  for (const selector of path) frame = (await (await frame?.$(selector))?.contentFrame()) ?? null;
  return frame;
}

const isElement = (found: unknown): found is ElementHandle<HTMLInputElement> =>
  found instanceof ElementHandle;
