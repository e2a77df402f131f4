import { fileURLToPath } from 'node:url';
import { firefox, type Browser, type LaunchOptions } from 'playwright-core';
import { z } from 'zod';
import { freePort } from '../../../tools/free-port.ts';

const PROGRAM = fileURLToPath(new URL('firefox-for-playwright.ts', import.meta.url));

/** Preferences of Firefox's own, which hold for all its pages at once. */
type Preferences = Readonly<Record<string, number>>;

const AnswerSchema = z.object({ type: z.literal('success'), result: z.unknown() });
const WindowsSchema = z.object({
  contexts: z.tuple([z.object({ context: z.string() })]).rest(z.unknown()),
});

/** What Firefox can be told beside what Playwright tells it. */
export class FirefoxControl {
  readonly #address: string;

  constructor(port: number) {
    this.#address = `http://127.0.0.1:${port}`;
  }

  /** Sets these, until they are set again. */
  async prefer(preferences: Preferences): Promise<void> {
    const tree = await this.#ask('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const [{ context }] = WindowsSchema.parse(tree).contexts;
    const settings = Object.entries(preferences).map(
      ([name, value]) => `Services.prefs.setIntPref(${JSON.stringify(name)}, ${value})`,
    );
    const expression = settings.join(';');
    await this.#ask('script.evaluate', { expression, target: { context }, awaitPromise: false });
  }

  async #ask(method: string, params: object): Promise<unknown> {
    const body = JSON.stringify({ method, params });
    const response = await fetch(this.#address, { method: 'POST', body });
    return AnswerSchema.parse(await response.json()).result;
  }
}

/** Firefox from Debian, over WebDriver BiDi. */
export async function startFirefox(
  options: LaunchOptions,
): Promise<{ browser: Browser; control: FirefoxControl }> {
  const port = await freePort();
  const browser = await firefox.launch({
    ...options,
    channel: 'moz-firefox',
    executablePath: PROGRAM,
    // Playwright is not told of a page that comes back from memory; demo/browsers goes back to such ones.
    firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
    env: { ...process.env, CONTROL_PORT: String(port) },
  });
  return { browser, control: new FirefoxControl(port) };
}
