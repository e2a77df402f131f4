import { connect } from 'node:net';
import type { Socket } from 'node:net';

/**
 * Sends JSON by POST over connections that stay open, as between a proxy and the server. Node's own
 * client takes more processor time than Express does, and those who measure share the processor
 * with the measured.
 */
export async function post(url: URL, headers: string, body: unknown): Promise<unknown> {
  const payload = JSON.stringify(body);
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(payload)}\r\n${headers}\r\n`;
  const idle = idleOf(url);
  const wire = openOf(idle) ?? new Wire(url);
  const reply = await wire.exchange(head + payload);
  idle.push(wire);
  return JSON.parse(reply);
}

const wires = new Map<string, Wire[]>();

function idleOf({ host }: URL): Wire[] {
  const idle = wires.get(host) ?? [];
  wires.set(host, idle);
  return idle;
}

/** Node's servers close what was idle for five seconds: a request that comes just then is lost. */
const IDLE_MS = 4000;

function openOf(idle: Wire[]): Wire | undefined {
  let wire = idle.pop();
  while (wire && wire.idleMs > IDLE_MS) {
    wire.close();
    wire = idle.pop();
  }
  return wire;
}

/** One connection, with one exchange at a time. */
class Wire {
  readonly #socket: Socket;
  #received = '';
  #usedAt = 0;
  #answer: (body: string) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  constructor({ hostname, port }: URL) {
    this.#socket = connect(Number(port), hostname);
    this.#socket.setNoDelay(true);
    // The servers measured here answer in ASCII: a character is a byte.
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (part: string) => {
      this.#take(part);
    });
    this.#socket.on('error', (error) => {
      this.#fail(error);
    });
    this.#socket.on('close', () => {
      this.#fail(new Error(`The server closed the connection after ${this.#received}`));
    });
    // Whoever measures ends when it is done.
    this.#socket.unref();
  }

  get idleMs(): number {
    return performance.now() - this.#usedAt;
  }

  close(): void {
    this.#fail = () => undefined;
    this.#socket.destroy();
  }

  exchange(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
      this.#socket.ref();
      this.#socket.write(request);
    });
  }

  #take(part: string): void {
    this.#received += part;
    const start = this.#received.indexOf('\r\n\r\n') + 4;
    const length = /\r\ncontent-length: (\d+)\r\n/i.exec(this.#received)?.[1];
    if (start < 4 || length === undefined || this.#received.length < start + Number(length)) return;
    const body = this.#received.slice(start);
    this.#received = '';
    this.#socket.unref();
    this.#usedAt = performance.now();
    this.#answer(body);
  }
}
