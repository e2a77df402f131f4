import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { failure, open } from './client.ts';

async function disputed(t: TestContext, card: string) {
  const fixture = await open(t);
  const { stripe } = fixture;
  const settle = async () => {
    await fixture.control('settle');
  };
  const charge = await stripe.charges.create({
    amount: 2500,
    currency: 'usd',
    source: `tok_${card}`,
  });
  await settle();
  const { data } = await stripe.disputes.list({ charge: charge.id });
  return { stripe, settle, charge, disputes: data };
}

for (const [words, verdict] of [
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
] as const) {
  test(`a chargeback answered with ${words} is ${verdict}`, async (t) => {
    const { stripe, settle, charge, disputes } = await disputed(t, 'createDispute');
    const [dispute] = disputes;
    assert.equal(dispute?.status, 'needs_response');
    assert.equal(dispute.is_charge_refundable, false);
    assert.equal(dispute.balance_transactions[0]?.net, -2500 - 1500);
    assert.equal(
      (await failure(stripe.refunds.create({ charge: charge.id }))).code,
      'charge_disputed',
    );
    const answered = await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: words },
    });
    assert.equal(answered.status, 'under_review');
    assert.equal(answered.evidence_details.submission_count, 1);
    await settle();
    const closed = await stripe.disputes.retrieve(dispute.id);
    assert.equal(closed.status, verdict);
    assert.equal(closed.balance_transactions.length, verdict === 'won' ? 2 : 1);
    assert.match((await failure(stripe.disputes.update(dispute.id, {}))).message, /already closed/);
    const types = (await stripe.events.list({ type: 'charge.dispute.*' })).data.map(
      ({ type }) => type,
    );
    assert.deepEqual(types.reverse(), [
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      ...(verdict === 'won' ? ['charge.dispute.funds_reinstated'] : []),
      'charge.dispute.closed',
    ]);
  });
}

test('an inquiry takes no money until it is escalated', async (t) => {
  const { stripe, settle, disputes } = await disputed(t, 'createDisputeInquiry');
  const [inquiry] = disputes;
  assert.equal(inquiry?.status, 'warning_needs_response');
  assert.equal(inquiry.is_charge_refundable, true);
  assert.deepEqual(inquiry.balance_transactions, []);
  await stripe.disputes.update(inquiry.id, {
    evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
  });
  await settle();
  const chargeback = await stripe.disputes.retrieve(inquiry.id);
  assert.equal(chargeback.status, 'needs_response');
  assert.equal(chargeback.balance_transactions.length, 1);
});

test('evidence may be kept back, and a dispute given up', async (t) => {
  const { stripe, disputes } = await disputed(t, 'createDisputeProductNotReceived');
  const [dispute] = disputes;
  assert.equal(dispute?.reason, 'product_not_received');
  const staged = await stripe.disputes.update(dispute.id, {
    evidence: { customer_name: 'Jenny Rosen' },
    submit: false,
  });
  assert.equal(staged.status, 'needs_response');
  assert.equal(staged.evidence.customer_name, 'Jenny Rosen');
  assert.equal(staged.evidence_details.has_evidence, true);
  assert.equal(staged.evidence_details.submission_count, 0);
  assert.equal((await stripe.disputes.close(dispute.id)).status, 'lost');
});

test('a charge can be disputed twice', async (t) => {
  const { disputes } = await disputed(t, 'createMultipleDisputes');
  assert.equal(disputes.length, 2);
});

test('a bank may warn of fraud before anything is disputed', async (t) => {
  const { stripe, charge, disputes } = await disputed(t, 'createIssuerFraudRecord');
  assert.equal(disputes.length, 0);
  const [warning] = (await stripe.radar.earlyFraudWarnings.list({ charge: charge.id })).data;
  assert.equal(warning?.actionable, true);
  await stripe.refunds.create({ charge: charge.id });
  const settled = await stripe.radar.earlyFraudWarnings.retrieve(warning.id);
  assert.equal(settled.actionable, false);
});
