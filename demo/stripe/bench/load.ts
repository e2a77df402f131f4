import { Agent, request } from 'node:http';
import type { ServerProcess } from './process.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly form?: string;
  /** By default a form's. */
  readonly type?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Open connections, each with one call at a time. */
const connections = 8;

/** Sends calls over connections that stay open. */
export class Load {
  readonly #server: ServerProcess;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: connections });

  constructor(server: ServerProcess) {
    this.#server = server;
  }

  /** Does `piece` `count` times, several at once. Returns the seconds it took. */
  async repeat(count: number, piece: (number: number) => Promise<unknown>): Promise<number> {
    const start = performance.now();
    let next = 0;
    const worker = async () => {
      while (next < count) await piece(next++);
    };
    await Promise.all(Array.from({ length: connections }, worker));
    return (performance.now() - start) / 1000;
  }

  call({ method, path, form, type }: Call): Promise<Answer> {
    const { url, key } = this.#server;
    return new Promise((resolve, reject) => {
      const sent = request(
        url + path,
        {
          method,
          agent: this.#agent,
          headers: {
            authorization: `Bearer ${key}`,
            ...(form === undefined
              ? {}
              : {
                  'content-type': type ?? 'application/x-www-form-urlencoded',
                  'content-length': Buffer.byteLength(form),
                }),
          },
        },
        (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (part: string) => (body += part));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, body });
          });
          response.on('error', reject);
        },
      );
      sent.on('error', reject).end(form);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
