import type { Call } from './account.ts';
import { cardByName } from './cards.ts';
import type { Brand } from './cards.ts';
import { cardOfToken, namedCard, readCard } from './card-entry.ts';
import { readBillingDetails } from './details.ts';
import type { BillingDetails } from './details.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import type { Form } from './fields.ts';
import { newId, now } from './ids.ts';
import { checksOf, fingerprint, newMethod } from './payment-method-object.ts';
import { keep } from './store.ts';
import type { PaymentMethodRecord, TokenRecord } from './records.ts';

/** The legacy card object writes brands as a shop would print them. */
const brandNames: Readonly<Record<Brand, string>> = {
  visa: 'Visa',
  mastercard: 'MasterCard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

export function createToken(call: Call): ApiObject {
  const card = call.form.section('card');
  if (card === undefined) throw errors.missing('card');
  const { facts, token } = readCard(call, card);
  if (token !== null) token.used = true;
  const method = newMethod(call.account, 'card', facts, cardHolder(card));
  return showToken(
    keep(call.account.store.tokens, {
      id: newId('tok'),
      created: now(call.account),
      method,
      used: false,
    }),
  );
}

export function retrieveToken(call: Call): ApiObject {
  const named = cardByName(call.id);
  if (named !== undefined && call.id.startsWith('tok_')) {
    const method = newMethod(call.account, 'card', namedCard(named), readBillingDetails(undefined));
    return showToken({ id: call.id, created: now(call.account), method, used: false });
  }
  const token = call.account.store.tokens.get(call.id);
  if (token === undefined) throw errors.notFound('token', call.id, 'token');
  return showToken(token);
}

/** The card a legacy charge takes its money from, and the token it uses up. */
export interface CardToCharge {
  readonly method: PaymentMethodRecord;
  readonly token: TokenRecord | null;
}

export function sourceOfCharge(call: Call, id: string): CardToCharge {
  const { facts, token } = cardOfToken(call, id, 'source');
  const method =
    token?.method ?? newMethod(call.account, 'card', facts, readBillingDetails(undefined));
  return { method, token };
}

function cardHolder(card: Form): BillingDetails {
  const part = (field: string) => card.text(field) ?? null;
  return {
    address: {
      city: part('address_city'),
      country: part('address_country'),
      line1: part('address_line1'),
      line2: part('address_line2'),
      postal_code: part('address_zip'),
      state: part('address_state'),
    },
    email: null,
    name: part('name'),
    phone: null,
    tax_id: null,
  };
}

function showToken(token: TokenRecord): ApiObject {
  return {
    id: token.id,
    object: 'token',
    card: showLegacyCard(token.method, token.used),
    client_ip: '127.0.0.1',
    created: token.created,
    livemode: false,
    type: 'card',
    used: token.used,
  };
}

/** The card object of tokens and of legacy charges' `source`. */
export function showLegacyCard(method: PaymentMethodRecord, asked: boolean): ApiObject {
  const { card, expMonth, expYear } = method.facts;
  const { address, name } = method.billing;
  const checks = checksOf(method, asked);
  return {
    id: method.id,
    object: 'card',
    address_city: address.city,
    address_country: address.country,
    address_line1: address.line1,
    address_line1_check: checks.address_line1_check,
    address_line2: address.line2,
    address_state: address.state,
    address_zip: address.postal_code,
    address_zip_check: checks.address_postal_code_check,
    brand: brandNames[card.brand],
    country: card.country,
    customer: method.customer,
    cvc_check: checks.cvc_check,
    dynamic_last4: null,
    exp_month: expMonth,
    exp_year: expYear,
    fingerprint: fingerprint(method.facts),
    funding: card.funding,
    last4: card.number.slice(-4),
    metadata: {},
    name,
    networks: { preferred: null },
    regulated_status: 'unregulated',
    tokenization_method: null,
    wallet: null,
  };
}
