import { noRequest } from '../account.ts';
import type { Account, Call } from '../account.ts';
import { captureLegacyCharge } from '../charges.ts';
import { Form } from '../fields.ts';
import { cancelPaymentIntent, capturePaymentIntent } from '../payment-intents.ts';
import { createRefund } from '../refunds.ts';
import type { ActionName } from './wire.ts';

export interface Order {
  readonly name: ActionName;
  readonly id: string;
  /** In minor units; undefined for all there is. */
  readonly amount: number | undefined;
}

/**
 * Does what a button of the dashboard would: the API's own work, without a request that caused it.
 * Throws the StripeError the API would answer.
 */
export function act(account: Account, { name, id, amount }: Order): void {
  const part = amount === undefined ? {} : { amount: String(amount) };
  switch (name) {
    case 'refund': {
      const of = account.store.charges.has(id) ? { charge: id } : { payment_intent: id };
      createRefund(callOf(account, '', { ...of, ...part }));
      break;
    }
    case 'capture':
      if (account.store.charges.has(id)) captureLegacyCharge(callOf(account, id, part));
      else capturePaymentIntent(callOf(account, id, toCapture(amount)));
      break;
    case 'cancel':
      cancelPaymentIntent(callOf(account, id, {}));
      break;
    case 'resend':
      resend(account, id);
  }
}

/** Undefined where the page sent no such order. */
export function readOrder(name: unknown, body: unknown): Order | undefined {
  const known = (['refund', 'capture', 'cancel', 'resend'] as const).find((one) => one === name);
  if (known === undefined || typeof body !== 'object' || body === null) return undefined;
  if (!('id' in body) || typeof body.id !== 'string') return undefined;
  const amount = 'amount' in body ? body.amount : undefined;
  if (amount !== undefined && typeof amount !== 'number') return undefined;
  return { name: known, id: body.id, amount };
}

function toCapture(amount: number | undefined): Record<string, string> {
  return amount === undefined ? {} : { amount_to_capture: String(amount) };
}

function resend(account: Account, id: string): void {
  const event = account.store.events.get(id);
  if (event !== undefined) account.webhooks.resend(event);
}

function callOf(account: Account, id: string, fields: Record<string, string>): Call {
  return { account, key: 'secret', cause: noRequest, form: new Form(fields), id };
}
