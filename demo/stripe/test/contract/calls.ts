import type { Recorder } from './recorder.ts';
import { captureAccount } from './account-calls.ts';
import { captureCharges } from './charge-calls.ts';
import { captureCustomers } from './customer-calls.ts';
import { captureDisputes } from './dispute-calls.ts';
import { captureMethods } from './method-calls.ts';
import { capturePayments } from './payment-calls.ts';
import { captureRefusals } from './refusals.ts';

/** Asks every endpoint for everything it can answer. */
export async function askEverything(recorder: Recorder): Promise<void> {
  await captureAccount(recorder);
  await captureMethods(recorder);
  await capturePayments(recorder);
  await captureCharges(recorder);
  await captureCustomers(recorder);
  await captureDisputes(recorder);
  await captureRefusals(recorder);
}
