import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What goes wrong with everything that passes, from now on, open connections included. */
export type NetworkFault =
  | { kind: 'none' }
  /** Each piece of data comes this much later. */
  | { kind: 'latency'; milliseconds: number }
  /** Every connection is broken off, and every new one too. */
  | { kind: 'reset' }
  /** A black hole: what is sent in this direction stays away until the fault ends. */
  | { kind: 'hold'; what: Direction }
  /** A connection ends after so many bytes of its next answer. */
  | { kind: 'cut'; bytes: number }
  /** The end of a connection comes this much later. */
  | { kind: 'slow close'; milliseconds: number };

type Direction = 'requests' | 'answers';

export interface FaultyProxy {
  readonly port: number;
  set(fault: NetworkFault): void;
  /** Resolves once the present fault has met any traffic. */
  met(): Promise<void>;
  close(): Promise<void>;
}

export const NONE: NetworkFault = { kind: 'none' };
export const RESET: NetworkFault = { kind: 'reset' };
export const REQUESTS_HELD: NetworkFault = { kind: 'hold', what: 'requests' };
export const ANSWERS_HELD: NetworkFault = { kind: 'hold', what: 'answers' };

/** Passes TCP connections of this machine on to the port that `target` names at the time. */
export async function openProxy(target: () => number): Promise<FaultyProxy> {
  let fault = NONE;
  let met = Promise.withResolvers<undefined>();
  let changed = Promise.withResolvers<undefined>();
  const open = new Set<Socket>();

  const keep = (socket: Socket) => {
    open.add(socket);
    // The pipes hear of errors; without a listener they would end the process.
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  };

  const gate = (direction: Direction) =>
    async function* (source: AsyncIterable<Buffer>) {
      for await (const data of source) {
        while (fault.kind === 'hold' && fault.what === direction) {
          met.resolve(undefined);
          await changed.promise;
        }
        if (fault.kind === 'latency') {
          met.resolve(undefined);
          await pause(fault.milliseconds);
        }
        if (fault.kind === 'cut' && direction === 'answers') {
          met.resolve(undefined);
          yield data.subarray(0, fault.bytes);
          return;
        }
        yield data;
      }
      if (fault.kind === 'slow close') {
        met.resolve(undefined);
        await pause(fault.milliseconds);
      }
    };

  const serve = (client: Socket) => {
    keep(client);
    // One that was on its way in when the proxy closed would hold it open.
    if (!listener.listening || fault.kind === 'reset') {
      met.resolve(undefined);
      reset(client);
      return;
    }
    const server = connect({ port: target(), host: '127.0.0.1', allowHalfOpen: true });
    keep(server);
    const breakOff = () => {
      client.destroy();
      server.destroy();
    };
    pipeline(client, gate('requests'), server).catch(breakOff);
    pipeline(server, gate('answers'), client).then(breakOff, breakOff);
  };

  const listener = createServer({ allowHalfOpen: true }, serve).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: portOf(listener),
    set(next) {
      fault = next;
      met = Promise.withResolvers();
      if (next.kind === 'reset') for (const socket of open) reset(socket);
      changed.resolve(undefined);
      changed = Promise.withResolvers();
    },
    met: () => met.promise,
    async close() {
      fault = NONE;
      changed.resolve(undefined);
      const closed = once(listener, 'close');
      listener.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/*
 * libuv refuses to reset a socket whose own end is being sent, and Node then counts it as closing
 * for good: the process never gets past its clean-up. Such a one is closed instead.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The proxy listens on no port.');
}
