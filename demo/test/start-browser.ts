import { chromium, type Browser, type LaunchOptions, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../../tools/find-browser.ts';
import { startFirefox, type FirefoxControl } from './firefox/start.ts';

/** Journeys are walked in Chromium, or in Firefox where `JOURNEYS_IN` says so. */
export const isFirefox = process.env.JOURNEYS_IN === 'firefox';

/** Why a test that needs the bodies of requests is skipped, where it is. */
export const bodiesUnseen = isFirefox && 'Playwright cannot see what Firefox sends';

const controls = new Map<Browser, FirefoxControl>();

/** `more`: arguments of Chromium's. */
export async function startBrowser(
  more: readonly string[],
  options: LaunchOptions,
): Promise<Browser> {
  if (!isFirefox) {
    const args = [...BROWSER_ARGUMENTS, ...more];
    return chromium.launch({ ...options, executablePath: findBrowser(), args });
  }
  if (more.length) throw new Error('Firefox does not know these: ' + more.join(' '));
  const { browser, control } = await startFirefox(options);
  controls.set(browser, control);
  browser.once('disconnected', () => controls.delete(browser));
  return browser;
}

/** What the system of the page's reader is set to; what is not named stays as it is. */
export interface Media {
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  forcedColors?: 'active' | 'none';
}

const USUAL: Media = {
  colorScheme: 'light',
  reducedMotion: 'no-preference',
  forcedColors: 'none',
};

/** In Firefox, for all its pages. */
export async function emulateMedia(page: Page, media: Media): Promise<void> {
  const control = controlOf(page);
  if (!control) await page.emulateMedia(media);
  else await control.prefer(preferencesOf(media));
}

/** As it was before anything was set. */
export const forgetMedia = (browser: Browser): Promise<void> | undefined =>
  controls.get(browser)?.prefer(preferencesOf(USUAL));

function controlOf(page: Page): FirefoxControl | undefined {
  const browser = page.context().browser();
  return browser ? controls.get(browser) : undefined;
}

/** Where Firefox keeps each of them, and as which number. */
const preferencesOf = ({ colorScheme, reducedMotion, forcedColors }: Media) => ({
  ...(colorScheme && {
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
  }),
  ...(reducedMotion && { 'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0 }),
  ...(forcedColors && {
    'browser.display.document_color_use': forcedColors === 'active' ? 2 : 0,
  }),
});
