import { atOnce, book, held, paid } from '../tables/orders.ts';
import type { Stripe } from '../client.ts';
import { buyer, visa } from './buyer.ts';
import type { Recorder } from './recorder.ts';

const everything = { expand: ['latest_charge.balance_transaction', 'payment_method'] };
const bank = {
  ...book,
  confirm: true,
  payment_method: 'pm_card_authenticationRequired',
  return_url: 'https://shop.example/back',
};

/** Payment intents in every status, and what follows from them. */
export async function capturePayments(recorder: Recorder): Promise<void> {
  await waiting(recorder);
  await succeeded(recorder);
  await inTheBrowser(recorder);
  await atTheBank(recorder);
  await capturedAndCanceled(recorder);
}

async function waiting({ world: { stripe } }: Recorder): Promise<void> {
  const { id } = await stripe.paymentIntents.create(book);
  await stripe.paymentIntents.create({
    ...book,
    allowed_payment_method_types: ['card'],
    capture_method: 'manual',
    confirmation_method: 'manual',
    description: 'Two books',
    metadata: { order: '7' },
    payment_method: 'pm_card_visa',
    payment_method_options: { card: { request_three_d_secure: 'any' } },
    receipt_email: buyer.email,
    setup_future_usage: 'off_session',
    shipping: buyer.shipping,
    statement_descriptor_suffix: 'BOOKS',
    transfer_group: 'order-7',
  });
  await stripe.paymentIntents.update(id, { amount: 3000, metadata: { order: '8' } });
  await stripe.paymentIntents.retrieve(id);
}

async function succeeded({ world, settle }: Recorder): Promise<void> {
  const { stripe } = world;
  const { id, latest_charge: charge } = await paid(world, {
    receipt_email: buyer.email,
    shipping: buyer.shipping,
    ...everything,
  });
  await settle();
  await stripe.paymentIntents.retrieve(id, everything);
  await stripe.paymentIntents.list({ ...pages, expand: ['data.latest_charge'] });
  for (const name of ['mastercard_prepaid', 'amex', 'riskLevelElevated', 'threeDSecureOptional']) {
    await paid(world, { payment_method: `pm_card_${name}`, ...everything });
  }
  const chargeId = typeof charge === 'string' ? charge : (charge?.id ?? '');
  const settled = await stripe.charges.retrieve(chargeId, { expand: ['balance_transaction'] });
  const transaction = settled.balance_transaction;
  if (typeof transaction === 'object' && transaction !== null) {
    await stripe.balanceTransactions.retrieve(transaction.id);
    await stripe.balanceTransactions.retrieve(transaction.id, { expand: ['source'] }).catch(ignore);
  }
}

async function inTheBrowser({ world: { stripe, browser } }: Recorder): Promise<void> {
  const intent = await stripe.paymentIntents.create({ ...book, shipping: buyer.shipping });
  const secret = { client_secret: intent.client_secret ?? '' };
  const path = `/v1/payment_intents/${intent.id}`;
  await browser.paymentIntents.retrieve(intent.id, secret);
  const declined = { ...secret, payment_method: 'pm_card_chargeDeclined' };
  await browser.rawRequest('POST', `${path}/confirm`, declined).catch(ignore);
  const card = { type: 'card', card: visa, billing_details: buyer.billing };
  await browser.rawRequest('POST', `${path}/confirm`, { ...secret, payment_method_data: card });
  await stripe.paymentIntents.retrieve(intent.id);
}

async function atTheBank({ world: { stripe, browser }, standIn }: Recorder): Promise<void> {
  const redirected = await stripe.paymentIntents.create(bank);
  const shown = await stripe.paymentIntents.create({ ...bank, use_stripe_sdk: true });
  await browser.paymentIntents.retrieve(shown.id, { client_secret: shown.client_secret ?? '' });
  await decide(redirected, 'failed');
  await stripe.paymentIntents.retrieve(redirected.id);
  await decide(await stripe.paymentIntents.confirm(redirected.id, bankAgain), 'succeeded');
  await stripe.paymentIntents.retrieve(redirected.id, everything);

  async function decide({ next_action: action }: Stripe.PaymentIntent, outcome: string) {
    const url = action?.redirect_to_url?.url ?? standIn.apiUrl;
    await fetch(`${url}/result`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome }),
    });
  }
}

async function capturedAndCanceled({ world, wait }: Recorder): Promise<void> {
  const { stripe } = world;
  await stripe.paymentIntents.capture((await held(world)).id, {
    amount_to_capture: 2000,
    ...everything,
  });
  await stripe.paymentIntents.cancel((await held(world)).id, {
    cancellation_reason: 'abandoned',
    ...everything,
  });
  const { id } = await stripe.paymentIntents.create({ ...atOnce, confirm: false });
  await stripe.paymentIntents.cancel(id);
  const { id: forgotten } = await held(world);
  await wait(8);
  await stripe.paymentIntents.retrieve(forgotten, everything);
}

const { payment_method, return_url } = bank;
const bankAgain = { payment_method, return_url };
const pages = { limit: 3 };
const ignore = () => undefined;
