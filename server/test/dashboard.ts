import assert from 'node:assert/strict';
import { ask, asRecord, bearer, listAt, textAt } from './shop.ts';
import type { Answer, TestShop } from './shop.ts';

/** What a person does at Stripe's dashboard: a call with the account's own key. */
export async function atDashboard(
  { standIn }: TestShop,
  path: string,
  form: Record<string, string> = {},
): Promise<unknown> {
  const { status, body } = await ask(`${standIn.apiUrl}/v1/${path}`, {
    method: 'POST',
    headers: bearer(standIn.secretKey),
    body: new URLSearchParams(form),
  });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

/** The stand-in's events of one type, oldest first, as it would send them. */
export async function eventsOf({ standIn }: TestShop, type: string): Promise<string[]> {
  const { body } = await ask(`${standIn.apiUrl}/v1/events?limit=100&type=${type}`, {
    headers: bearer(standIn.secretKey),
  });
  return listAt(body, 'data')
    .map((event) => JSON.stringify(event))
    .reverse();
}

/** Has Stripe do now what it does some time after a payment. */
export async function settle({ standIn }: TestShop): Promise<void> {
  const { status } = await ask(`${standIn.apiUrl}/_control/settle`, { method: 'POST' });
  assert.equal(status, 200);
}

/** Requests that the stand-in was sent so far, as `GET /v1/refunds`. */
export async function requestsTo({ standIn }: TestShop): Promise<string[]> {
  const { body } = await ask(`${standIn.apiUrl}/_control/ledger`);
  return listAt(body, 'requests').map(
    (request) => `${textAt(request, 'method')} ${textAt(request, 'path')}`,
  );
}

/** What the stand-in gave back: amount and status of each refund, in the order they were made. */
export async function refundsAt({ standIn }: TestShop): Promise<[unknown, unknown][]> {
  const { body } = await ask(`${standIn.apiUrl}/_control/ledger`);
  return listAt(body, 'refunds')
    .map(asRecord)
    .map(({ amount, status }) => [amount, status]);
}

export const ADMIN_TOKEN = 'only-the-owner-of-this-shop-knows-it';

/** Options of a shop whose back office is open, and whose events come by hand alone. */
export const BY_HAND = { adminToken: ADMIN_TOKEN, webhookSecrets: ['whsec_oldButStillValid'] };

export const adminGet = (shop: TestShop, path: string): Promise<Answer> =>
  shop.get(`/api/admin${path}`, ADMIN_TOKEN);

export const adminPost = (shop: TestShop, path: string, body: unknown): Promise<Answer> =>
  shop.post(`/api/admin${path}`, body, bearer(ADMIN_TOKEN));

/** An order as the back office has it. */
export async function orderOf(shop: TestShop, orderId: string): Promise<Record<string, unknown>> {
  const { status, body } = await adminGet(shop, `/orders/${orderId}`);
  assert.equal(status, 200);
  return asRecord(body);
}
