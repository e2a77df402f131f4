import { loadStripe } from '@stripe/stripe-js/pure/index.mjs';
import type {
  Stripe,
  StripeCardElement,
  StripeElementLocale,
  StripeElements,
} from '@stripe/stripe-js';
import type { Buyer, Money, Payment, PaymentFlow } from '../server/contract.ts';
import type { Look } from './look.ts';
import { Problem } from './problem.ts';
import { webAddress } from './settings.ts';

/** Milliseconds until Stripe.js is given up; the browser itself would wait for minutes. */
const PATIENCE = 20_000;

/** Stripe.js, ready for one account. */
export type CardDesk = Stripe;

/** Stripe's fields on the page. All ids given out are made by Stripe; no card data comes by here. */
export interface CardField {
  /** Throws `Problem('card_invalid')` with Stripe's sentence for the buyer. */
  payment(buyer: Buyer): Promise<Payment>;
  /** The total changed: wallets show it. */
  setTotal(total: Money): void;
  remove(): void;
}

export interface CardOptions {
  /** A card on one line, not every method there is. */
  oneLine: boolean;
  flow: PaymentFlow;
  total: Money;
  look: Look;
  /** A language Stripe's fields speak. */
  locale: StripeElementLocale;
  onReady: () => void;
  /** `error` is empty while there is nothing to mend. */
  onChange: (complete: boolean, error: string) => void;
  onFail: () => void;
}

/**
 * Loads Stripe.js, from Stripe alone: `scriptUrl` counts with a test key only, so that no server
 * answer can put another script under a live card form. Throws `Problem('stripe_unavailable')`.
 */
export async function openDesk(key: string, scriptUrl: string | null): Promise<CardDesk> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  const standIn = key.startsWith('pk_test_') && webAddress(scriptUrl ?? '');
  const load = async () => {
    if (standIn && !('Stripe' in globalThis)) await injected(standIn);
    return loadStripe(key);
  };
  const stripe = await Promise.race([load().catch(() => null), late]);
  if (!stripe) throw new Problem('stripe_unavailable');
  return stripe;
}

/** Lets the bank ask what it wants (3-D Secure). What came of it only the server can tell. */
export async function authenticate(desk: CardDesk, clientSecret: string): Promise<void> {
  // A failed or closed window is an outcome too, which the server reads from Stripe itself.
  await desk.handleNextAction({ clientSecret }).catch(() => undefined);
}

/** Puts the fields into `node`, which must not be inside a shadow root. */
export function mountCard(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  return options.oneLine ? oneLine(desk, node, options) : allMethods(desk, node, options);
}

function allMethods(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  const { total, locale, look } = options;
  const elements = desk.elements({
    mode: 'payment',
    amount: total.minor,
    currency: total.currency,
    locale,
    appearance: {
      variables: {
        colorPrimary: look.token('accent'),
        colorBackground: look.token('surface'),
        colorText: look.token('ink'),
        colorTextSecondary: look.token('muted'),
        colorDanger: look.token('danger'),
        borderRadius: look.token('radius'),
        fontFamily: look.font,
      },
    },
  });
  const never = 'never';
  const field = elements.create('payment', {
    fields: { billingDetails: { name: never, email: never, address: never } },
  });
  field.on('loaderror', options.onFail);
  return {
    ...mounted(field, node, options),
    payment: (buyer) => confirmationToken(desk, elements, buyer),
    setTotal: ({ minor, currency }) => {
      void elements.update({ amount: minor, currency });
    },
  };
}

function oneLine(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  const { flow, locale, look } = options;
  const [ink, detail, danger] = [look.token('ink'), look.token('detail'), look.token('danger')];
  const field = desk.elements({ locale }).create('card', {
    style: {
      base: {
        iconColor: detail,
        color: ink,
        fontFamily: look.font,
        fontSize: '15px',
        fontSmoothing: 'antialiased',
        '::placeholder': { color: look.token('muted') },
        ':-webkit-autofill': { color: detail },
      },
      invalid: { color: danger, iconColor: danger },
    },
  });
  return {
    ...mounted(field, node, options),
    payment: (buyer) =>
      flow === 'charges' ? cardToken(desk, field, buyer) : paymentMethod(desk, field, buyer),
    setTotal: () => undefined,
  };
}

/** What both kinds of fields have in common; only the one line reports errors of its own. */
interface StripeField {
  on(event: 'ready', handler: () => void): unknown;
  on(
    event: 'change',
    handler: (change: { complete: boolean; error?: { message: string } | undefined }) => void,
  ): unknown;
  mount(node: HTMLElement): void;
  destroy(): void;
}

function mounted(field: StripeField, node: HTMLElement, options: CardOptions) {
  field.on('ready', options.onReady);
  field.on('change', ({ complete, error }) => {
    options.onChange(complete, error?.message ?? '');
  });
  field.mount(node);
  return {
    remove: () => {
      field.destroy();
    },
  };
}

async function confirmationToken(
  desk: CardDesk,
  elements: StripeElements,
  buyer: Buyer,
): Promise<Payment> {
  const submitted = await elements.submit();
  if (submitted.error) throw invalid(submitted.error.message);
  const { confirmationToken: token, error } = await desk.createConfirmationToken({
    elements,
    params: {
      payment_method_data: { billing_details: billing(buyer) },
      // Stripe knows no shipping without a street.
      ...(buyer.address.line1 ? { shipping: { name: buyer.name, address: address(buyer) } } : {}),
    },
  });
  if (error) throw invalid(error.message);
  return { kind: 'confirmation_token', id: token.id };
}

async function paymentMethod(
  desk: CardDesk,
  card: StripeCardElement,
  buyer: Buyer,
): Promise<Payment> {
  const { paymentMethod: method, error } = await desk.createPaymentMethod({
    type: 'card',
    card,
    billing_details: billing(buyer),
  });
  if (error) throw invalid(error.message);
  return { kind: 'payment_method', id: method.id };
}

async function cardToken(desk: CardDesk, card: StripeCardElement, buyer: Buyer): Promise<Payment> {
  const { line1, city, state, postalCode, country } = buyer.address;
  const { token, error } = await desk.createToken(card, {
    name: buyer.name,
    address_line1: line1,
    address_city: city,
    address_state: state,
    address_zip: postalCode,
    address_country: country,
  });
  if (error) throw invalid(error.message);
  return { kind: 'token', id: token.id };
}

// Every part, empty or not: Stripe insists on each one its own field was told never to ask for.
const address = ({ address: { line1, city, state, postalCode, country } }: Buyer) => ({
  line1,
  line2: '',
  city,
  state,
  postal_code: postalCode,
  country,
});

const billing = (buyer: Buyer) => ({
  name: buyer.name,
  email: buyer.email,
  address: address(buyer),
});

const invalid = (message = '') => new Problem('card_invalid', message);

/** Adds the script and waits for it; it is taken out again if it fails, so that a retry can work. */
function injected(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${src} did not load`));
    };
    document.head.append(script);
  });
}
