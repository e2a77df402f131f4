import type { Server } from 'node:http';
import { type MessageEvent, WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

/** A command of WebDriver BiDi. */
export const CommandSchema = z.object({
  method: z.string(),
  params: z.record(z.string(), z.unknown()),
});
type Command = z.infer<typeof CommandSchema>;

const MessageSchema = z.object({ id: z.number().nullish(), method: z.string().optional() });

/**
 * Playwright tells every page which media features it has, and Debian's Firefox does not know the
 * command for it.
 */
const UNKNOWN_TO_FIREFOX = 'emulation.setMediaFeaturesOverride';

/** Playwright counts its commands from 1. */
const FIRST_OF_OURS = 2 ** 40;

/** Has `onLine` get the line between Firefox at `address` and each Playwright that comes to `server`. */
export function acceptPlaywright(
  server: Server,
  address: string,
  onLine: (line: BidiLine) => void,
): void {
  new WebSocketServer({ server }).on('connection', (playwright, { url }) => {
    onLine(new BidiLine(address + String(url), playwright));
  });
}

/** Passes WebDriver BiDi between Playwright and Firefox, and has commands of its own answered. */
export class BidiLine {
  readonly #firefox: WebSocket;
  readonly #playwright: WebSocket;
  readonly #opened: Promise<unknown>;
  readonly #answers = new Map<number, (answer: string) => void>();
  #next = FIRST_OF_OURS;

  constructor(firefoxAddress: string, playwright: WebSocket) {
    const firefox = new WebSocket(firefoxAddress, { perMessageDeflate: false });
    this.#firefox = firefox;
    this.#playwright = playwright;
    this.#opened = new Promise((resolve) => firefox.once('open', resolve));
    playwright.addEventListener('message', (event) => void this.#toFirefox(textOf(event)));
    firefox.addEventListener('message', (event) => {
      this.#fromFirefox(textOf(event));
    });
    firefox.once('close', () => {
      playwright.close();
    });
    playwright.once('close', () => {
      firefox.close();
    });
  }

  /** Firefox's answer to a command that is not Playwright's. */
  ask(command: Command): Promise<string> {
    const id = this.#next++;
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#answers.set(id, resolve);
    this.#firefox.send(JSON.stringify({ id, ...command }));
    return promise;
  }

  async #toFirefox(message: string): Promise<void> {
    const { id, method } = MessageSchema.parse(JSON.parse(message));
    await this.#opened;
    if (method === UNKNOWN_TO_FIREFOX)
      this.#playwright.send(JSON.stringify({ type: 'success', id, result: {} }));
    else this.#firefox.send(message);
  }

  #fromFirefox(message: string): void {
    const { id } = MessageSchema.parse(JSON.parse(message));
    const resolve = this.#answers.get(id ?? 0);
    if (!resolve) this.#playwright.send(message);
    else resolve(message);
    this.#answers.delete(id ?? 0);
  }
}

const textOf = ({ data }: MessageEvent): string => z.string().parse(data);
