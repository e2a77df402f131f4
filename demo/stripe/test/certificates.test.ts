import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text as readText } from 'node:stream/consumers';
import test from 'node:test';
import { connect as connectTls } from 'node:tls';
import type { PublicHosts } from '../origins.ts';
import { open, part, Stripe, text } from './client.ts';
import type { Fixture } from './client.ts';

const hosts = ['api.stripe.com', 'js.stripe.com', 'hooks.stripe.com', 'pay.stripe.com'];

function publicHostsOf({ standIn }: Fixture): PublicHosts {
  if (standIn.publicHosts === null) throw new Error('There are no public hosts.');
  return standIn.publicHosts;
}

/** Goes to the port as a client does that takes it for `host`, and trusts the authority alone. */
async function get(
  { port, certificate: ca }: PublicHosts,
  host: string,
  path: string,
): Promise<{ status: number | undefined; body: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, ca, servername: host, headers: { host } }, resolve)
      .on('error', reject)
      .end();
  });
  return { status: response.statusCode, body: await readText(response) };
}

test('one port serves each host its own, and shows a certificate for each', async (t) => {
  const publicHosts = publicHostsOf(await open(t, { hosts: 'public' }));
  const script = await get(publicHosts, 'js.stripe.com', '/frames/card.html');
  assert.match(script.body, /<meta name="stripe-api" content="https:\/\/api\.stripe\.com"/);
  const api = await get(publicHosts, 'api.stripe.com', '/v1/account');
  assert.equal(api.status, 401);
  const bank = await get(publicHosts, 'hooks.stripe.com', '/3ds.js');
  assert.equal(bank.status, 200);
  for (const [host, path] of [
    ['hooks.stripe.com', '/v1/account'],
    ['pay.stripe.com', '/v1/account'],
    ['js.stripe.com', '/3ds.js'],
  ] as const) {
    assert.equal((await get(publicHosts, host, path)).status, 404, `${host}${path}`);
  }
});

test('nobody is trusted but who was named, and only for these hosts', async (t) => {
  const publicHosts = publicHostsOf(await open(t, { hosts: 'public' }));
  const authority = new X509Certificate(publicHosts.certificate);
  assert.equal(authority.ca, true);
  await assert.rejects(get(publicHosts, 'example.com', '/'), {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  const stranger = { ...publicHosts, certificate: '' };
  await assert.rejects(get(stranger, 'api.stripe.com', '/'));

  const shown = await new Promise<X509Certificate | undefined>((resolve, reject) => {
    const socket = connectTls({ port: publicHosts.port, ca: publicHosts.certificate }, () => {
      resolve(socket.getPeerX509Certificate());
      socket.destroy();
    }).on('error', reject);
  });
  if (shown === undefined) throw new Error('No certificate was shown.');
  assert.ok(shown.verify(authority.publicKey));
  for (const host of hosts) assert.equal(shown.checkHost(host), host);
  assert.equal(shown.checkIP('127.0.0.1'), '127.0.0.1');
});

test('two stand-ins sign with keys of their own', async (t) => {
  const one = publicHostsOf(await open(t, { hosts: 'public' }));
  const other = publicHostsOf(await open(t, { hosts: 'public' }));
  assert.notEqual(one.certificate, other.certificate);
  const mistaken = { ...one, port: other.port };
  await assert.rejects(get(mistaken, 'api.stripe.com', '/'));
});

test('a server that trusts the authority talks TLS by the address of this machine', async (t) => {
  const fixture = await open(t, { hosts: 'public' });
  const { port, certificate } = publicHostsOf(fixture);
  const httpAgent = new Agent({ ca: certificate });
  t.after(() => {
    httpAgent.destroy();
  });
  const stripe = new Stripe(fixture.standIn.secretKey, {
    host: 'localhost',
    port,
    protocol: 'https',
    httpAgent,
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const intent = await stripe.paymentIntents.create({
    amount: 1099,
    currency: 'usd',
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'https://shop.example/back',
    confirm: true,
    expand: ['latest_charge'],
  });
  const address = text(intent, 'next_action', 'redirect_to_url', 'url');
  assert.equal(new URL(address).origin, 'https://hooks.stripe.com');
  const charge = await stripe.charges.create({ amount: 1099, currency: 'usd', source: 'tok_visa' });
  assert.match(charge.receipt_url ?? '', /^https:\/\/pay\.stripe\.com\/receipts\//);
  const receipt = await get(
    publicHostsOf(fixture),
    'pay.stripe.com',
    new URL(charge.receipt_url ?? '').pathname,
  );
  assert.equal(receipt.status, 200);
});

test('Chromium is led to the port, and nowhere else', async (t) => {
  const { standIn } = await open(t, { hosts: 'public' });
  const [rules = ''] = standIn.publicHosts?.chromiumArguments ?? [];
  for (const host of hosts) {
    assert.ok(rules.includes(`MAP ${host} 127.0.0.1:${standIn.publicHosts?.port},`), rules);
  }
  assert.ok(rules.includes('MAP * ~NOTFOUND'));
  assert.equal(standIn.scriptUrl, 'https://js.stripe.com/endive/stripe.js');
  assert.match(standIn.apiUrl, /^http:\/\/localhost:\d+$/);
});

test('without public hosts everything is on localhost', async (t) => {
  const { standIn, stripe } = await open(t);
  assert.equal(standIn.publicHosts, null);
  const charge = await stripe.charges.create({ amount: 1099, currency: 'usd', source: 'tok_visa' });
  assert.ok(charge.receipt_url?.startsWith(`${standIn.apiUrl}/receipts/`));
  assert.equal(part(charge, 'status'), 'succeeded');
});
