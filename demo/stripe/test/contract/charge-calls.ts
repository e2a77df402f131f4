import { text } from '../client.ts';
import { charged, paid } from '../tables/orders.ts';
import { buyer } from './buyer.ts';
import type { Recorder } from './recorder.ts';

/** Legacy charges, and refunds that succeed, take their time, come back and are called off. */
export async function captureCharges(recorder: Recorder): Promise<void> {
  await legacyCharges(recorder);
  await refunds(recorder);
}

async function legacyCharges({ world }: Recorder): Promise<void> {
  const { stripe } = world;
  const held = await charged(world, {
    capture: false,
    description: 'Two books',
    metadata: { order: '7' },
    receipt_email: buyer.email,
    shipping: buyer.shipping,
    statement_descriptor_suffix: 'BOOKS',
    transfer_group: 'order-7',
  });
  await stripe.charges.capture(held.id, { amount: 2000 });
  await stripe.charges.update(held.id, {
    description: 'Changed',
    fraud_details: { user_report: 'safe' },
  });
  await charged(world, { source: 'tok_chargeDeclined' }).catch(() => undefined);
  await stripe.charges.list({ limit: 100 });
}

async function refunds({ world, settle }: Recorder): Promise<void> {
  const { stripe } = world;
  const payment = await paid(world);
  const first = await stripe.refunds.create({
    payment_intent: payment.id,
    amount: 500,
    reason: 'requested_by_customer',
    metadata: { order: '7' },
    expand: ['charge', 'payment_intent', 'balance_transaction'],
  });
  await stripe.refunds.update(first.id, { metadata: { order: '8' } });
  await stripe.refunds.retrieve(first.id);
  const slow = await paid(world, { payment_method: 'pm_card_pendingRefund' });
  const pending = await stripe.refunds.create({ payment_intent: slow.id });
  const back = await paid(world, { payment_method: 'pm_card_refundFail' });
  const failing = await stripe.refunds.create({ payment_intent: back.id });
  await settle();
  for (const { id } of [pending, failing]) await stripe.refunds.retrieve(id);
  const again = await paid(world, { payment_method: 'pm_card_pendingRefund' });
  const waiting = await stripe.refunds.create({ payment_intent: again.id });
  await stripe.refunds.cancel(waiting.id).catch(() => undefined);
  await stripe.refunds.list({ limit: 10, expand: ['data.charge'] });
  await stripe.charges.retrieve(text(payment, 'latest_charge'), { expand: ['refunds'] });
}
