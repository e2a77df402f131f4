import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { StartError } from './errors.ts';
import { DEFAULTS } from './settings.ts';

export interface Listening {
  /** Where it can be reached from this machine, without a slash at the end. */
  url: string;
  port: number;
  /** Takes no new requests, lets those under way end, and breaks off what takes over 25 s. */
  close(): Promise<void>;
}

interface Place {
  port: number;
  host: string;
  /** Connections at the same time on each address; more are closed at once. */
  maxConnections?: number;
}

/** Slow senders are cut off, in milliseconds; Node's own limits are minutes. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 5000,
};

const LAST_REQUESTS = 25_000;
const HANG_UP_EVERY = 50;

/**
 * Listens with limits fit for a public server. `localhost` means both of the machine's loopback
 * addresses: listening on one alone, another program could hold the same port on the other and get
 * the browser's requests. Throws StartError where the port or host cannot be had.
 */
export async function listen(
  listener: RequestListener,
  { port, host, maxConnections = DEFAULTS.maxConnections }: Place,
): Promise<Listening> {
  const hosts = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const servers: Server[] = [];
  let bound = port;
  for (const address of hosts) {
    const server = createServer(LIMITS, listener);
    server.maxConnections = maxConnections;
    try {
      bound = await bind(server, bound, address);
      servers.push(server);
    } catch (error) {
      // A machine without IPv6 has but one loopback address.
      if (servers.length > 0 && isMissingAddress(error)) continue;
      await Promise.all(servers.map(stop));
      // A port free on one loopback address may be taken on the other: another one will do.
      if (port === 0 && codeOf(error) === 'EADDRINUSE')
        return listen(listener, { port, host, maxConnections });
      throw startErrorOf(error, bound, host);
    }
  }
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${bound}`,
    port: bound,
    close: async () => {
      await Promise.all(servers.map(stop));
    },
  };
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const breakOff = setTimeout(() => {
      server.closeAllConnections();
    }, LAST_REQUESTS);
    // A connection whose last request has just ended would wait for another one.
    const hangUp = setInterval(() => {
      server.closeIdleConnections();
    }, HANG_UP_EVERY);
    server.close(() => {
      clearTimeout(breakOff);
      clearInterval(hangUp);
      resolve();
    });
  });
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const isMissingAddress = (error: unknown) =>
  codeOf(error) === 'EADDRNOTAVAIL' || codeOf(error) === 'EAFNOSUPPORT';

function startErrorOf(cause: unknown, port: number, host: string): unknown {
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is taken by another program. Stop that program, or set PORT to a free port.`,
        { cause },
      );
    case 'EACCES':
      return new StartError(
        `Port ${port} needs more rights than this user has. Set PORT above 1023.`,
        { cause },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST is ${host}, which is no address of this machine.`, { cause });
    default:
      return cause;
  }
}
