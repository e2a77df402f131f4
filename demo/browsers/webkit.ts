import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { HEIGHT, tabAt, until, type Driver, type Key, type Target } from './driver.ts';
import { freePort } from '../../tools/free-port.ts';
import { program } from '../../tools/program.ts';

const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'xauth'];

/** What WebDriver calls an element in what it sends and takes. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const ElementSchema = z.object({ [ELEMENT]: z.string() }).nullable();
const WindowSchema = z.object({ handle: z.string() });
const SessionSchema = z.object({ sessionId: z.string() });
const AnswerSchema = z.object({ value: z.unknown() });

/** What WebDriver calls them in what it is sent. */
const KEYS: Readonly<Record<Key, string>> = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C' };

/** What the buyer's system is set to. */
export interface System {
  dark?: true;
  /** No motion. */
  still?: true;
}

/** WebKitGTK's small browser on a screen that nobody sees, over WebDriver. */
export async function startWebKit(system: System = {}): Promise<Driver> {
  const binary = program('/usr/lib/*/webkit2gtk-4.*/MiniBrowser', PACKAGES);
  const port = await freePort();
  const settings = system.still && (await stillSettings());
  const driver = spawn(
    program('xvfb-run', PACKAGES),
    ['-a', program('WebKitWebDriver', PACKAGES), `--port=${port}`],
    // A group of its own: the screen ends with the browser.
    {
      detached: true,
      stdio: 'ignore',
      env: {
        ...process.env,
        ...(system.dark && { GTK_THEME: 'Adwaita:dark' }),
        ...(settings && { XDG_CONFIG_HOME: settings }),
      },
    },
  );
  const base = `http://127.0.0.1:${port}`;
  await until('WebKitWebDriver', () => send('GET', `${base}/status`));
  // Its toolbar would keep the window from being as narrow as a telephone.
  const options = { binary, args: ['--automation', '--full-screen'] };
  const created = await send('POST', `${base}/session`, {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const session = `${base}/session/${SessionSchema.parse(created).sessionId}`;
  const page = new Page(session);
  const tabs = [z.string().parse(await send('GET', `${session}/window`))];
  const turnTo = async (tab: number) => {
    await send('POST', `${session}/window`, { handle: tabAt(tabs, tab) });
  };
  return {
    widen: (width) => page.widen(width),
    open: (address) => page.open(address),
    reload: () => page.reload(),
    back: () => page.back(),
    openTab: async () => {
      // Its tabs stay hidden, and what is hidden does not draw.
      const opened = await send('POST', `${session}/window/new`, { type: 'window' });
      tabs.push(WindowSchema.parse(opened).handle);
      await turnTo(tabs.length - 1);
    },
    turnTo,
    press: (target) => page.press(target),
    type: (target, text) => page.type(target, text),
    choose: (target, value) => page.choose(target, value),
    read: (target) => page.read(target),
    key: (name) => page.strike([KEYS[name]]),
    write: (text) => page.strike(Array.from(text)),
    evaluate: (expression) => page.evaluate(expression),
    close: async () => {
      await send('DELETE', session).catch(() => undefined);
      const closed = once(driver, 'close');
      if (driver.pid !== undefined) process.kill(-driver.pid);
      await closed;
      if (settings) await rm(settings, { recursive: true });
    },
  };
}

/** A folder that tells GTK, and by it WebKit, that nothing is to move. */
async function stillSettings(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'webkit-settings-'));
  await mkdir(join(folder, 'gtk-3.0'));
  await writeFile(join(folder, 'gtk-3.0', 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return folder;
}

class Page {
  readonly #session: string;

  constructor(session: string) {
    this.#session = session;
  }

  async widen(width: number): Promise<void> {
    await send('POST', `${this.#session}/window/rect`, { width, height: HEIGHT });
    await until(`a page ${width} pixels wide`, async () =>
      (await this.evaluate('window.innerWidth')) === width ? true : null,
    );
  }

  async open(url: string): Promise<void> {
    await send('POST', `${this.#session}/url`, { url });
  }

  async reload(): Promise<void> {
    await send('POST', `${this.#session}/refresh`, {});
  }

  async back(): Promise<void> {
    await send('POST', `${this.#session}/back`, {});
  }

  async press(target: Target): Promise<void> {
    await until(`press ${JSON.stringify(target)}`, async () => {
      const id = await this.#locate(target);
      if (id === null) return null;
      // The driver scrolls to nothing of which it takes a part to be in sight, clipped or not.
      await this.#run(`(${target.find}).scrollIntoView({ block: 'nearest', behavior: 'instant' })`);
      await send('POST', `${this.#session}/element/${id}/click`, {});
      return true;
    });
  }

  /**
   * By the keyboard: what WebDriver has for fields does not reach those in frames here. What the
   * field holds is selected first, so that a text that came in half is replaced.
   */
  async type(target: Target, text: string): Promise<void> {
    await until(`type ${JSON.stringify(target)}`, async () => {
      const id = await this.#locate(target);
      if (id === null) return null;
      // A frame of another origin takes the keys once it was clicked into.
      if (await this.#run('return self !== top && frameElement === null'))
        await send('POST', `${this.#session}/element/${id}/click`, {});
      await this.#run(`const field = ${target.find}; field.focus(); field.select?.()`);
      await this.strike(Array.from(text));
      return true;
    });
  }

  async strike(keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await send('POST', `${this.#session}/actions`, {
      actions: [{ type: 'key', id: 'keyboard', actions }],
    });
  }

  async choose(target: Target, value: string): Promise<void> {
    await until(`choose ${JSON.stringify(target)}`, async () => {
      if ((await this.#locate(target)) === null) return null;
      await this.#run(
        `const list = ${target.find}; list.value = ${JSON.stringify(value)}; list.dispatchEvent(new Event('change', { bubbles: true }))`,
      );
      return true;
    });
  }

  read(target: Target): Promise<string> {
    return until(JSON.stringify(target), async () => {
      if ((await this.#locate(target)) === null) return null;
      return z.string().parse(await this.#run(`return (${target.find}).textContent`));
    });
  }

  async evaluate(expression: string): Promise<unknown> {
    await send('POST', `${this.#session}/frame`, { id: null });
    return this.#run(`return ${expression}`);
  }

  async #locate({ frame = [], find }: Target): Promise<string | null> {
    await send('POST', `${this.#session}/frame`, { id: null });
    for (const selector of frame) {
      const wanted = `document.querySelector(${JSON.stringify(selector)})`;
      const found = await this.#element(wanted);
      if (found === null) return null;
      // At once, also on a page that scrolls smoothly.
      await this.#run(`${wanted}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
      await send('POST', `${this.#session}/frame`, { id: { [ELEMENT]: found } });
    }
    return this.#element(find);
  }

  async #element(find: string): Promise<string | null> {
    return ElementSchema.parse(await this.#run(`return ${find}`))?.[ELEMENT] ?? null;
  }

  #run(script: string): Promise<unknown> {
    return send('POST', `${this.#session}/execute/sync`, { script, args: [] });
  }
}

/** Throws an Error with what the driver says. */
async function send(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${address}: ${text}`);
  return AnswerSchema.parse(JSON.parse(text)).value;
}
