import type { StripeError } from '../errors.ts';
import { recordAt, textAt, without } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import type { ElementsGroup } from './elements.ts';
import { leaveFor } from './intents.ts';
import type { IntentResult, Intents } from './intents.ts';
import { createMethod, sourceOf } from './payment-source.ts';
import { requireGroup, requireReturnUrl, requireSubmitted } from './requirements.ts';

const METHOD = 'confirmPayment()';

/**
 * Confirms with what a group collected, or with what the intent and `confirmParams` have already,
 * and goes to `confirmParams.return_url` in the end, unless `redirect` is `if_required`.
 * Resolves with an error where the buyer can try again.
 */
export async function confirmPayment(
  intents: Intents,
  options: UnknownRecord,
): Promise<IntentResult> {
  const group = groupOf(options);
  const secret = textAt(options, 'clientSecret') ?? textAt(group?._options, 'clientSecret') ?? '';
  const confirmParams = recordAt(options, 'confirmParams');
  const returnUrl = textAt(confirmParams, 'return_url');
  const back = requireReturnUrl(returnUrl, options.redirect, METHOD);
  const parameters = await paramsWith(intents, secret, group, confirmParams);
  if (isError(parameters)) return parameters;
  const confirmed = await intents.confirm(secret, parameters);
  const result = await intents.complete(secret, confirmed);
  if (result.error !== undefined || options.redirect === 'if_required') return result;
  return leaveFor(returnAddress(back ?? '', secret, result.paymentIntent));
}

function groupOf({ elements, clientSecret }: UnknownRecord): ElementsGroup | undefined {
  if (elements === undefined && clientSecret !== undefined) return undefined;
  const group = requireGroup(elements, METHOD);
  return group._options.mode === undefined ? group : requireSubmitted(group, METHOD);
}

/** The API's parameters for confirming, the payment method of the group among them. */
async function paramsWith(
  intents: Intents,
  secret: string,
  group: ElementsGroup | undefined,
  given: UnknownRecord,
): Promise<UnknownRecord | { readonly error: StripeError }> {
  // The last is for saved cards, which the API is not asked about.
  const confirmParams = without(given, 'payment_method_data', 'save_payment_method');
  const data = recordAt(given, 'payment_method_data');
  if (group === undefined) return without(given, 'save_payment_method');
  const error = (await group._fault()) ?? (await mismatch(intents, secret, group));
  if (error !== undefined) return { error };
  const source = await sourceOf(group, recordAt(data, 'billing_details'), METHOD);
  const created = await createMethod(source, data);
  if (created.error !== undefined) return created;
  const { shipping = source.shipping } = confirmParams;
  return {
    ...confirmParams,
    ...(shipping !== undefined && { shipping }),
    payment_method: created.paymentMethod.id,
  };
}

/** What the buyer was shown and what the intent is about have to be the same. */
async function mismatch(
  intents: Intents,
  secret: string,
  { _options: options }: ElementsGroup,
): Promise<StripeError | undefined> {
  if (options.mode === undefined) return undefined;
  const result = await intents.retrieve(secret);
  if (result.error !== undefined) return result.error;
  const { paymentIntent } = result;
  const param = ['currency', 'amount'].find((name) => options[name] !== paymentIntent[name]);
  if (param === undefined) return undefined;
  return {
    type: 'invalid_request_error',
    param,
    message:
      `The provided ${param} (${String(options[param])}) does not match the expected ${param} ` +
      `(${String(paymentIntent[param])}).`,
  };
}

function isError(
  value: UnknownRecord | { readonly error: StripeError },
): value is { readonly error: StripeError } {
  return 'error' in value;
}

function returnAddress(returnUrl: string, secret: string, intent: UnknownRecord): string {
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', textAt(intent, 'id') ?? '');
  url.searchParams.set('payment_intent_client_secret', secret);
  url.searchParams.set('redirect_status', intent.status === 'processing' ? 'pending' : 'succeeded');
  return url.href;
}
