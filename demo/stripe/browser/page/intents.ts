import { postToApi, readFromApi } from '../api.ts';
import type { Caller } from '../api.ts';
import { IntegrationError, isStripeError } from '../errors.ts';
import type { StripeError } from '../errors.ts';
import { textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { translateRefusal } from '../text.ts';
import type { Text } from '../text.ts';
import { runChallenge } from './challenge.ts';

export type IntentResult =
  | { readonly paymentIntent: UnknownRecord; readonly error?: undefined }
  | { readonly error: StripeError };

/** Statuses in which the buyer has nothing left to do. */
const settled = ['succeeded', 'requires_capture', 'processing', 'requires_confirmation'];

/** Reads and confirms PaymentIntents from the page, by client secret. */
export class Intents {
  readonly #caller: Caller;
  readonly #text: Text;

  constructor(caller: Caller, text: Text) {
    this.#caller = caller;
    this.#text = text;
  }

  async retrieve(clientSecret: string): Promise<IntentResult> {
    const path = `/v1/payment_intents/${intentId(clientSecret)}`;
    const answer = await readFromApi(this.#caller, path, { client_secret: clientSecret });
    return answer.error === undefined ? { paymentIntent: answer.object } : answer;
  }

  /**
   * Confirms, leaving a required action to `complete`. Unless told otherwise, the API is to leave
   * the action to this script instead of sending the buyer away.
   */
  async confirm(clientSecret: string, parameters: UnknownRecord): Promise<IntentResult> {
    const path = `/v1/payment_intents/${intentId(clientSecret)}/confirm`;
    const answer = await postToApi(this.#caller, path, {
      use_stripe_sdk: true,
      ...parameters,
      client_secret: clientSecret,
    });
    return answer.error === undefined ? { paymentIntent: answer.object } : answer;
  }

  /** Takes the buyer through what the bank asks; rejects where the intent asks for nothing. */
  async authenticate(clientSecret: string, method: string): Promise<IntentResult> {
    const result = await this.retrieve(clientSecret);
    if (result.error !== undefined) return result;
    if (result.paymentIntent.status !== 'requires_action') {
      throw new IntegrationError(
        `${method}: the PaymentIntent supplied is not in the requires_action state ` +
          `(it is ${String(result.paymentIntent.status)}). Call ${method} only in that state.`,
      );
    }
    return this.complete(clientSecret, result);
  }

  /** Carries out the next action of a just confirmed intent, if it has one. */
  async complete(clientSecret: string, confirmed: IntentResult): Promise<IntentResult> {
    if (confirmed.error !== undefined) return confirmed;
    if (confirmed.paymentIntent.status !== 'requires_action') return confirmed;
    const action = confirmed.paymentIntent.next_action;
    const redirect = textAt(action, 'redirect_to_url', 'url');
    if (redirect !== undefined) return leaveFor(redirect);
    const challenge = textAt(action, 'use_stripe_sdk', 'stripe_js');
    if (challenge === undefined) {
      throw new IntegrationError('This next_action is unknown to the stand-in for Stripe.');
    }
    await runChallenge(challenge, this.#text);
    return this.#outcome(await this.retrieve(clientSecret));
  }

  #outcome(result: IntentResult): IntentResult {
    if (result.error !== undefined) return result;
    const { paymentIntent } = result;
    if (settled.includes(textAt(paymentIntent, 'status') ?? '')) return result;
    const error = paymentIntent.last_payment_error;
    if (isStripeError(error)) {
      const message = translateRefusal(error.message, this.#text);
      return { error: { ...error, message, payment_intent: paymentIntent } };
    }
    return {
      error: {
        type: 'card_error',
        code: 'payment_intent_authentication_failure',
        message: this.#text.authenticationFailed,
        payment_intent: paymentIntent,
      },
    };
  }
}

/** Leaves the page; the promise never settles, because nobody will be there to hear it. */
export function leaveFor(url: string): Promise<never> {
  location.assign(url);
  return new Promise<never>(() => undefined);
}

function intentId(clientSecret: string): string {
  const [, id] = /^(pi_\w+?)_secret_\w+$/.exec(clientSecret) ?? [];
  if (id !== undefined) return id;
  throw new IntegrationError(
    'Expected the client secret of a PaymentIntent, in the form pi_..._secret_... . ' +
      'Your server finds it on the PaymentIntent as client_secret.',
  );
}
