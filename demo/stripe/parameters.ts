import { errors } from './errors.ts';
import type { Fields } from './fields.ts';

/**
 * The parameters each call of the API takes, as of 2026-10-28.endive. What is not named is refused,
 * at every depth: this is what catches a client's misspelling.
 */
export interface Allowed {
  readonly [name: string]: Rule;
}
/** `free` takes anything below it; `absent` is a parameter of Stripe that nothing here imitates. */
type Rule = 'value' | 'free' | 'absent' | Allowed;

function rules(rule: 'value' | 'absent', names: string): Allowed {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, rule]));
}

const values = (names: string) => rules('value', names);
const absent = (names: string) => rules('absent', names);
const anyExpand: Allowed = { expand: 'free' };
const anyMetadata: Allowed = { metadata: 'free' };

const address = values('city country line1 line2 postal_code state');
const billing: Allowed = { ...values('email name phone tax_id'), address };
const shipping: Allowed = { ...values('carrier name phone tracking_number'), address };

/** What Stripe.js adds to each of its calls. */
export const browserParameters = values(
  `key payment_user_agent guid muid sid time_on_page referrer pasted_fields
   _stripe_account _stripe_version`,
);

const card: Allowed = {
  ...values('number exp_month exp_year cvc token'),
  networks: values('preferred'),
};

const paymentMethodData: Allowed = {
  ...values('type allow_redisplay'),
  ...anyMetadata,
  ...browserParameters,
  billing_details: billing,
  card,
  client_attribution_metadata: 'free',
  radar_options: 'free',
};

const paymentMethodOptions: Allowed = {
  card: {
    ...values('request_three_d_secure cvc'),
    ...absent('capture_method installments mandate_options moto network setup_future_usage'),
  },
  link: 'free',
};

const connect = absent('application_fee_amount on_behalf_of transfer_data');
const newest = absent('hooks payment_details amount_details');

const intentDetails: Allowed = {
  ...values(
    `amount capture_method currency customer description payment_method receipt_email
     setup_future_usage statement_descriptor statement_descriptor_suffix transfer_group`,
  ),
  ...anyExpand,
  ...anyMetadata,
  ...connect,
  ...newest,
  ...absent('customer_account payment_method_configuration'),
  allowed_payment_method_types: 'free',
  excluded_payment_method_types: 'free',
  payment_method_types: 'free',
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  shipping,
};

const confirmation: Allowed = {
  ...values(
    `capture_method confirmation_token error_on_requires_action off_session payment_method
     receipt_email return_url setup_future_usage use_stripe_sdk`,
  ),
  ...anyExpand,
  ...newest,
  ...absent('amount_to_confirm mandate'),
  allowed_payment_method_types: 'free',
  excluded_payment_method_types: 'free',
  payment_method_types: 'free',
  mandate_data: 'free',
  radar_options: 'free',
  payment_method_data: paymentMethodData,
  payment_method_options: paymentMethodOptions,
  shipping,
};

const pages: Allowed = {
  ...values('limit starting_after ending_before'),
  ...anyExpand,
  created: 'free',
};

const chargeDetails: Allowed = {
  ...values('customer description receipt_email transfer_group'),
  ...anyExpand,
  ...anyMetadata,
  shipping,
};

export const parameters = {
  none: anyExpand,
  intentCreate: {
    ...confirmation,
    ...intentDetails,
    ...values('confirm confirmation_method'),
    automatic_payment_methods: values('enabled allow_redirects'),
  },
  intentRetrieve: { ...anyExpand, ...values('client_secret') },
  intentUpdate: intentDetails,
  intentConfirm: {
    ...confirmation,
    ...values('client_secret'),
    client_attribution_metadata: 'free',
    client_context: 'free',
  },
  intentCapture: {
    ...values('amount_to_capture final_capture statement_descriptor statement_descriptor_suffix'),
    ...anyExpand,
    ...anyMetadata,
    ...newest,
    ...absent('application_fee_amount transfer_data'),
  },
  intentCancel: { ...anyExpand, ...values('cancellation_reason') },
  intentList: { ...pages, ...values('customer') },
  chargeCreate: {
    ...chargeDetails,
    ...connect,
    ...values('amount capture currency source statement_descriptor statement_descriptor_suffix'),
    ...absent('application_fee destination'),
    radar_options: 'free',
  },
  chargeUpdate: { ...chargeDetails, fraud_details: values('user_report') },
  chargeCapture: {
    ...values('amount receipt_email'),
    ...anyExpand,
    ...absent(
      `application_fee application_fee_amount statement_descriptor statement_descriptor_suffix
       transfer_data transfer_group`,
    ),
  },
  chargeList: { ...pages, ...values('customer payment_intent transfer_group') },
  refundCreate: {
    ...values('amount charge payment_intent reason'),
    ...anyExpand,
    ...anyMetadata,
    ...absent(
      'currency customer instructions_email origin refund_application_fee reverse_transfer',
    ),
  },
  refundUpdate: { ...anyExpand, ...anyMetadata },
  refundList: { ...pages, ...values('charge payment_intent') },
  paymentMethodCreate: {
    ...paymentMethodData,
    ...anyExpand,
    ...absent('customer payment_method'),
  },
  tokenCreate: {
    ...anyExpand,
    ...absent('account bank_account customer cvc_update person pii'),
    client_attribution_metadata: 'free',
    card: {
      ...card,
      ...values(
        `name address_line1 address_line2 address_city address_state address_zip
         address_country currency`,
      ),
    },
  },
  confirmationToken: {
    ...values('payment_method return_url setup_future_usage'),
    ...anyExpand,
    ...anyMetadata,
    client_attribution_metadata: 'free',
    client_context: 'free',
    mandate_data: 'free',
    payment_method_data: paymentMethodData,
    payment_method_options: paymentMethodOptions,
    shipping,
  },
  eventList: { ...pages, ...values('type'), types: 'free' },
} satisfies Record<string, Allowed>;

/** Throws on the first parameter that `allowed` does not name. */
export function refuseUnknown(fields: Fields, allowed: Allowed, prefix = ''): void {
  for (const [field, value] of Object.entries(fields)) {
    const name = prefix === '' ? field : `${prefix}[${field}]`;
    const rule = Object.hasOwn(allowed, field) ? allowed[field] : undefined;
    if (rule === undefined) throw errors.unknownParameter(name);
    if (rule === 'absent') throw errors.notImitated(name);
    if (rule === 'value' || rule === 'free' || typeof value === 'string') continue;
    if (Array.isArray(value)) throw errors.notAnObject(name);
    refuseUnknown(value, rule, name);
  }
}
