import { isRecord } from './record.ts';

/** What a result carries under `error`: Stripe's fields, whichever of them the API sent. */
export interface StripeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly [field: string]: unknown;
}

/** The page used Stripe.js wrongly: thrown or rejected, never put in a result's `error`. */
export class IntegrationError extends Error {
  override readonly name = 'IntegrationError';
}

export function isStripeError(value: unknown): value is StripeError {
  return isRecord(value) && typeof value.type === 'string' && typeof value.message === 'string';
}

export function validationError(code: string, message: string): StripeError {
  return { type: 'validation_error', code, message };
}
