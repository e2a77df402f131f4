import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { Environment } from '../demo-shop.ts';
import { FaultyShop } from './faulty-shop.ts';

/** What becomes of a request on its way to the shop. */
export type Answer = (passing: Passing) => unknown;

/** A request on its way, which is passed on, answered in the shop's place, or broken off. */
export class Passing {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #shop: string;

  constructor(asked: IncomingMessage, response: ServerResponse, shop: string) {
    this.#request = asked;
    this.#response = response;
    this.#shop = shop;
  }

  async pass(): Promise<void> {
    const answer = await this.#send();
    this.#response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(this.#response);
  }

  /** The shop's answer, of which the browser hears nothing. */
  async fetch(): Promise<unknown> {
    // Or it would come compressed.
    delete this.#request.headers['accept-encoding'];
    return json(await this.#send());
  }

  answer(status: number, body: object): void {
    this.#response.writeHead(status, { 'content-type': 'application/json' });
    this.#response.end(JSON.stringify(body));
  }

  breakOff(): void {
    this.#request.socket.destroy();
  }

  async #send(): Promise<IncomingMessage> {
    const { method, headers, url = '/' } = this.#request;
    const sent = request(this.#shop + url, { method, headers });
    this.#request.pipe(sent);
    const answered = Promise.withResolvers<IncomingMessage>();
    sent.once('response', answered.resolve).once('error', answered.reject);
    return answered.promise;
  }
}

/** Stands between browser and shop, and answers for it where it is told to. */
export class Relay {
  readonly url: string;
  /** What the next requests for orders are answered with, in turn; the shop answers the others. */
  orders: Answer[] = [];
  readonly #answers = new Map<string, Answer>();

  private constructor(url: string) {
    this.url = url;
  }

  /** Starts on a free port, and ends with the test; `shop` is where the shop is by then. */
  static async start(context: TestContext, shop: () => string): Promise<Relay> {
    const server = createServer((asked, response) => {
      const passing = new Passing(asked, response, shop());
      const answer = relay.#answerTo(asked.url ?? '') ?? (() => passing.pass());
      Promise.resolve(answer(passing)).catch(() => asked.socket.destroy());
    }).listen(0, 'localhost');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port to listen on');
    context.after(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
    const relay = new Relay(`http://localhost:${address.port}`);
    return relay;
  }

  /** From now on all requests for orders are answered like this. */
  answerOrders(answer: Answer): void {
    const again: Answer = (passing) => {
      this.orders.push(again);
      return answer(passing);
    };
    this.orders = [again];
  }

  /** From now on requests for what begins like this are answered so; without an answer, by the shop. */
  answer(path: string, answer: Answer | undefined): void {
    if (answer) this.#answers.set(path, answer);
    else this.#answers.delete(path);
  }

  #answerTo(url: string): Answer | undefined {
    if (/^\/api\/orders(\?|\/|$)/.test(url)) return this.orders.shift();
    for (const [path, answer] of this.#answers) if (url.startsWith(path)) return answer;
    return undefined;
  }
}

/** A shop, and the relay by which browsers come to it. */
export async function startBehindRelay(context: TestContext, environment: Environment = {}) {
  const relay: Relay = await Relay.start(context, () => shop.url);
  const shop = await FaultyShop.start(context, { PUBLIC_URL: relay.url, ...environment });
  return { shop, relay };
}
