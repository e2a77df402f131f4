/** The 50 codes of docs.stripe.com/declines/codes. */
const declineCodes = `authentication_required authentication_not_handled approve_with_id call_issuer
  card_not_supported card_velocity_exceeded currency_not_supported do_not_honor do_not_try_again
  duplicate_transaction expired_card fraudulent generic_decline incorrect_address incorrect_cvc
  incorrect_number incorrect_pin incorrect_zip insufficient_funds invalid_account invalid_amount
  invalid_cvc invalid_expiry_month invalid_expiry_year invalid_number invalid_pin
  issuer_not_available lost_card merchant_blacklist mobile_device_authentication_required
  new_account_information_available no_action_taken not_permitted offline_pin_required
  online_or_offline_pin_required pickup_card pin_try_exceeded processing_error reenter_transaction
  restricted_card revocation_of_all_authorizations revocation_of_authorization security_violation
  service_not_allowed stolen_card stop_payment_order testmode_decline transaction_not_allowed
  try_again_later withdrawal_count_limit_exceeded`.split(/\s+/);

const checks = ['pass', 'fail', 'unavailable', 'unchecked'];
const brands = ['amex', 'diners', 'discover', 'jcb', 'mastercard', 'unionpay', 'visa'];
const outcomes = ['authorized', 'manual_review', 'issuer_declined', 'blocked', 'invalid'];
const networks = [
  'approved_by_network',
  'declined_by_network',
  'not_sent_to_network',
  'reversed_after_approval',
];
const reasons = ['highest_risk_level', 'elevated_risk_level', 'rule', ...declineCodes];

/**
 * What the documentation lets stand where the typings say no more than `string`; found by the end
 * of a field's path, without the places of lists.
 */
const vocabulary: readonly (readonly [end: RegExp, words: readonly string[]])[] = [
  // Test mode's own code for a real card is not in the list of the banks' codes.
  [/(^|\.)decline_code$/, [...declineCodes, 'test_mode_live_card']],
  [/(^|\.)advice_code$/, ['confirm_card_data', 'do_not_try_again', 'try_again_later']],
  [/(^|\.)(cvc|address_line1|address_postal_code|address_zip)_check$/, checks],
  [/outcome\.type$/, outcomes],
  [/outcome\.network_status$/, networks],
  [/outcome\.risk_level$/, ['normal', 'elevated', 'highest', 'not_assessed', 'unknown']],
  [/outcome\.reason$/, reasons],
  [/card\.(brand|display_brand|network)$/, [...brands, 'cartes_bancaires', ...brandNames()]],
  [/(^|\.)funding$/, ['credit', 'debit', 'prepaid', 'unknown']],
  [/card\.country$/, 'AU BR CA CN DE FR GB IE IN JP MX US'.split(' ')],
  [/^error\.type$/, ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error']],
  [/destination_details\.card\.reference_status$/, ['pending', 'available', 'unavailable']],
];

/** The card of a token writes its brand as a shop would. */
function brandNames(): readonly string[] {
  return 'American Express,Diners Club,Discover,JCB,MasterCard,UnionPay,Visa'.split(',');
}

/** Each string of a value that its field's vocabulary does not know: `outcome.type: "accepted"`. */
export function misspelt(value: unknown, path = ''): string[] {
  if (typeof value === 'string') {
    const known = vocabulary.find(([end]) => end.test(path))?.[1];
    return known === undefined || known.includes(value) ? [] : [`${path}: "${value}"`];
  }
  if (Array.isArray(value)) return value.flatMap((item) => misspelt(item, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    misspelt(inner, path === '' ? name : `${path}.${name}`),
  );
}
