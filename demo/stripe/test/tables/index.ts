import * as cards from './cards.ts';
import { ofCustomers } from './customers.ts';
import * as declines from './declines.ts';
import * as errors from './errors.ts';
import { idempotency } from './idempotency.ts';
import * as intents from './payment-intents.ts';
import type { Row } from './row.ts';
import { wrongState } from './wrong-states.ts';

/** Every row that says what one call is answered. */
export const rows: readonly Row[] = [
  ...errors.malformed,
  ...errors.refused,
  ...wrongState,
  ...ofCustomers,
  ...declines.refusedPayments,
  ...declines.failedCharges,
  ...declines.refusedTokens,
  ...declines.refusedNumbers,
  ...declines.attached,
  ...declines.badCards,
  ...idempotency,
  ...intents.statuses,
  ...intents.authentications,
  ...cards.payingCards,
  ...cards.payingTokens,
  ...cards.payingNumbers,
  ...cards.checks,
  ...cards.risks,
];
