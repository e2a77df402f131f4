import type { Caller } from '../api.ts';
import { missingBillingDetails } from '../billing-fields.ts';
import { IntegrationError } from '../errors.ts';
import type { StripeError } from '../errors.ts';
import type { FrameReply } from '../protocol.ts';
import { isRecord, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { resolveLocale, textFor } from '../text.ts';
import { StripeElement } from './element.ts';
import { ElementsGroup } from './elements.ts';
import { Intents, leaveFor } from './intents.ts';
import type { IntentResult } from './intents.ts';

type Created<Name extends string> =
  Readonly<Record<Name, UnknownRecord>> | { readonly error: StripeError };

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
    };
    this.#intents = new Intents(this.#caller, text);
  }

  elements(options: unknown = {}): ElementsGroup {
    const { publishableKey, stripeAccount, apiVersion } = this.#caller;
    return new ElementsGroup(isRecord(options) ? options : {}, {
      frameOrigin: this.#frameOrigin,
      locale: this.#locale,
      key: { publishableKey, stripeAccount, apiVersion },
      refresh: async (clientSecret) => (await this.#intents.retrieve(clientSecret)).error,
    });
  }

  /** `data` takes name, address_line1 and its like, and currency. */
  async createToken(element: unknown, data: unknown = {}): Promise<Created<'token'>> {
    const card = requireElement(element, 'card', 'createToken()');
    const parameters = isRecord(data) ? data : {};
    return named('token', await card._ask({ action: 'create-token', parameters }));
  }

  /** From `{type: 'card', card: element}`, `{element, params}` or a submitted `{elements, params}`. */
  async createPaymentMethod(options: unknown): Promise<Created<'paymentMethod'>> {
    const given = isRecord(options) ? options : {};
    const { card, elements, element, type, ...rest } = given;
    const method = 'createPaymentMethod()';
    if (elements !== undefined) {
      const group = requireSubmitted(elements, method);
      if (group._options.paymentMethodCreation !== 'manual') {
        throw new IntegrationError(
          `stripe.${method} with elements needs {paymentMethodCreation: "manual"} in the ` +
            'options of stripe.elements().',
        );
      }
      const parameters = recordAt(given, 'params');
      const payment = requirePayment(group, recordAt(parameters, 'billing_details'), method);
      return this.#createPaymentMethod(payment, parameters);
    }
    if (element !== undefined) {
      return this.#createPaymentMethod(requireElement(element, undefined, method), {
        ...recordAt(given, 'params'),
      });
    }
    if (type !== 'card') {
      throw new IntegrationError(
        `stripe.${method}: this stand-in for Stripe has type "card" only.`,
      );
    }
    return this.#createPaymentMethod(requireElement(card, 'card', method), rest);
  }

  /** Rejects unless `elements.submit()` has succeeded. */
  async createConfirmationToken(options: unknown): Promise<Created<'confirmationToken'>> {
    const method = 'createConfirmationToken()';
    const group = requireSubmitted(recordAt({ options }, 'options').elements, method);
    const parameters = recordAt(options, 'params');
    const passed = recordAt(parameters, 'payment_method_data', 'billing_details');
    const payment = requirePayment(group, passed, method);
    const reply = await payment._ask({ action: 'create-confirmation-token', parameters });
    return named('confirmationToken', reply);
  }

  async retrievePaymentIntent(clientSecret: unknown): Promise<IntentResult> {
    return this.#intents.retrieve(String(clientSecret));
  }

  async handleNextAction(options: unknown): Promise<IntentResult> {
    const clientSecret = textAt(options, 'clientSecret') ?? '';
    return this.#intents.authenticate(clientSecret, 'handleNextAction');
  }

  async handleCardAction(clientSecret: unknown): Promise<IntentResult> {
    return this.#intents.authenticate(String(clientSecret), 'handleCardAction');
  }

  /** `data.payment_method` is an id, `{card: element, billing_details}` or left out. */
  async confirmCardPayment(
    clientSecret: unknown,
    data: unknown = {},
    options: unknown = {},
  ): Promise<IntentResult> {
    const secret = String(clientSecret);
    const parameters = { ...(isRecord(data) ? data : {}) };
    if (isRecord(parameters.payment_method)) {
      const { card, ...rest } = parameters.payment_method;
      const element = requireElement(card, 'card', 'confirmCardPayment()');
      const created = await this.#createPaymentMethod(element, rest);
      if ('error' in created) return created;
      parameters.payment_method = created.paymentMethod.id;
    }
    const confirmed = await this.#intents.confirm(secret, parameters);
    const handled = !isRecord(options) || options.handleActions !== false;
    return handled ? this.#intents.complete(secret, confirmed) : confirmed;
  }

  /** Goes to `confirmParams.return_url` in the end, unless `redirect` is `if_required`. */
  async confirmPayment(options: unknown): Promise<IntentResult> {
    const given = isRecord(options) ? options : {};
    const method = 'confirmPayment()';
    const group = requireGroup(given.elements, method);
    const secret = textAt(given, 'clientSecret') ?? textAt(group._options, 'clientSecret') ?? '';
    const { payment_method_data: methodData, ...confirmParams } = recordAt(given, 'confirmParams');
    const returnUrl = textAt(confirmParams, 'return_url');
    if (given.redirect !== 'if_required' && returnUrl === undefined) {
      throw new IntegrationError(
        `stripe.${method} needs confirmParams.return_url, or {redirect: "if_required"}.`,
      );
    }
    if (group._options.mode !== undefined) requireSubmitted(group, method);
    const billing = recordAt(methodData, 'billing_details');
    const payment = requirePayment(group, billing, method);
    const created = await this.#createPaymentMethod(
      payment,
      recordAt({ methodData }, 'methodData'),
    );
    if ('error' in created) return created;
    const confirmed = await this.#intents.confirm(secret, {
      ...confirmParams,
      payment_method: created.paymentMethod.id,
    });
    const result = await this.#intents.complete(secret, confirmed);
    if (result.error !== undefined || given.redirect === 'if_required') return result;
    return leaveFor(returnAddress(returnUrl ?? '', secret, result.paymentIntent));
  }

  /** Libraries name themselves here; the stand-in has nobody to tell. */
  registerAppInfo(): void {
    // Nothing to keep.
  }

  /** Called by the npm package `@stripe/stripe-js`. */
  _registerWrapper(): void {
    // Nothing to keep.
  }

  async #createPaymentMethod(
    element: StripeElement,
    parameters: UnknownRecord,
  ): Promise<Created<'paymentMethod'>> {
    const reply = await element._ask({ action: 'create-payment-method', parameters });
    return named('paymentMethod', reply);
  }
}

function named<Name extends string>(name: Name, reply: FrameReply): Created<Name>;
function named(name: string, reply: FrameReply): Record<string, unknown> {
  return reply.error === undefined ? { [name]: reply.object } : { error: reply.error };
}

function requireElement(value: unknown, type: 'card' | undefined, method: string): StripeElement {
  if (value instanceof StripeElement && (type === undefined || value._type === type)) return value;
  throw new IntegrationError(
    `stripe.${method} needs ${type === undefined ? 'an' : `a ${type}`} Element, made with ` +
      `elements.create(${type === undefined ? '' : `"${type}"`}). ` +
      'Card numbers themselves are not accepted.',
  );
}

function requireGroup(value: unknown, method: string): ElementsGroup {
  if (value instanceof ElementsGroup) return value;
  throw new IntegrationError(`stripe.${method} needs {elements}, made with stripe.elements().`);
}

function requireSubmitted(value: unknown, method: string): ElementsGroup {
  const group = requireGroup(value, method);
  if (group._submitted) return group;
  throw new IntegrationError(
    `elements.submit() must be called before stripe.${method}. Call it as soon as the buyer ` +
      'asks to pay, and go on only if it returns no error.',
  );
}

/** The group's payment Element, once everything it was told not to ask for has been passed. */
function requirePayment(
  group: ElementsGroup,
  passed: UnknownRecord,
  method: string,
): StripeElement {
  const payment = group.getElement('payment');
  if (payment === null) {
    throw new IntegrationError(`stripe.${method}: this Elements group has no payment Element.`);
  }
  const [missing] = missingBillingDetails(payment._options, passed);
  if (missing === undefined) return payment;
  throw new IntegrationError(
    `You specified "never" for fields.billing_details.${missing} when creating the payment ` +
      `Element, but did not pass billing_details.${missing} when calling stripe.${method}. ` +
      'What the Element does not collect has to be passed.',
  );
}

function returnAddress(returnUrl: string, secret: string, intent: UnknownRecord): string {
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', textAt(intent, 'id') ?? '');
  url.searchParams.set('payment_intent_client_secret', secret);
  url.searchParams.set('redirect_status', 'succeeded');
  return url.href;
}
