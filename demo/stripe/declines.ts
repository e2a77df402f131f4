import { authenticationRequired, testCards } from './cards.ts';
import type { Decline } from './cards.ts';

/** The reasons a bank may give, as of docs.stripe.com/declines/codes on 2026-09-18. */
export const declineCodes: readonly string[] = `
  approve_with_id authentication_not_handled authentication_required call_issuer card_not_supported
  card_velocity_exceeded currency_not_supported do_not_honor do_not_try_again duplicate_transaction
  expired_card fraudulent generic_decline incorrect_address incorrect_cvc incorrect_number
  incorrect_pin incorrect_zip insufficient_funds invalid_account invalid_amount invalid_cvc
  invalid_expiry_month invalid_expiry_year invalid_number invalid_pin issuer_not_available lost_card
  merchant_blacklist mobile_device_authentication_required new_account_information_available
  no_action_taken not_permitted offline_pin_required online_or_offline_pin_required pickup_card
  pin_try_exceeded processing_error reenter_transaction restricted_card
  revocation_of_all_authorizations revocation_of_authorization security_violation
  service_not_allowed stolen_card stop_payment_order testmode_decline transaction_not_allowed
  try_again_later withdrawal_count_limit_exceeded`
  .trim()
  .split(/\s+/);

// Codes that stand for themselves in `code` too, instead of a plain card_declined.
const ownCodes: Readonly<Record<string, string>> = {
  incorrect_address: "Your card's address is incorrect.",
  incorrect_number: 'Your card number is incorrect.',
  incorrect_zip: 'The zip code you supplied failed validation.',
  invalid_cvc: "Your card's security code is invalid.",
  invalid_expiry_month: "Your card's expiration month is invalid.",
  invalid_expiry_year: "Your card's expiration year is invalid.",
  invalid_number: 'Your card number is invalid.',
};

const messages: Readonly<Record<string, string>> = {
  card_not_supported: 'Your card is not supported.',
  currency_not_supported: 'Your card does not support this currency.',
  transaction_not_allowed: 'Your card does not support this type of purchase.',
};

const forGood =
  /^(do_not_try_again|lost_card|pickup_card|restricted_card|revocation_|security_violation|stolen_card|stop_payment_order)/;

/** The refusal with this decline code; undefined for one that no bank gives. */
export function declineByCode(code: string): Decline | undefined {
  if (!declineCodes.includes(code)) return undefined;
  const known = ofCards.get(code);
  if (known !== undefined) return known;
  const message = ownCodes[code];
  return {
    code: message === undefined ? 'card_declined' : code,
    declineCode: code,
    message: message ?? messages[code] ?? 'Your card was declined.',
    networkCode: '05',
    advice: forGood.test(code) ? 'do_not_try_again' : 'try_again_later',
  };
}

/** What the test cards are refused with; from a bank, not from Stripe's own fraud check. */
const ofCards = new Map<string, Decline>(
  [
    authenticationRequired,
    ...testCards.flatMap(({ decline, blocked }) =>
      decline === undefined || blocked === true ? [] : [decline],
    ),
  ].map(({ code, declineCode, message, networkCode, advice }) => [
    declineCode,
    { code, declineCode, message, networkCode, advice },
  ]),
);
