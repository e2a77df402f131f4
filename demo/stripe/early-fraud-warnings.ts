import { noRequest } from './account.ts';
import type { Account, Call } from './account.ts';
import { refundedAmount } from './charge-object.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { newId, now } from './ids.ts';
import { listOf } from './lists.ts';
import { keep } from './store.ts';
import type { ChargeRecord, EarlyFraudWarningRecord } from './records.ts';

/** The buyer's bank takes the charge for fraud; a dispute may follow, unless it is refunded. */
export function warn(account: Account, charge: ChargeRecord): void {
  const warning = keep(account.store.earlyFraudWarnings, {
    id: newId('issfr'),
    created: now(account),
    charge: charge.id,
  });
  emit(account, noRequest, 'radar.early_fraud_warning.created', show(account, warning));
}

export function retrieveEarlyFraudWarning({ account, id }: Call): ApiObject {
  const warning = account.store.earlyFraudWarnings.get(id);
  if (warning === undefined)
    throw errors.notFound('early fraud warning', id, 'early_fraud_warning');
  return show(account, warning);
}

export function listEarlyFraudWarnings(call: Call): ApiObject {
  const { account, form } = call;
  const charge = form.given('charge');
  const paymentIntent = form.given('payment_intent');
  const warnings = [...account.store.earlyFraudWarnings.values()].filter(
    (warning) =>
      (charge === undefined || warning.charge === charge) &&
      (paymentIntent === undefined ||
        account.store.charges.get(warning.charge)?.paymentIntent === paymentIntent),
  );
  return listOf(call, '/v1/radar/early_fraud_warnings', warnings, (one) => show(account, one));
}

function show(account: Account, warning: EarlyFraudWarningRecord): ApiObject {
  const charge = account.store.charges.get(warning.charge);
  const paymentIntent = charge?.paymentIntent ?? null;
  return {
    id: warning.id,
    object: 'radar.early_fraud_warning',
    actionable: charge !== undefined && isActionable(account, charge),
    charge: warning.charge,
    created: warning.created,
    fraud_type: 'misc',
    livemode: false,
    ...(paymentIntent === null ? {} : { payment_intent: paymentIntent }),
  };
}

/** What is refunded, or disputed already, can no longer be helped. */
function isActionable(account: Account, charge: ChargeRecord): boolean {
  return charge.dispute === null && refundedAmount(account, charge) < charge.amount;
}
