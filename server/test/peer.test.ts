import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import { listen } from '../index.ts';
import { blockOf, createAddressOf } from '../peer.ts';
import type { TrustProxy } from '../peer.ts';
import { ask } from './shop.ts';

const BLOCKS: [address: string, block: string][] = [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::99', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ['', ''],
];

test('an address counts as what one connection has', () => {
  for (const [address, block] of BLOCKS) assert.equal(blockOf(address), block);
});

const HERE = '127.0.0.1';

const FORWARDED: [trust: TrustProxy, forwarded: string | undefined, address: string][] = [
  [null, undefined, HERE],
  [null, '203.0.113.7', HERE],
  [1, undefined, HERE],
  [1, '203.0.113.7', '203.0.113.7'],
  // What stands further left was written by whoever sent it.
  [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  [2, '198.51.100.1, 203.0.113.7', '198.51.100.1'],
  [2, '203.0.113.7', '203.0.113.7'],
  [1, 'unknown', HERE],
  [1, '2001:db8:1:2::9', '2001:db8:1:2::/64'],
  [['127.0.0.1'], '203.0.113.7', '203.0.113.7'],
  [['127.0.0.0/8', '203.0.113.0/24'], '198.51.100.1, 203.0.113.7', '198.51.100.1'],
  [['10.0.0.1'], '203.0.113.7', HERE],
];

test('X-Forwarded-For is read as far as trusted proxies wrote it', async (t) => {
  for (const [trust, forwarded, address] of FORWARDED) {
    await t.test(`${JSON.stringify(trust)}: ${forwarded}`, async (t) => {
      const addressOf = createAddressOf(trust);
      const app = express().use((request, response) => {
        response.json(addressOf(request));
      });
      const server = await listen(app, { port: 0, host: HERE });
      t.after(() => server.close());
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      assert.equal((await ask(server.url, { headers })).body, address);
    });
  }
});
