import { sentenceFor } from './checks.ts';
import type { DeclineReason } from './contract.ts';
import { sentenceOfDecline, USED_UP } from './declines.ts';
import { REFUSED, TOO_SMALL } from './settle.ts';

const failed = (postalCode: string, cvc: string) => sentenceFor({ postalCode, line1: null, cvc });

/*
 * An attempt is kept with its sentence alone: the reason is read off that, so that it never says
 * more than the sentence does.
 */
const REASONS = new Map<string, DeclineReason>([
  [sentenceOfDecline('insufficient_funds'), 'no-funds'],
  [sentenceOfDecline('expired_card'), 'expired'],
  [sentenceOfDecline('incorrect_number'), 'number'],
  [sentenceOfDecline('invalid_expiry_month'), 'expiry'],
  [sentenceOfDecline('incorrect_cvc'), 'security-code'],
  [sentenceOfDecline('incorrect_zip'), 'postal-code'],
  [sentenceOfDecline('incorrect_address'), 'address'],
  [sentenceOfDecline('card_not_supported'), 'not-here'],
  [sentenceOfDecline('processing_error'), 'not-now'],
  [sentenceOfDecline('authentication_required'), 'not-confirmed'],
  [sentenceOfDecline('card_velocity_exceeded'), 'limit'],
  [failed('fail', 'pass'), 'postal-code'],
  [failed('pass', 'fail'), 'security-code'],
  [failed('fail', 'fail'), 'postal-and-security-code'],
  [USED_UP, 'enter-again'],
  [REFUSED, 'refused'],
  [TOO_SMALL, 'too-small'],
]);

/** What the sentence of a decline is about; `declined` for one that is about nothing in particular. */
export const reasonOf = (sentence: string | null): DeclineReason =>
  REASONS.get(sentence ?? '') ?? 'declined';
