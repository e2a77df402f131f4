import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Certificates } from './certificates.ts';
import { demandHost, refuseUnreadable } from './unreadable.ts';

/** A port of this machine alone, heard on by IPv4 and, where there is one, IPv6. */
export interface Listener {
  readonly port: number;
  serve(handler: RequestListener): void;
  /** Ends open connections at once. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** Speaks TLS with these; by default plain HTTP. */
  readonly certificates?: Certificates | undefined;
  /** Milliseconds a client may take over a request's head, and three times that over all of it. Default 10,000. */
  readonly patience?: number;
}

const freePortAttempts = 5;

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number, purpose: string, cause: unknown) {
    super(`Port ${port}, wanted for ${purpose}, is in use by another program.`, { cause });
    this.port = port;
  }
}

/** Throws PortTakenError if `port` is taken; 0 takes any free one. */
export async function listen(
  port: number,
  purpose: string,
  options: ListenOptions = {},
): Promise<Listener> {
  for (let attempt = 1; ; attempt += 1) {
    const first = create(options);
    const servers = [first];
    try {
      await open(first, port, '127.0.0.1');
      const chosen = portOf(first);
      // A browser may take `localhost` for ::1.
      const second = create(options);
      if (await openIfThere(second, chosen)) servers.push(second);
      return listenerOf(servers, chosen);
    } catch (error) {
      await Promise.all(servers.map(shut));
      if (codeOf(error) !== 'EADDRINUSE') throw error;
      if (port === 0 && attempt < freePortAttempts) continue;
      throw new PortTakenError(port, purpose, error);
    }
  }
}

function create({ certificates, patience = 10_000 }: ListenOptions): Server {
  const settings = {
    headersTimeout: patience,
    requestTimeout: 3 * patience,
    connectionsCheckingInterval: patience / 4,
    // Refused in Stripe's shape rather than by an empty answer.
    requireHostHeader: false,
  };
  const server =
    certificates === undefined
      ? createServer(settings)
      : createSecureServer({
          ...settings,
          key: certificates.key,
          cert: certificates.certificate,
        });
  refuseUnreadable(server);
  return server;
}

function listenerOf(servers: readonly Server[], port: number): Listener {
  return {
    port,
    serve(handler) {
      for (const server of servers) server.on('request', demandHost(handler));
    },
    async close() {
      await Promise.all(servers.map(shut));
    },
  };
}

async function openIfThere(server: Server, port: number): Promise<boolean> {
  try {
    await open(server, port, '::1');
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return false;
    throw error;
  }
}

function open(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: host === '::1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The server is not listening on a port.');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
