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
import type { CardEntry } from './settings.ts';
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
  entry: CardEntry;
  flow: PaymentFlow;
  total: Money;
  look: Look;
  locale: string;
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
  return options.entry === 'card' || options.flow === 'charges'
    ? oneLine(desk, node, options)
    : allMethods(desk, node, options);
}

function allMethods(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  const elements = desk.elements({
    mode: 'payment',
    amount: options.total.minor,
    currency: options.total.currency,
    locale: localeOf(options.locale),
    appearance: appearanceOf(options.look),
  });
  const never = 'never';
  const field = elements.create('payment', {
    fields: { billingDetails: { name: never, email: never, address: never } },
  });
  field.on('ready', options.onReady);
  field.on('change', ({ complete }) => {
    options.onChange(complete, '');
  });
  field.on('loaderror', options.onFail);
  field.mount(node);
  return {
    payment: (buyer) => confirmationToken(desk, elements, buyer),
    setTotal: ({ minor, currency }) => {
      void elements.update({ amount: minor, currency });
    },
    remove: () => {
      field.destroy();
    },
  };
}

function oneLine(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  const { look } = options;
  const field = desk.elements({ locale: localeOf(options.locale) }).create('card', {
    style: {
      base: {
        iconColor: look.detail,
        color: look.ink,
        fontWeight: '400',
        fontFamily: look.font,
        fontSize: '15px',
        fontSmoothing: 'antialiased',
        '::placeholder': { color: look.muted },
        ':-webkit-autofill': { color: look.detail },
      },
      invalid: { color: look.danger, iconColor: look.danger },
    },
  });
  field.on('ready', options.onReady);
  field.on('change', ({ complete, error }) => {
    options.onChange(complete, error?.message ?? '');
  });
  field.mount(node);
  return {
    payment: (buyer) =>
      options.flow === 'charges'
        ? cardToken(desk, field, buyer)
        : paymentMethod(desk, field, buyer),
    setTotal: () => undefined,
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

const LOCALES: readonly StripeElementLocale[] = ['en'];

/** The widget's language if Stripe's fields speak it, otherwise the browser's. */
const localeOf = (locale: string): StripeElementLocale =>
  LOCALES.find((known) => known === locale) ?? 'auto';

const appearanceOf = (look: Look) => ({
  variables: {
    colorPrimary: look.accent,
    colorBackground: look.surface,
    colorText: look.ink,
    colorTextSecondary: look.muted,
    colorDanger: look.danger,
    borderRadius: look.radius,
    fontFamily: look.font,
  },
});

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
