import type { Account } from './account.ts';
import { showCharge } from './charge-object.ts';
import { showCustomer } from './customer-object.ts';
import { showDispute } from './dispute-object.ts';
import type { ApiObject } from './errors.ts';
import { isOrder } from './orders.ts';
import { showPaymentIntent } from './payment-intent-object.ts';
import { showRefund } from './refunds.ts';
import type { EventRecord } from './log-records.ts';

/** Everything an account has seen, oldest first, without what would open a payment. */
export function controlLedger(account: Account): ApiObject {
  const { store } = account;
  return {
    payment_intents: [...store.paymentIntents.values()].map((intent) => {
      const shown = showPaymentIntent(account, intent);
      delete shown.client_secret;
      return shown;
    }),
    charges: [...store.charges.values()].map((charge) => showCharge(account, charge)),
    refunds: [...store.refunds.values()].map((refund) => showRefund(account, refund)),
    disputes: [...store.disputes.values()].map((dispute) => showDispute(account, dispute)),
    customers: [...store.customers.values()].map((customer) => showCustomer(customer)),
    events: [...store.events.values()].map(summary),
    deliveries: [...store.deliveries.values()],
    requests: [...store.requests.values()],
  };
}

// Not the whole event: the object inside may carry a client secret.
function summary({ id, type, object: event, pending }: EventRecord): ApiObject {
  const inside = isOrder(event.data) ? event.data.object : undefined;
  return {
    id,
    type,
    created: event.created,
    object: isOrder(inside) ? (inside.id ?? null) : null,
    pending_webhooks: pending.length,
    request: event.request,
  };
}
