import type {
  Appearance,
  ReleaseTrain,
  Stripe,
  StripeCardElement,
  StripeCardElementOptions,
  StripeElementLocale,
  StripeElements,
} from '@stripe/stripe-js';
import type { Buyer, Money, Payment, PaymentFlow } from '../server/contract.ts';
import type { Look } from './look.ts';
import { wait } from './patience.ts';
import { Problem } from './problem.ts';
import { scriptPolicy } from './script-policy.ts';
import { webAddress } from './settings.ts';

export type {
  StripeElementLocale as StripeLocale,
  StripeExpressCheckoutElementConfirmEvent as WalletAgreement,
} from '@stripe/stripe-js';

/** Milliseconds until Stripe.js, or its field, is given up; the browser itself would wait for minutes. */
const PATIENCE = 20_000;
/** Milliseconds before each further try to load Stripe.js. */
const PAUSES = [700, 2100];
/** Milliseconds until Stripe's answer to a card is given up; until then nothing can be charged. */
const CARD_PATIENCE = 60_000;

/** The Stripe.js that the types here are of. */
const RELEASE_TRAIN: ReleaseTrain = 'endive';
const STRIPE_JS = `https://js.stripe.com/${RELEASE_TRAIN}/stripe.js`;

/** Stripe.js, ready for one account. */
export type CardDesk = Stripe;

/** What Stripe's field and its buttons for wallets have in common. */
export interface StripePlace {
  /** The total changed. */
  setTotal(total: Money): void;
  /** The page speaks another language. */
  setLocale(locale: StripeElementLocale): void;
  /** The page changed its theme. */
  setLook(look: Look): void;
  remove(): void;
}

/** Stripe's field on the page. All ids given out are made by Stripe; no card data comes by here. */
export interface CardField extends StripePlace {
  /** Throws `Problem('card_invalid')` with Stripe's sentence for the buyer. */
  payment(buyer: Buyer): Promise<Payment>;
  focus(): void;
}

export interface CardOptions {
  /** A card on one line, not every method there is. */
  oneLine: boolean;
  flow: PaymentFlow;
  /** Whether Stripe's Link is offered. */
  link: boolean;
  total: Money;
  look: Look;
  /** A language Stripe's fields speak. */
  locale: StripeElementLocale;
  /** Where a method that leads away comes back to; empty where none does. */
  returnUrl: () => string;
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
  const late = wait(PATIENCE);
  const standIn = key.startsWith('pk_test_') && webAddress(scriptUrl ?? '');
  const load = async () => {
    // The page may have it already.
    if (!window.Stripe) await injected(standIn || STRIPE_JS);
    return window.Stripe?.(key);
  };
  const loadPatiently = async () => {
    for (const pause of PAUSES) {
      const stripe = await load().catch(() => undefined);
      if (stripe) return stripe;
      await wait(pause);
    }
    return load().catch(() => undefined);
  };
  const stripe = await Promise.race([loadPatiently(), late]);
  if (!stripe) throw new Problem('stripe_unavailable');
  return stripe;
}

/** Lets the bank ask what it wants (3-D Secure). What came of it only the server can tell. */
export async function authenticate(desk: CardDesk, clientSecret: string): Promise<void> {
  // A failed or closed window is an outcome too, which the server reads from Stripe itself.
  await desk.handleNextAction({ clientSecret }).catch(() => undefined);
}

/** Puts the field into `node`, which must not be inside a shadow root. */
export function mountCard(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  return options.oneLine ? oneLine(desk, node, options) : allMethods(desk, node, options);
}

/** A group of Stripe's fields that needs no order yet; it looks as the page does. */
export function groupFor(
  desk: CardDesk,
  { total, locale, look }: Pick<CardOptions, 'total' | 'locale' | 'look'>,
): StripeElements {
  return desk.elements({
    mode: 'payment',
    amount: total.minor,
    currency: total.currency,
    locale,
    appearance: appearanceOf(look),
    ...fontsOf(look),
  });
}

/** What a group of Stripe's fields follows. */
export const followed = (elements: StripeElements): Omit<StripePlace, 'remove'> => ({
  setTotal: ({ minor, currency }) => {
    void elements.update({ amount: minor, currency });
  },
  setLocale: (locale) => {
    void elements.update({ locale });
  },
  setLook: (look) => {
    void elements.update({ appearance: appearanceOf(look) });
  },
});

function allMethods(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
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
}

function oneLine(desk: CardDesk, node: HTMLElement, options: CardOptions): CardField {
  const { flow, locale, look } = options;
  const elements = desk.elements({ locale, ...fontsOf(look) });
  const field = elements.create('card', {
    style: styleOf(look),
    ...(options.link ? {} : { disableLink: true }),
  });
  return {
    ...mounted(field, node, options),
    payment: (buyer) =>
      inTime(
        flow === 'charges' ? cardToken(desk, field, buyer) : paymentMethod(desk, field, buyer),
      ),
    setTotal: () => undefined,
    setLocale: (changed) => {
      void elements.update({ locale: changed });
    },
    setLook: (changed) => {
      field.update({ style: styleOf(changed) });
    },
  };
}

const appearanceOf = (look: Look): Appearance => {
  const { ground, ink, muted, edge } = look;
  return {
    variables: {
      colorPrimary: look.accent,
      colorBackground: ground,
      colorText: ink,
      colorTextSecondary: muted,
      colorTextPlaceholder: muted,
      colorDanger: look.danger,
      borderRadius: look.radius,
      fontFamily: look.font,
    },
    rules: { '.Input': { borderColor: edge, boxShadow: 'none' }, '.Label': { color: muted } },
  };
};

const styleOf = ({
  ink,
  detail,
  danger,
  muted,
  font,
}: Look): NonNullable<StripeCardElementOptions['style']> => ({
  base: {
    iconColor: detail,
    color: ink,
    fontFamily: font,
    fontSize: '16px',
    fontSmoothing: 'antialiased',
    '::placeholder': { color: muted },
    ':-webkit-autofill': { color: detail },
  },
  invalid: { color: danger, iconColor: danger },
});

const fontsOf = ({ fontCss }: Look) => (fontCss ? { fonts: [{ cssSrc: fontCss }] } : {});

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

function mounted(field: StripeField, node: HTMLElement, options: CardOptions) {
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
function inTime(payment: Promise<Payment>): Promise<Payment> {
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

type TokenParams = Parameters<Stripe['createConfirmationToken']>[0]['params'];

/** Stripe's id for what a group of fields collected. Throws `Problem('card_invalid')`. */
export async function tokenOf(
  desk: CardDesk,
  elements: StripeElements,
  params: TokenParams,
): Promise<Payment> {
  const submitted = await elements.submit();
  if (submitted.error) throw invalid(submitted.error.message);
  const { confirmationToken: token, error } = await desk.createConfirmationToken({
    elements,
    ...(params && { params }),
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
  const billed = buyer.billing ?? buyer;
  const { line1, city, state, postalCode, country } = billed.address;
  const { token, error } = await desk.createToken(card, {
    name: billed.name,
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
const address = ({
  address: { line1, district = '', city, state, postalCode, country },
}: Pick<Buyer, 'address'>) => ({
  line1,
  line2: district,
  city,
  state,
  postal_code: postalCode,
  country,
});

const shipping = ({ name, phone, ...buyer }: Buyer) => ({
  name,
  ...(phone && { phone }),
  address: address(buyer),
});

const billing = ({ email, phone, billing: elsewhere, ...buyer }: Buyer) => {
  const billed = elsewhere ?? buyer;
  return { name: billed.name, email, ...(phone && { phone }), address: address(billed) };
};

const invalid = (message = '') => new Problem('card_invalid', message);

/** The address as pages with Trusted Types want it. */
const trusted = (address: string): string =>
  // A page that does not list our policy may still have a default one.
  scriptPolicy()?.createScriptURL(address) ?? address;

/** Adds the script and waits for it; it is taken out again if it fails, so that a retry can work. */
function injected(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = trusted(src);
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
