import { clientKey } from '../client-key.ts';
import { recall, remember } from '../session.ts';
import { equal, ok } from './assert.ts';

const server = 'https://session.test/';

describe('what a tab remembers', () => {
  it('holds where the browser forbids storage, so that no repeat becomes a second order', () => {
    const storage = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
    Object.defineProperty(globalThis, 'sessionStorage', {
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
      if (storage) Object.defineProperty(globalThis, 'sessionStorage', storage);
    }
  });
});
