import { IntegrationError } from '../errors.ts';
import type { ElementType } from '../protocol.ts';
import type { UnknownRecord } from '../record.ts';
import { warn } from '../warn.ts';
import { requireValues } from './option-values.ts';

const types: readonly ElementType[] = [
  ...(['payment', 'card', 'cardNumber', 'cardExpiry', 'cardCvc'] as const),
  ...(['address', 'linkAuthentication', 'expressCheckout'] as const),
];

const elementOptions: Readonly<Record<ElementType, readonly string[]>> = {
  card: [
    ...['classes', 'style', 'value', 'hidePostalCode', 'iconStyle', 'hideIcon', 'disabled'],
    ...['disableLink', 'preferredNetwork'],
  ],
  cardNumber: [
    ...['classes', 'style', 'placeholder', 'disabled', 'showIcon', 'iconStyle', 'disableLink'],
    'preferredNetwork',
  ],
  cardExpiry: ['classes', 'style', 'placeholder', 'disabled'],
  cardCvc: ['classes', 'style', 'placeholder', 'disabled'],
  payment: [
    ...['defaultValues', 'business', 'paymentMethodOrder', 'fields', 'readOnly', 'terms'],
    ...['wallets', 'walletOptions', 'layout', 'applePay', 'classes'],
  ],
  address: [
    ...['mode', 'allowedCountries', 'autocomplete', 'blockPoBox', 'contacts', 'defaultValues'],
    ...['fields', 'validation', 'display'],
  ],
  linkAuthentication: ['defaultValues'],
  expressCheckout: [
    ...['allowedShippingCountries', 'applePay', 'billingAddressRequired', 'business'],
    ...['buttonHeight', 'buttonTheme', 'buttonType', 'emailRequired', 'layout', 'lineItems'],
    ...['paymentMethodOrder', 'paymentMethods', 'phoneNumberRequired'],
    ...['shippingAddressRequired', 'shippingRates', 'wallets'],
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

/** What `update()` takes, where that is less than `create()` does. */
const updatableOptions: Readonly<Partial<Record<ElementType, readonly string[]>>> = {
  card: elementOptions.card.slice(0, -2),
  cardNumber: elementOptions.cardNumber.slice(0, -2),
  payment: elementOptions.payment.filter((name) => name !== 'wallets'),
};

const events: Readonly<Record<ElementType, readonly string[]>> = {
  card: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'networkschange'],
  cardNumber: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'networkschange'],
  cardExpiry: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror'],
  cardCvc: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror'],
  payment: [
    ...['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart'],
    ...['carddetailschange', 'availablepaymentmethodschange'],
    ...['savedpaymentmethodupdate', 'savedpaymentmethodremove'],
  ],
  address: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart'],
  linkAuthentication: ['ready', 'change', 'focus', 'blur', 'escape', 'loaderror', 'loaderstart'],
  expressCheckout: [
    ...['ready', 'click', 'confirm', 'cancel', 'shippingaddresschange', 'shippingratechange'],
    ...['focus', 'blur', 'escape', 'loaderror', 'availablepaymentmethodschange'],
  ],
};

/** The element types this stand-in has; throws an IntegrationError naming them for any other. */
export function requireElementType(type: unknown): ElementType {
  const known = types.find((one) => one === type);
  if (known !== undefined) return known;
  throw new IntegrationError(
    `elements.create(): "${String(type)}" is not an Element this stand-in for Stripe has. ` +
      `Use one of: ${types.join(', ')}.`,
  );
}

/** Warns of names Stripe does not know; throws an IntegrationError for values it cannot use. */
export function requireElementOptions(type: ElementType, options: UnknownRecord): void {
  warnOfStrangers('create()', options, elementOptions[type]);
  requireValues('create()', options);
}

/** The same for `update()`, which takes fewer. */
export function requireElementUpdate(type: ElementType, options: UnknownRecord): void {
  warnOfStrangers('update()', options, updatableOptions[type] ?? elementOptions[type]);
  requireValues('update()', options);
}

/** Checks names, and for a deferred group (`mode`) that amount and currency make sense. */
export function requireGroupOptions(options: UnknownRecord): void {
  if ('paymentMethodTypes' in options || 'payment_method_types' in options) {
    throw new IntegrationError(
      'elements(): paymentMethodTypes was removed in the endive release. ' +
        'Use allowedPaymentMethodTypes or excludedPaymentMethodTypes, or neither.',
    );
  }
  warnOfStrangers('elements()', options, groupOptions);
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

/** Says so in Stripe's words, because people search the web for them. */
export function warnOfStrangers(
  method: string,
  options: UnknownRecord,
  known: readonly string[],
): void {
  for (const name of Object.keys(options).filter((one) => !known.includes(one))) {
    warn(
      `Unrecognized ${method} parameter: ${name} is not a recognized parameter. ` +
        'This may cause issues with your integration in the future.',
    );
  }
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
