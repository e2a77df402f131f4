import { IntegrationError } from '../errors.ts';
import type { ElementType } from '../protocol.ts';
import type { UnknownRecord } from '../record.ts';

const elementOptions: Readonly<Record<ElementType, readonly string[]>> = {
  card: [
    'classes',
    'style',
    'value',
    'hidePostalCode',
    'iconStyle',
    'hideIcon',
    'disabled',
    'disableLink',
    'preferredNetwork',
  ],
  payment: [
    'defaultValues',
    'business',
    'paymentMethodOrder',
    'fields',
    'readOnly',
    'terms',
    'wallets',
    'walletOptions',
    'layout',
    'applePay',
    'classes',
  ],
};

const groupOptions = [
  ...['fonts', 'locale', 'appearance', 'loader', 'clientSecret', 'mode', 'amount', 'currency'],
  ...['customerOptions', 'customerSessionClientSecret', 'customPaymentMethods'],
  ...['syncAddressCheckbox', 'paymentMethodCreation', 'adaptivePricing'],
  ...['setupFutureUsage', 'setup_future_usage', 'captureMethod', 'capture_method'],
  ...['onBehalfOf', 'on_behalf_of', 'excludedPaymentMethodTypes', 'allowedPaymentMethodTypes'],
  ...['paymentMethodConfiguration', 'payment_method_configuration'],
  ...['paymentMethodOptions', 'payment_method_options', 'externalPaymentMethodTypes'],
];

const events: Readonly<Record<ElementType, readonly string[]>> = {
  card: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'networkschange'],
  payment: [
    ...['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart'],
    ...['carddetailschange', 'availablepaymentmethodschange'],
    ...['savedpaymentmethodupdate', 'savedpaymentmethodremove'],
  ],
};

/** The element types this stand-in has; throws an IntegrationError naming them for any other. */
export function requireElementType(type: unknown): ElementType {
  if (type === 'card' || type === 'payment') return type;
  throw new IntegrationError(
    `elements.create(): "${String(type)}" is not an Element this stand-in for Stripe has. ` +
      'Use "payment" or "card".',
  );
}

export function requireElementOptions(type: ElementType, options: UnknownRecord): void {
  requireKnown(`options of the ${type} Element`, options, elementOptions[type]);
}

/** Checks names, and for a deferred group (`mode`) that amount and currency make sense. */
export function requireGroupOptions(options: UnknownRecord): void {
  if ('paymentMethodTypes' in options || 'payment_method_types' in options) {
    throw new IntegrationError(
      'elements(): paymentMethodTypes was removed in the endive release. ' +
        'Use allowedPaymentMethodTypes or excludedPaymentMethodTypes, or neither.',
    );
  }
  requireKnown('options of elements()', options, groupOptions);
  if (options.clientSecret !== undefined && options.mode !== undefined) {
    throw new IntegrationError('elements(): pass either clientSecret or mode, not both.');
  }
  if (options.mode !== undefined) requireMode(options.mode);
  if (options.mode === 'payment' || options.mode === 'subscription') {
    requireAmount(options.amount);
    requireCurrency(options.currency);
  }
}

export function requireEvent(type: ElementType, event: unknown): string {
  if (typeof event === 'string' && events[type].includes(event)) return event;
  throw new IntegrationError(
    `"${String(event)}" is not an event of the ${type} Element. Its events are: ` +
      `${events[type].join(', ')}.`,
  );
}

function requireKnown(what: string, options: UnknownRecord, known: readonly string[]): void {
  const stranger = Object.keys(options).find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw new IntegrationError(
    `"${stranger}" is not among the ${what}. Remove it or correct its name; known are: ` +
      `${known.join(', ')}.`,
  );
}

function requireMode(mode: unknown): void {
  if (['payment', 'setup', 'subscription'].includes(String(mode))) return;
  throw new IntegrationError(
    'elements(): mode should be one of "payment", "setup" or "subscription".',
  );
}

function requireAmount(amount: unknown): void {
  if (typeof amount === 'number' && Number.isInteger(amount) && amount > 0) return;
  throw new IntegrationError(
    'elements(): amount should be a whole number above 0, in the smallest unit of the currency ' +
      '(1099 for $10.99).',
  );
}

function requireCurrency(currency: unknown): void {
  if (typeof currency === 'string' && /^[a-z]{3}$/.test(currency)) return;
  throw new IntegrationError(
    'elements(): currency should be a three-letter code in lower case, such as "usd".',
  );
}
