import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Allowed, Rule } from './parameter-rules.ts';

/** Written by generate-parameters.ts from the SDK's typings. */
const generatedFile = fileURLToPath(new URL('../../dist/stripe/parameters.json', import.meta.url));

const free: Rule = { free: true };

function texts(names: string): Allowed {
  return Object.fromEntries(split(names).map((name) => [name, { text: true }]));
}

/** What Stripe.js adds to each of its calls. */
export const browserParameters: Allowed = {
  ...texts(
    `key payment_user_agent guid muid sid time_on_page referrer pasted_fields client_secret
     _stripe_account _stripe_version`,
  ),
  client_attribution_metadata: free,
  client_context: free,
  mandate_data: free,
};

/** The calls of the SDK that name a payment method's details, in whichever way. */
const payingCalls = [
  'PaymentIntentCreateParams',
  'PaymentIntentConfirmParams',
  'PaymentIntentUpdateParams',
  'TestHelpers.ConfirmationTokenCreateParams',
];

/** Where the stand-in imitates but some of what a parameter holds. */
const imitated: Readonly<Record<string, string>> = {
  payment_method_options: 'card link',
  'payment_method_options.card': `request_three_d_secure request_extended_authorization
    request_incremental_authorization request_multicapture request_overcapture cvc`,
};

/** What it does not imitate at all, in any call, or in one. */
const nowhere = `amount_details amount_to_confirm application_fee application_fee_amount
  customer_account destination hooks mandate on_behalf_of payment_details
  payment_method_configuration transfer_data`;
const notIn: Readonly<Record<string, string>> = {
  BalanceTransactionListParams: 'payout',
  CustomerCreateParams: 'cash_balance tax tax_id_data test_clock',
  CustomerListParams: 'test_clock',
  CustomerUpdateParams: 'cash_balance tax',
  DisputeUpdateParams: 'evidence.appeal evidence.enhanced_evidence intended_submission_method',
  PaymentMethodCreateParams: 'payment_method',
  PaymentMethodUpdateParams: 'us_bank_account',
  RefundCreateParams:
    'currency customer instructions_email origin refund_application_fee reverse_transfer',
  TokenCreateParams: 'account bank_account customer cvc_update person pii',
  WebhookEndpointCreateParams: 'connect',
};

type Calls = Readonly<Record<string, Allowed>>;
let generated: Calls | undefined;

/**
 * What a call takes, by the name of its parameters in the SDK: `RefundCreateParams`. Throws where
 * the list is not built, or has no such call.
 */
export function parametersOf(call: string): Allowed {
  generated ??= readGenerated();
  const typed = generated[call];
  if (typed === undefined) {
    throw new Error(`dist/stripe/parameters.json does not know ${call}: run npm run build.`);
  }
  const whole = payingCalls.includes(call) ? withCard(typed, generated) : typed;
  return withoutAbsent(call, whole);
}

function readGenerated(): Calls {
  let source;
  try {
    source = readFileSync(generatedFile, 'utf8');
  } catch (cause) {
    throw new Error('dist/stripe/parameters.json is not built: run npm run build.', { cause });
  }
  const calls: unknown = JSON.parse(source);
  if (isCalls(calls)) return calls;
  throw new Error('dist/stripe/parameters.json is no list of parameters: run npm run build.');
}

function isCalls(value: unknown): value is Calls {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the API takes although the typings of these calls leave it out. */
function withCard(typed: Allowed, calls: Calls): Allowed {
  const { card = free, type = free } = calls.PaymentMethodCreateParams ?? {};
  return {
    ...typed,
    payment_method_data: extended(typed.payment_method_data, {
      ...browserParameters,
      card,
      type,
    }),
    payment_method_options: extended(typed.payment_method_options, {
      card: extended(typed.payment_method_options?.fields?.card, texts('cvc')),
    }),
    // Until 2026-09-30.endive; by which version it is sent, the call itself looks.
    payment_method_types: { items: { text: true } },
  };
}

function extended(rule: Rule = {}, more: Allowed = {}): Rule {
  return { ...rule, fields: { ...rule.fields, ...more } };
}

/** Marks what is taken and not imitated: it is to be said aloud, for silence would hide mistakes. */
function withoutAbsent(call: string, allowed: Allowed, path = ''): Allowed {
  const absentNames = split(`${nowhere} ${notIn[call] ?? ''}`);
  const only = imitated[path];
  return Object.fromEntries(
    Object.entries(allowed).map(([name, rule]) => {
      const inner = path === '' ? name : `${path}.${name}`;
      const absent =
        absentNames.includes(inner) || (only !== undefined && !split(only).includes(name));
      return [name, absent ? { absent: true } : below(call, rule, inner)];
    }),
  );
}

function below(call: string, rule: Rule, path: string): Rule {
  return rule.fields === undefined
    ? rule
    : { ...rule, fields: withoutAbsent(call, rule.fields, path) };
}

function split(names: string): string[] {
  return names.split(/\s+/).filter((name) => name !== '');
}
