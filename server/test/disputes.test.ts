import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { CREATE, DROP, orderPath, statusOf, tokenOf } from './answers.ts';
import { adminGet, adminPost, BY_HAND, eventsOf, orderOf, settle } from './dashboard.ts';
import { asRecord, card, listAt, startShop, textAt, valueAt } from './shop.ts';

/** A paid order whose card its buyer's bank has something to say about. */
async function sell(t: TestContext, cardId: string) {
  const shop = await startShop(t, BY_HAND);
  const paid = await shop.post('/api/orders', await shop.order({ payment: card(cardId) }));
  await settle(shop);
  const tell = async (payload: string) => {
    assert.equal((await shop.event(payload)).status, 200);
  };
  return { shop, tell, order: () => orderOf(shop, textAt(paid.body, 'orderId')) };
}

let made = 0;

/** The event as Stripe sends it some seconds after the dispute has gone on to another state. */
function laterOn(payload: string, type: string, status: string, seconds: number): string {
  const event = asRecord(JSON.parse(payload));
  const dispute = { ...asRecord(valueAt(event, 'data', 'object')), status };
  made += 1;
  const created = Number(event.created) + seconds;
  return JSON.stringify({ ...event, id: `evt_${made}`, type, created, data: { object: dispute } });
}

const CREATED = 'charge.dispute.created';

for (const [cardId, status] of [
  ['pm_card_createDispute', 'needs_response'],
  ['pm_card_createDisputeInquiry', 'warning_needs_response'],
] as const) {
  test(`a dispute (${status}) marks the order and asks for a person, until it is answered`, async (t) => {
    const { shop, tell, order } = await sell(t, cardId);
    const [payload = ''] = await eventsOf(shop, CREATED);
    await tell(payload);
    const open = await order();
    assert.deepEqual([open.state, open.dispute], ['paid', status]);
    assert.match(String(open.attention), /^The buyer's bank disputes this payment/);
    assert.ok(shop.log.some(({ event, level }) => event === 'order.disputed' && level === 'error'));
    await tell(laterOn(payload, 'charge.dispute.updated', 'under_review', 5));
    const answered = await order();
    assert.deepEqual([answered.dispute, answered.attention], ['under_review', null]);
    await tell(laterOn(payload, 'charge.dispute.closed', 'won', 9));
    assert.equal((await order()).dispute, 'won');
  });
}

test('events of a dispute in the wrong order leave its last state', async (t) => {
  const { shop, tell, order } = await sell(t, 'pm_card_createDispute');
  const [payload = ''] = await eventsOf(shop, CREATED);
  await tell(laterOn(payload, 'charge.dispute.closed', 'lost', 9));
  await tell(laterOn(payload, 'charge.dispute.funds_withdrawn', 'needs_response', 9));
  await tell(laterOn(payload, 'charge.dispute.updated', 'under_review', 5));
  await tell(payload);
  const { dispute, attention } = await order();
  assert.deepEqual([dispute, attention], ['lost', null]);
});

test('a warning of fraud is for a person', async (t) => {
  const { shop, tell, order } = await sell(t, 'pm_card_createIssuerFraudRecord');
  const [payload = ''] = await eventsOf(shop, 'radar.early_fraud_warning.created');
  await tell(payload);
  const { state, attention } = await order();
  assert.equal(state, 'paid');
  assert.match(String(attention), /may be fraud \(misc\)/);
});

for (const [cardId, type, tells] of [
  ['pm_card_createDispute', CREATED, /^The buyer's bank disputes this payment/],
  ['pm_card_createIssuerFraudRecord', 'radar.early_fraud_warning.created', /may be fraud \(misc\)/],
] as const) {
  test(`${type}, before it is known whose payment it is about, reaches the order later`, async (t) => {
    const shop = await startShop(t, BY_HAND);
    await shop.fail(CREATE, DROP, 2);
    const lost = await shop.post('/api/orders', await shop.order({ payment: card(cardId) }));
    await settle(shop);
    const [payload = ''] = await eventsOf(shop, type);
    assert.equal((await shop.event(payload)).status, 200);
    const unmatched = async () => listAt((await adminGet(shop, '/events')).body, 'events').length;
    const order = () => orderOf(shop, textAt(lost.body, 'orderId'));
    await shop.own.recover();
    assert.deepEqual([await unmatched(), (await order()).attention], [1, null]);

    assert.equal(statusOf(await shop.get(orderPath(lost), tokenOf(lost))), 'paid');
    await shop.own.recover();
    const { attention, events } = await order();
    assert.match(String(attention), tells);
    assert.partialDeepStrictEqual(events, [{ type }]);
    assert.equal(await unmatched(), 0);
    await adminPost(shop, `/orders/${textAt(lost.body, 'orderId')}/resolved`, { note: 'Seen.' });
    assert.equal((await shop.event(payload)).status, 200);
    await shop.own.recover();
    assert.equal((await order()).attention, null);
  });
}
