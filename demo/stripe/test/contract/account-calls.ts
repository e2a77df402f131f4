import type { Recorder } from './recorder.ts';

/** The account itself, and where it wants to be told of what happens. */
export async function captureAccount({ world: { stripe } }: Recorder): Promise<void> {
  const { id: account } = await stripe.accounts.retrieveCurrent();
  await stripe.accounts.retrieve(account);
  const { id } = await stripe.webhookEndpoints.create({
    url: 'https://shop.example/webhook',
    enabled_events: ['charge.refunded'],
    description: 'The shop',
    metadata: { order: '7' },
    api_version: '2026-08-26.dahlia',
  });
  await stripe.webhookEndpoints.retrieve(id);
  await stripe.webhookEndpoints.update(id, { disabled: true, enabled_events: ['*'] });
  await stripe.webhookEndpoints.list();
  await stripe.webhookEndpoints.del(id);
}
