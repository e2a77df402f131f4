import { z } from 'zod';
import type { DeclineField, PostcodeCheck } from './contract.ts';

const check = z.string().nullable();
const ChecksSchema = z.object({ postalCode: check, line1: check, cvc: check });

/**
 * What the bank said of the buyer's details, each in Stripe's words: `pass`, `fail`, `unavailable`
 * or `unchecked`; null where nothing was sent or the payment is of no card.
 */
export type Checks = z.infer<typeof ChecksSchema>;

/** The part of a charge that holds them. */
export interface PaymentDetails {
  card?: {
    checks?: {
      address_postal_code_check: string | null;
      address_line1_check: string | null;
      cvc_check: string | null;
    } | null;
  } | null;
}

/** The checks of a charge; null for a payment that knows none. */
export function readChecks(details: PaymentDetails | null | undefined): Checks | null {
  const checks = details?.card?.checks;
  if (!checks) return null;
  return {
    postalCode: checks.address_postal_code_check,
    line1: checks.address_line1_check,
    cvc: checks.cvc_check,
  };
}

/** Checks as they were written into a column. */
export function checksOfText(text: string | null): Checks | null {
  if (text === null) return null;
  const content: unknown = JSON.parse(text);
  return ChecksSchema.parse(content);
}

/** The field that the buyer has to look at, because the bank has another; null where all is well. */
export function failedField(checks: Checks | null): DeclineField | null {
  if (checks?.postalCode === 'fail') return 'postalCode';
  return checks?.cvc === 'fail' ? 'cvc' : null;
}

/** The field for which a payment is to be refused in a shop that checks this way. */
export const refusedField = (mode: PostcodeCheck, checks: Checks | null): DeclineField | null =>
  mode === 'refuse' ? failedField(checks) : null;

const NOT_CHARGED = 'Your card was not charged.';

/** What the buyer is told of checks that failed. */
export function sentenceFor({ postalCode, cvc }: Checks): string {
  if (postalCode !== 'fail')
    return `The security code does not belong to this card. Please check it. ${NOT_CHARGED}`;
  return cvc === 'fail'
    ? `The postal code and the security code do not belong to this card. Please check them. ${NOT_CHARGED}`
    : `The postal code does not belong to this card. Please check it. ${NOT_CHARGED}`;
}
