import { paid } from '../tables/orders.ts';
import { text } from '../client.ts';
import type { Stripe } from '../client.ts';
import type { Recorder } from './recorder.ts';

/** What banks do after a payment, and what a merchant answers. */
export async function captureDisputes(recorder: Recorder): Promise<void> {
  const { world, settle } = recorder;
  const { stripe } = world;
  const won = await disputed(recorder, 'createDispute');
  await stripe.disputes.update(won, {
    evidence: { customer_name: 'Jenny Rosen', uncategorized_text: 'winning_evidence' },
    metadata: { order: '7' },
  });
  await settle();
  await stripe.disputes.retrieve(won, { expand: ['charge', 'payment_intent'] });
  const lost = await disputed(recorder, 'createDisputeProductNotReceived');
  await stripe.disputes.update(lost, { evidence: { service_date: 'May' }, submit: false });
  await stripe.disputes.close(lost);
  const inquiry = await disputed(recorder, 'createDisputeInquiry');
  await stripe.disputes.retrieve(inquiry);
  await stripe.disputes.update(inquiry, {
    evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
  });
  await settle();
  await stripe.disputes.retrieve(inquiry);
  await disputed(recorder, 'createMultipleDisputes');
  await stripe.disputes.list({ limit: 100 });
  await warnings(recorder);
  await ledgers(stripe);
}

async function disputed({ world, settle }: Recorder, name: string): Promise<string> {
  const payment = await paid(world, { payment_method: `pm_card_${name}` });
  await settle();
  const { data } = await world.stripe.disputes.list({ charge: text(payment, 'latest_charge') });
  return String(data[0]?.id);
}

async function warnings({ world, settle }: Recorder): Promise<void> {
  const { stripe } = world;
  const payment = await paid(world, {
    payment_method: 'pm_card_createIssuerFraudRecord',
  });
  await settle();
  const { data } = await stripe.radar.earlyFraudWarnings.list({
    charge: text(payment, 'latest_charge'),
  });
  await stripe.radar.earlyFraudWarnings.retrieve(String(data[0]?.id), { expand: ['charge'] });
}

/** With everything booked that there is to book. */
async function ledgers(stripe: Stripe): Promise<void> {
  await stripe.balance.retrieve();
  const { data } = await stripe.balanceTransactions.list({ limit: 100 });
  const kinds = new Map(data.map((one) => [`${one.type} ${one.reporting_category}`, one.id]));
  for (const id of kinds.values()) await stripe.balanceTransactions.retrieve(id);
}
