import { clientKey, forgetClientKey, lastClientKey } from '../client-key.ts';
import { recall, remember } from '../session.ts';
import { equal, ok } from './assert.ts';

const server = 'https://session.test/';

describe('what a tab remembers', () => {
  it('holds where the browser forbids storage, so that no repeat becomes a second order', () => {
    const areas = ['localStorage', 'sessionStorage'] as const;
    const kept = areas.map((area) => Object.getOwnPropertyDescriptor(globalThis, area));
    for (const area of areas)
      Object.defineProperty(globalThis, area, {
        configurable: true,
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
    try {
      const key = clientKey(server, 'one book');
      equal(clientKey(server, 'one book'), key);
      ok(clientKey(server, 'two books') !== key, 'another content, the same key');
      remember(server, { kind: 'order', orderId: 'order-1', token: 'secret' });
      equal(recall(server), { kind: 'order', orderId: 'order-1', token: 'secret' });
      remember(server);
      equal(recall(server), undefined);
    } finally {
      areas.forEach((area, place) => {
        Object.defineProperty(globalThis, area, kept[place] ?? {});
      });
      forgetClientKey(server);
    }
  });
});

describe('the key of an order', () => {
  const { now } = Date;
  const after = (hours: number) => {
    Date.now = () => now() + hours * 3_600_000;
  };

  afterEach(() => {
    Date.now = now;
    forgetClientKey(server);
  });

  it('outlives its tab by a day, from when it was last asked for', () => {
    const key = clientKey(server, 'one book');
    sessionStorage.clear();
    after(23);
    equal(clientKey(server, 'one book'), key);
    after(46);
    equal([lastClientKey(server), clientKey(server, 'one book')], [key, key]);
    after(71);
    equal(lastClientKey(server), undefined);
    ok(clientKey(server, 'one book') !== key, 'kept for more than a day');
  });

  it('is another one after the order is paid', () => {
    const key = clientKey(server, 'one book');
    forgetClientKey(server);
    ok(clientKey(server, 'one book') !== key, 'one key for two orders');
  });
});
