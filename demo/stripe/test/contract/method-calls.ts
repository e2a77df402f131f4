import { book } from '../tables/orders.ts';
import { buyer, visa } from './buyer.ts';
import type { Recorder } from './recorder.ts';

/** Payment methods, tokens and confirmation tokens. */
export async function captureMethods({ world }: Recorder): Promise<void> {
  const { stripe, browser } = world;
  const typed = await browser.paymentMethods.create({
    type: 'card',
    card: visa,
    allow_redisplay: 'always',
    billing_details: buyer.billing,
    metadata: { order: '7' },
  });
  await stripe.paymentMethods.retrieve(typed.id);
  await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_amex' } });
  await tokens(world);
  await confirmationTokens(world);
}

async function tokens({ stripe, browser }: Recorder['world']): Promise<void> {
  const token = await browser.tokens.create({
    card: {
      ...visa,
      exp_month: String(visa.exp_month),
      exp_year: String(visa.exp_year),
      name: buyer.name,
      address_line1: buyer.address.line1,
      address_zip: buyer.address.postal_code,
      address_country: 'US',
    },
  });
  await stripe.tokens.retrieve(token.id);
  await stripe.charges.create({ ...book, source: token.id });
  await stripe.tokens.retrieve(token.id);
}

async function confirmationTokens({ stripe, browser }: Recorder['world']): Promise<void> {
  const data = { type: 'card', card: visa, billing_details: buyer.billing };
  await browser.rawRequest('POST', '/v1/confirmation_tokens', {
    payment_method_data: data,
    return_url: 'https://shop.example/back',
    setup_future_usage: 'off_session',
    shipping: { address: buyer.address, name: buyer.name, phone: buyer.phone },
  });
  const { id } = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example/back',
  });
  await stripe.confirmationTokens.retrieve(id);
  await stripe.paymentIntents.create({ ...book, confirm: true, confirmation_token: id });
  await stripe.confirmationTokens.retrieve(id);
}
