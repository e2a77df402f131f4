import type { Decline } from './cards.ts';

/** A Stripe object as it goes over the wire. */
export type ApiObject = Record<string, unknown>;

export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

interface ErrorFields {
  readonly status: number;
  readonly message: string;
  readonly type?: ErrorType;
  readonly code?: string | undefined;
  readonly param?: string | undefined;
  readonly more?: ApiObject;
  /**
   * Whether the answer is kept under the request's idempotency key. Stripe does not keep what fell
   * out before the endpoint began its work: refused parameters, keys, conflicts.
   */
  readonly kept?: boolean;
}

/** An answer in the shape of docs.stripe.com/api/errors; thrown anywhere below the API. */
export class StripeError extends Error {
  readonly status: number;
  readonly kept: boolean;
  readonly #fields: ErrorFields;

  constructor(fields: ErrorFields) {
    super(fields.message);
    this.status = fields.status;
    this.kept = fields.kept ?? false;
    this.#fields = fields;
  }

  /** The response body. */
  body(requestId: string): ApiObject {
    const { message, type = 'invalid_request_error', code, param, more } = this.#fields;
    return {
      error: {
        ...(code === undefined ? {} : { code, doc_url: docUrl(code) }),
        message,
        ...(param === undefined ? {} : { param }),
        request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
        type,
        ...more,
      },
    };
  }
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
}

/** 400 with a code of Stripe's list, or none where Stripe sends none. */
export function invalid(
  message: string,
  param?: string,
  code?: string,
  more: ApiObject = {},
): StripeError {
  return new StripeError({ status: 400, message, param, code, more });
}

/** 400 because the object is in no state for this call; Stripe keeps these answers. */
export function wrongState(
  message: string,
  code?: string,
  more: ApiObject = {},
  param?: string,
): StripeError {
  return new StripeError({ status: 400, message, code, more, param, kept: true });
}

/** 402 for card data that cannot be a card's; no charge is made. */
export function badCard(code: string, message: string, param: string): StripeError {
  return new StripeError({ status: 402, type: 'card_error', code, message, param });
}

/** 402 for a charge the bank or Stripe refused; `more` names the failed charge. */
export function declined(decline: Decline, more: ApiObject): StripeError {
  return new StripeError({
    status: 402,
    type: 'card_error',
    code: decline.code,
    message: decline.message,
    kept: true,
    more: { ...declineFields(decline), ...more },
  });
}

/** What the buyer has typed wrongly, where the bank can tell. */
const wronglyTyped = new Map([
  ['expired_card', 'exp_month'],
  ['incorrect_cvc', 'cvc'],
]);

/** The fields that a decline adds to an error, and to a payment intent's last error. */
export function declineFields(decline: Decline): ApiObject {
  const param = wronglyTyped.get(decline.code);
  return {
    ...(decline.advice === null ? {} : { advice_code: decline.advice }),
    decline_code: decline.declineCode,
    ...(decline.networkCode === null ? {} : { network_decline_code: decline.networkCode }),
    ...(param === undefined ? {} : { param }),
  };
}

export const errors = {
  unknownParameter: (name: string) =>
    invalid(`Received unknown parameter: ${name}`, name, 'parameter_unknown'),
  // Said aloud rather than ignored: a parameter without effect would hide a client's mistake.
  notImitated: (name: string) =>
    invalid(`This stand-in for Stripe does not imitate the parameter ${name}.`, name),
  missing: (name: string) => invalid(`Missing required param: ${name}.`, name, 'parameter_missing'),
  missingSource: () => invalid('Must provide source or customer.', undefined, 'parameter_missing'),
  empty: (name: string) =>
    invalid(
      `You passed an empty string for '${name}'. We assume empty values are an attempt to unset a parameter; however '${name}' cannot be unset. You should remove '${name}' from your request or supply a non-empty value.`,
      name,
      'parameter_invalid_empty',
    ),
  notAnInteger: (name: string, value: string) =>
    invalid(`Invalid integer: ${value}`, name, 'parameter_invalid_integer'),
  notABoolean: (name: string, value: string) => invalid(`Invalid boolean: ${value}`, name),
  notOneOf: (name: string, options: readonly string[]) =>
    invalid(`Invalid ${name}: must be one of ${oneOf.format(options)}`, name),
  notAString: (name: string) => invalid('Invalid string: {...}', name),
  notAnObject: (name: string) => invalid('Invalid object', name),
  notAList: (name: string) => invalid('Invalid array', name),
  notFound: (what: string, id: string, param: string) =>
    new StripeError({
      status: 404,
      message: `No such ${what}: '${id}'`,
      param,
      code: 'resource_missing',
    }),
  /** An id inside the parameters; Stripe answers 404 only for an id in the address. */
  noSuch: (what: string, id: string, param: string) =>
    invalid(`No such ${what}: '${id}'`, param, 'resource_missing'),
  unknownUrl: (method: string, path: string) =>
    new StripeError({
      status: 404,
      message: `Unrecognized request URL (${method}: ${path}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    }),
  tooManyParameters: (most: number) =>
    new StripeError({
      status: 413,
      message: `Invalid request: it has more than ${most} parameters.`,
    }),
  notAForm: () =>
    invalid(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have questions, we can help at https://support.stripe.com/.',
    ),
  tooLarge: () =>
    new StripeError({ status: 413, message: 'Invalid request: there are too many parameters.' }),
  noKey: () =>
    new StripeError({
      status: 401,
      message:
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    }),
  badKey: (key: string) =>
    new StripeError({ status: 401, message: `Invalid API Key provided: ${masked(key)}` }),
  secretKeyRequired: () =>
    new StripeError({
      status: 401,
      code: 'secret_key_required',
      message:
        'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    }),
  /** A restricted key without the right this call needs. */
  permissionMissing: (key: string, account: string, permission: string) =>
    new StripeError({
      status: 403,
      message: `The provided key '${masked(key)}' does not have the required permissions for this endpoint on account '${account}'. Having the '${permission}' permission would allow this request to continue.`,
    }),
  otherAccount: (key: string, account: string) =>
    new StripeError({
      status: 403,
      code: 'account_invalid',
      message: `The provided key '${masked(key)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
    }),
  tokenUsed: (id: string) =>
    invalid(
      `You cannot use a Stripe token more than once: ${id}.`,
      undefined,
      'token_already_used',
    ),
  rawCard: () =>
    invalid(
      'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.',
    ),
  cardTokensEnded: () =>
    invalid(
      'Card Token usage on the Customers API and Charges API has reached end of life. In order to continue processing your payments, you will need to use the Payment Intents and Payment Methods API. Read more about what you should do here: https://docs.stripe.com/payments/payment-methods/integration-options. If you need to continue to use Card Tokens on the Customers and Charges API, enable this functionality in your API policies settings: https://dashboard.stripe.com/settings/developers/api-policies',
    ),
  paymentMethodTypesEnded: () =>
    invalid(
      'The `payment_method_types` parameter is no longer supported in this API version. Use `allowed_payment_method_types` or `excluded_payment_method_types`, or leave it out to use dynamic payment methods.',
      'payment_method_types',
      'payment_method_types_no_longer_supported',
    ),
  returnUrlRequired: () =>
    invalid(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
      'return_url',
    ),
  idempotencyKeyTooLong: () =>
    invalid('Idempotency keys can be at most 255 characters long.', undefined),
  idempotencyMismatch: (key: string) =>
    new StripeError({
      status: 400,
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    }),
  idempotencyInFlight: (key: string) =>
    new StripeError({
      status: 409,
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    }),
  internal: () =>
    new StripeError({
      status: 500,
      type: 'api_error',
      kept: true,
      message: 'An unknown error occurred',
    }),
};

const oneOf = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** Shows whose key it is without showing the key. */
function masked(key: string): string {
  const shown = /^[a-z]+_(?:test|live)_/.exec(key)?.[0] ?? '';
  return key.length - shown.length > 8 ? `${shown}${'*'.repeat(12)}${key.slice(-4)}` : '********';
}
