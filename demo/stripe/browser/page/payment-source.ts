import { missingBillingDetails } from '../billing-fields.ts';
import { IntegrationError } from '../errors.ts';
import type { StripeError } from '../errors.ts';
import type { FrameReply, FrameRequest } from '../protocol.ts';
import { mergeDeep, recordAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { collect } from './collected.ts';
import type { StripeElement } from './element.ts';
import type { ElementsGroup } from './elements.ts';

export type Created<Name extends string> =
  | (Readonly<Record<Name, UnknownRecord>> & { readonly error?: undefined })
  | { readonly error: StripeError };

/** Who makes something of a group's card, and what other Elements of the group add to it. */
export interface PaymentSource {
  /** Asks the frame that holds the card: the payment Element's, or the wallet's. */
  ask(request: FrameRequest): Promise<FrameReply>;
  /** `billing_details` as collected, and over them what the page passes. */
  readonly billing: UnknownRecord;
  readonly shipping: UnknownRecord | undefined;
}

/**
 * Finds what `group` pays with: the wallet the buyer has just agreed in, or the payment Element.
 * Throws an IntegrationError where there is neither, and where the page has switched off a field
 * of the payment Element whose content it does not pass itself.
 */
export async function sourceOf(
  group: ElementsGroup,
  passed: UnknownRecord,
  method: string,
): Promise<PaymentSource> {
  const { _wallet: wallet } = group;
  if (wallet?.authorised === true) {
    return { ask: (request) => wallet.ask(request), billing: passed, shipping: wallet.shipping };
  }
  const payment = requirePayment(group, method);
  const collected = await collect(group._elements);
  const billing = mergeDeep(collected.billing, passed);
  const [missing] = missingBillingDetails(payment._options, billing);
  if (missing !== undefined) {
    throw new IntegrationError(
      `You specified "never" for fields.billing_details.${missing} when creating the payment ` +
        `Element, but did not pass billing_details.${missing} when calling stripe.${method}. ` +
        'What the Element does not collect has to be passed.',
    );
  }
  return { ask: (request) => payment._ask(request), billing, shipping: collected.shipping };
}

/** Makes a payment method; `parameters` are those of the API's payment_method_data. */
export async function createMethod(
  source: PaymentSource,
  parameters: UnknownRecord,
): Promise<Created<'paymentMethod'>> {
  const withBilling = { ...parameters, billing_details: source.billing };
  const reply = await source.ask({ action: 'create-payment-method', parameters: withBilling });
  return reply.error === undefined ? { paymentMethod: reply.object } : { error: reply.error };
}

/**
 * Makes a confirmation token; a shipping address that the page passes goes before all others.
 * `capture` is the method that its group was told of.
 */
export async function createConfirmation(
  source: PaymentSource,
  parameters: UnknownRecord,
  capture: unknown,
): Promise<Created<'confirmationToken'>> {
  const methodData = recordAt(parameters, 'payment_method_data');
  const { shipping = source.shipping } = parameters;
  const complete = {
    ...parameters,
    ...(shipping !== undefined && { shipping }),
    ...(capture !== undefined && { client_context: { capture_method: capture } }),
    payment_method_data: { ...methodData, billing_details: source.billing },
  };
  const reply = await source.ask({ action: 'create-confirmation-token', parameters: complete });
  return reply.error === undefined ? { confirmationToken: reply.object } : { error: reply.error };
}

function requirePayment(group: ElementsGroup, method: string): StripeElement {
  const payment = group.getElement('payment');
  if (payment?._mounted === true) return payment;
  const waiting = group.getElement('expressCheckout')?._mounted === true;
  throw new IntegrationError(
    waiting
      ? `stripe.${method}: the buyer has not agreed to pay in the wallet. Call it in the handler ` +
          'of the expressCheckout Element’s confirm event.'
      : `Invalid value for stripe.${method}: elements should have a mounted Payment Element or ` +
          'Express Checkout Element. Mount it first, and keep it mounted until this is done.',
  );
}
