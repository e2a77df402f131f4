import type { Account, Call } from './account.ts';
import { readShipping } from './details.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { newId, now } from './ids.ts';
import { showPreview } from './payment-method-object.ts';
import { methodById, readPaymentMethod } from './payment-methods.ts';
import type { MethodEntry } from './payment-methods.ts';
import { keep } from './store.ts';
import type { ConfirmationTokenRecord } from './records.ts';

const lifetimeSeconds = 12 * 60 * 60;

/** Made by Stripe.js with the publishable key, or by the test helpers with the secret one. */
export function createConfirmationToken(call: Call): ApiObject {
  const { form, account } = call;
  const { method, token } = readMethod(call);
  const record: ConfirmationTokenRecord = {
    id: newId('ctoken'),
    created: now(call.account),
    method,
    shipping: readShipping(form, null),
    returnUrl: form.url('return_url') ?? null,
    setupFutureUsage: form.choice('setup_future_usage', ['on_session', 'off_session']) ?? null,
    captureMethod: form.section('client_context')?.text('capture_method') ?? null,
    usedFor: null,
  };
  if (token !== null) token.used = true;
  return showConfirmationToken(keep(account.store.confirmationTokens, record));
}

export function retrieveConfirmationToken(call: Call): ApiObject {
  const token = call.account.store.confirmationTokens.get(call.id);
  if (token === undefined) {
    throw errors.notFound('confirmation_token', call.id, 'confirmation_token');
  }
  return showConfirmationToken(token);
}

/** The token a request names; throws once it has been used. */
export function unusedConfirmationToken(account: Account, id: string): ConfirmationTokenRecord {
  const token = account.store.confirmationTokens.get(id);
  if (token === undefined) {
    throw errors.noSuch('confirmation_token', id, 'confirmation_token');
  }
  if (token.usedFor !== null) {
    throw invalid(
      `The ConfirmationToken ${id} has already been used. A ConfirmationToken can only be used once; create a new one to confirm again.`,
      'confirmation_token',
    );
  }
  if (token.created + lifetimeSeconds < now(account)) {
    throw invalid(`The ConfirmationToken ${id} has expired.`, 'confirmation_token');
  }
  return token;
}

function readMethod(call: Call): MethodEntry {
  const existing = call.form.given('payment_method');
  if (existing !== undefined) return { method: methodById(call.account, existing), token: null };
  const data = call.form.section('payment_method_data');
  if (data === undefined) throw errors.missing('payment_method_data');
  return readPaymentMethod(call, data);
}

function showConfirmationToken(token: ConfirmationTokenRecord): ApiObject {
  return {
    id: token.id,
    object: 'confirmation_token',
    created: token.created,
    expires_at: token.usedFor === null ? token.created + lifetimeSeconds : null,
    livemode: false,
    mandate_data: null,
    metadata: {},
    payment_intent: token.usedFor,
    payment_method_options: null,
    payment_method_preview: showPreview(token.method),
    return_url: token.returnUrl,
    setup_future_usage: token.setupFutureUsage,
    setup_intent: null,
    shipping: token.shipping && {
      address: token.shipping.address,
      name: token.shipping.name,
      phone: token.shipping.phone,
    },
    use_stripe_sdk: true,
  };
}
