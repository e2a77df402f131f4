import type { Caller } from '../api.ts';
import { IntegrationError } from '../errors.ts';
import { isRecord, recordAt, textAt, without } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { resolveLocale, textFor, translateRefusal } from '../text.ts';
import { confirmPayment } from './confirm-payment.ts';
import type { StripeElement } from './element.ts';
import { ElementsGroup } from './elements.ts';
import { Intents } from './intents.ts';
import type { IntentResult } from './intents.ts';
import { notImitated, refuseOthers } from './not-imitated.ts';
import { createConfirmation, createMethod, sourceOf } from './payment-source.ts';
import type { Created } from './payment-source.ts';
import { cardElements, requireElement, requireSubmitted } from './requirements.ts';

/** What `Stripe(publishableKey, options)` returns: the calls of Stripe.js that a card needs. */
export class StripeObject {
  readonly #frameOrigin: string;
  readonly #caller: Caller;
  readonly #locale: string | undefined;
  readonly #intents: Intents;

  constructor(publishableKey: string, options: UnknownRecord, frameOrigin: string) {
    this.#frameOrigin = frameOrigin;
    this.#locale = textAt(options, 'locale');
    const text = textFor(resolveLocale(this.#locale));
    const stripeAccount = textAt(options, 'stripeAccount');
    const apiVersion = textAt(options, 'apiVersion');
    this.#caller = {
      publishableKey,
      ...(stripeAccount !== undefined && { stripeAccount }),
      ...(apiVersion !== undefined && { apiVersion }),
      connectionMessage: text.connectionFailed,
      translate: (sentence) => translateRefusal(sentence, text),
    };
    this.#intents = new Intents(this.#caller, text);
  }

  elements(options: unknown = {}): ElementsGroup {
    const { publishableKey, stripeAccount, apiVersion } = this.#caller;
    return new ElementsGroup(isRecord(options) ? options : {}, {
      frameOrigin: this.#frameOrigin,
      locale: this.#locale,
      key: { publishableKey, stripeAccount, apiVersion },
      retrieve: (clientSecret) => this.#intents.retrieve(clientSecret),
    });
  }

  /** `data` takes name, address_line1 and its like, and currency. */
  async createToken(element: unknown, data: unknown = {}): Promise<Created<'token'>> {
    if (typeof element === 'string') throw notImitated(`createToken('${element}', …)`);
    const card = requireElement(element, cardElements, 'createToken()');
    const parameters = isRecord(data) ? data : {};
    const reply = await card._ask({ action: 'create-token', parameters });
    return reply.error === undefined ? { token: reply.object } : { error: reply.error };
  }

  /** From `{type: 'card', card: element}`, `{element, params}` or a submitted `{elements, params}`. */
  async createPaymentMethod(options: unknown): Promise<Created<'paymentMethod'>> {
    const { card, elements, element, type, ...rest } = isRecord(options) ? options : {};
    const method = 'createPaymentMethod()';
    const parameters = recordAt(rest, 'params');
    if (elements !== undefined) {
      const group = requireSubmitted(elements, method);
      if (group._options.paymentMethodCreation !== 'manual') {
        throw new IntegrationError(
          `stripe.${method} with elements needs {paymentMethodCreation: "manual"} in the ` +
            'options of stripe.elements().',
        );
      }
      const passed = recordAt(parameters, 'billing_details');
      return createMethod(await sourceOf(group, passed, method), parameters);
    }
    if (element !== undefined) {
      const kinds = [...cardElements, 'payment'] as const;
      return methodOf(requireElement(element, kinds, method), parameters);
    }
    if (type !== 'card') {
      throw new IntegrationError(
        `stripe.${method}: this stand-in for Stripe has type "card" only.`,
      );
    }
    return methodOf(requireElement(card, cardElements, method), rest);
  }

  /** Rejects unless `elements.submit()` has succeeded. */
  async createConfirmationToken(options: unknown): Promise<Created<'confirmationToken'>> {
    const method = 'createConfirmationToken()';
    const { elements } = isRecord(options) ? options : {};
    const group = requireSubmitted(elements, method);
    const parameters = recordAt(options, 'params');
    const passed = recordAt(parameters, 'payment_method_data', 'billing_details');
    const source = await sourceOf(group, passed, method);
    return createConfirmation(source, parameters, group._captureMethod);
  }

  async retrievePaymentIntent(clientSecret: unknown): Promise<IntentResult> {
    return this.#intents.retrieve(String(clientSecret));
  }

  /** Takes the buyer through what an intent confirmed elsewhere still asks of them. */
  async handleNextAction(options: unknown): Promise<IntentResult> {
    const clientSecret = textAt(options, 'clientSecret') ?? '';
    return this.#intents.authenticate(clientSecret, 'handleNextAction');
  }

  async handleCardAction(clientSecret: unknown): Promise<IntentResult> {
    return this.#intents.authenticate(String(clientSecret), 'handleCardAction');
  }

  /**
   * `data.payment_method` is an id, `{card: element, billing_details}`, `{card: {token}}` or left
   * out. With `{handleActions: false}` an action that is required is left to the page.
   */
  async confirmCardPayment(
    clientSecret: unknown,
    data: unknown = {},
    options: unknown = {},
  ): Promise<IntentResult> {
    const secret = String(clientSecret);
    const given = isRecord(data) ? data : {};
    const parameters: Record<string, unknown> = { ...without(given, 'save_payment_method') };
    if (isRecord(parameters.payment_method)) {
      const { card, ...rest } = parameters.payment_method;
      if (textAt({ card }, 'card', 'token') === undefined) {
        const element = requireElement(card, cardElements, 'confirmCardPayment()');
        const created = await methodOf(element, rest);
        if (created.error !== undefined) return created;
        parameters.payment_method = created.paymentMethod.id;
      } else {
        parameters.payment_method_data = { type: 'card', card, ...rest };
        delete parameters.payment_method;
      }
    }
    const handled = !isRecord(options) || options.handleActions !== false;
    const confirmed = await this.#intents.confirm(secret, {
      use_stripe_sdk: handled,
      ...parameters,
    });
    return handled ? this.#intents.complete(secret, confirmed) : confirmed;
  }

  /** See `confirmPayment` in confirm-payment.ts. */
  async confirmPayment(options: unknown): Promise<IntentResult> {
    return confirmPayment(this.#intents, isRecord(options) ? options : {});
  }

  /** Libraries name themselves here; the stand-in has nobody to tell. */
  registerAppInfo(): void {
    // Nothing to keep.
  }

  /** Called by the npm package `@stripe/stripe-js`. */
  _registerWrapper(): void {
    // Nothing to keep.
  }
}

refuseOthers(StripeObject.prototype);

function methodOf(
  element: StripeElement,
  parameters: UnknownRecord,
): Promise<Created<'paymentMethod'>> {
  const billing = recordAt(parameters, 'billing_details');
  const ask = element._ask.bind(element);
  return createMethod({ ask, billing, shipping: undefined }, parameters);
}
