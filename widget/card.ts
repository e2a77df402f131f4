import type { Buyer, Payment } from '../server/contract.ts';
import { billing, shipping } from './billing.ts';
import type { CardDesk, StripeElements } from './desk.ts';
import { Problem } from './problem.ts';
import {
  followed,
  groupFor,
  tokenOf,
  type GroupOptions,
  type StripePlace,
} from './stripe-group.ts';

/** Milliseconds until Stripe's field is given up. */
const PATIENCE = 20_000;
/** Milliseconds until Stripe's answer to a card is given up; until then nothing can be charged. */
const CARD_PATIENCE = 60_000;

/** Stripe's field on the page. All ids given out are made by Stripe; no card data comes by here. */
export interface CardField extends StripePlace {
  /** Throws `Problem('card_invalid')` with Stripe's sentence for the buyer. */
  payment(buyer: Buyer): Promise<Payment>;
  focus(): void;
}

export interface CardOptions extends GroupOptions {
  /** Whether Stripe's Link is offered. */
  link: boolean;
  /** Where a method that leads away comes back to; empty where none does. */
  returnUrl: () => string;
  onReady: () => void;
  /** `error` is empty while there is nothing to mend. */
  onChange: (complete: boolean, error: string) => void;
  onFail: () => void;
}

/** Puts the field into `node`, which must not be inside a shadow root. */
export type MountCard = (desk: CardDesk, node: HTMLElement, options: CardOptions) => CardField;

/** With every method there is. */
export const mountCard: MountCard = (desk, node, options) => {
  const elements = groupFor(desk, options);
  const never = 'never';
  const field = elements.create('payment', {
    fields: { billingDetails: { name: never, email: never, address: never } },
    // Wallets have buttons of their own, above the form.
    wallets: { applePay: never, googlePay: never, ...(options.link ? {} : { link: never }) },
  });
  field.on('loaderror', options.onFail);
  return {
    ...mounted(field, node, options),
    ...followed(elements),
    payment: (buyer) => inTime(confirmationToken(desk, elements, buyer, options.returnUrl())),
  };
};

/** What both kinds of fields have in common; only the one line reports errors of its own. */
interface StripeField {
  on(event: 'ready', handler: () => void): unknown;
  on(
    event: 'change',
    handler: (change: { complete: boolean; error?: { message: string } | undefined }) => void,
  ): unknown;
  mount(node: HTMLElement): void;
  focus(): void;
  destroy(): void;
}

export function mounted(field: StripeField, node: HTMLElement, options: CardOptions) {
  const here = new AbortController();
  // A frame that never comes says nothing by itself.
  AbortSignal.timeout(PATIENCE).addEventListener('abort', options.onFail, { signal: here.signal });
  field.on('ready', () => {
    here.abort();
    options.onReady();
  });
  field.on('change', ({ complete, error }) => {
    options.onChange(complete, error?.message ?? '');
  });
  field.mount(node);
  return {
    focus: () => {
      field.focus();
    },
    remove: () => {
      here.abort();
      field.destroy();
    },
  };
}

/** Nothing can be charged before Stripe has answered, so giving it up is safe. */
export function inTime(payment: Promise<Payment>): Promise<Payment> {
  const late = new Promise<never>((_resolve, reject) => {
    AbortSignal.timeout(CARD_PATIENCE).addEventListener('abort', () => {
      reject(new Problem('stripe_unavailable'));
    });
  });
  return Promise.race([payment, late]);
}

async function confirmationToken(
  desk: CardDesk,
  elements: StripeElements,
  buyer: Buyer,
  returnUrl: string,
): Promise<Payment> {
  return tokenOf(desk, elements, {
    payment_method_data: { billing_details: billing(buyer) },
    // Stripe knows no shipping without a street.
    ...(buyer.address.line1 ? { shipping: shipping(buyer) } : {}),
    ...(returnUrl && { return_url: returnUrl }),
  });
}
