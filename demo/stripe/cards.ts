/**
 * Stripe's published test cards (docs.stripe.com/testing): one row is all the stand-in knows of a
 * card. A row answers to its number and to `tok_<name>` and `pm_card_<name>` for each name.
 * Teaching the stand-in a new card means adding a row here.
 */

/** What a bank, or Stripe's own fraud check, answers to a refused charge. */
export interface Decline {
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
  /** Code of the card network, and Stripe's advice to the merchant; null where Stripe blocked. */
  readonly networkCode: string | null;
  readonly advice: string | null;
}

export type Check = 'pass' | 'fail' | 'unavailable' | 'unchecked' | null;
export type ThreeDSecure =
  | 'required'
  | 'required_until_set_up'
  | 'required_on_session'
  | 'optional'
  | 'not_enrolled'
  | 'unsupported'
  | 'lookup_fails'
  | 'lookup_optional';
export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay';
export type DisputeKind = 'fraudulent' | 'product_not_received' | 'inquiry' | 'warning' | 'twice';

/** What sets a card apart from one that simply works. */
export interface CardBehaviour {
  /** Refused at the charge; `onlyWithCvc` lets it pass where no security code was given. */
  readonly decline?: Decline & { readonly onlyWithCvc?: boolean };
  /** Can be saved for a customer although its charges are refused. */
  readonly attaches?: true;
  /** Refused at the charge although the buyer has passed 3-D Secure. */
  readonly declineAfterAuthentication?: Decline;
  readonly checks?: {
    readonly cvc?: Check;
    readonly line1?: Check;
    readonly postalCode?: Check;
  };
  /** Default 'not_enrolled'. */
  readonly threeDSecure?: ThreeDSecure;
  /** Default 'normal'. */
  readonly risk?: 'elevated' | 'highest';
  /** Refused by Stripe itself; the bank is never asked. */
  readonly blocked?: boolean;
  readonly dispute?: DisputeKind;
  readonly refund?: 'pending_then_succeeds' | 'succeeds_then_fails';
  /** The money is available at once instead of after days. */
  readonly available?: boolean;
}

export interface TestCard extends CardBehaviour {
  readonly number: string;
  readonly brand: Brand;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  readonly country: string;
  readonly names: readonly string[];
}

const refused = 'Your card was declined.';

function decline(
  declineCode: string,
  networkCode: string,
  advice: string,
  { code = 'card_declined', message = refused } = {},
): Decline {
  return { code, declineCode, message, networkCode, advice };
}

const generic = decline('generic_decline', '01', 'try_again_later');
const noFunds = decline('insufficient_funds', '51', 'try_again_later', {
  message: 'Your card has insufficient funds.',
});
const lost = decline('lost_card', '41', 'do_not_try_again');
const stolen = decline('stolen_card', '43', 'do_not_try_again');
const expired = decline('expired_card', '54', 'confirm_card_data', {
  code: 'expired_card',
  message: 'Your card has expired.',
});
const wrongCvc = decline('incorrect_cvc', '82', 'confirm_card_data', {
  code: 'incorrect_cvc',
  message: "Your card's security code is incorrect.",
});
const processing = decline('processing_error', '96', 'try_again_later', {
  code: 'processing_error',
  message: 'An error occurred while processing your card. Try again in a little bit.',
});
const tooOften = decline('card_velocity_exceeded', '61', 'try_again_later', {
  message:
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
});
const fraudulent: Decline = {
  ...generic,
  declineCode: 'fraudulent',
  networkCode: null,
  advice: null,
};

/** The answer where a card needs the buyer's authentication and the buyer cannot be asked. */
export const authenticationRequired = decline('authentication_required', '65', 'try_again_later', {
  code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
});

function visa(number: string, names: string, behaviour: CardBehaviour = {}): TestCard {
  return card(number, 'visa', names, behaviour);
}

function card(
  number: string,
  brand: Brand,
  names: string,
  { funding = 'credit', country = 'US', ...behaviour }: Partial<TestCard> = {},
): TestCard {
  return { number, brand, funding, country, names: names.split(' ').filter(Boolean), ...behaviour };
}

export const testCards: readonly TestCard[] = [
  // Succeed
  visa('4242424242424242', 'visa us'),
  card('4000056655665556', 'visa', 'visa_debit', { funding: 'debit' }),
  card('5555555555554444', 'mastercard', 'mastercard'),
  card('2223003122003222', 'mastercard', ''),
  card('5200828282828210', 'mastercard', 'mastercard_debit', { funding: 'debit' }),
  card('5105105105105100', 'mastercard', 'mastercard_prepaid', { funding: 'prepaid' }),
  card('378282246310005', 'amex', 'amex amex_threeDSecureNotSupported', {
    threeDSecure: 'unsupported',
  }),
  card('371449635398431', 'amex', '', { threeDSecure: 'unsupported' }),
  card('6011111111111117', 'discover', 'discover'),
  card('6011000990139424', 'discover', ''),
  card('6011981111111113', 'discover', '', { funding: 'debit' }),
  card('3056930009020004', 'diners', 'diners'),
  card('36227206271667', 'diners', ''),
  card('3566002020360505', 'jcb', 'jcb', { country: 'JP' }),
  card('6200000000000005', 'unionpay', 'unionpay', { country: 'CN' }),
  card('6200000000000047', 'unionpay', '', { country: 'CN' }),
  card('6205500000000000004', 'unionpay', '', { country: 'CN' }),

  // Countries
  card('4000008260000000', 'visa', 'gb', { country: 'GB' }),
  card('4000002760000016', 'visa', 'de', { country: 'DE' }),
  card('4000002500000003', 'visa', 'fr', { country: 'FR' }),
  card('4000001240000000', 'visa', 'ca', { country: 'CA' }),
  card('4000003920000003', 'visa', 'jp', { country: 'JP' }),
  card('4000000360000006', 'visa', 'au', { country: 'AU' }),
  card('4000003560000008', 'visa', 'in', { country: 'IN' }),
  card('4000000760000002', 'visa', 'br', { country: 'BR' }),
  card('4000004840008001', 'visa', 'mx', { country: 'MX' }),

  // Declined at the charge
  visa('4000000000000002', 'chargeDeclined visa_chargeDeclined', { decline: generic }),
  visa('4000000000009995', 'chargeDeclinedInsufficientFunds visa_chargeDeclinedInsufficientFunds', {
    decline: noFunds,
  }),
  visa('4000000000009987', 'chargeDeclinedLostCard visa_chargeDeclinedLostCard', { decline: lost }),
  visa('4000000000009979', 'chargeDeclinedStolenCard visa_chargeDeclinedStolenCard', {
    decline: stolen,
  }),
  visa('4000000000000069', 'chargeDeclinedExpiredCard', { decline: expired }),
  visa('4000000000000127', 'chargeDeclinedIncorrectCvc', {
    decline: { ...wrongCvc, onlyWithCvc: true },
    checks: { cvc: 'fail' },
  }),
  visa('4000000000000119', 'chargeDeclinedProcessingError', { decline: processing }),
  visa(
    '4000000000006975',
    'chargeDeclinedVelocityLimitExceeded visa_chargeDeclinedVelocityLimitExceeded',
    { decline: tooOften },
  ),
  visa('4000000000000341', 'chargeCustomerFail', { decline: generic, attaches: true }),

  // Fraud, security code, address
  visa('4100000000000019', 'radarBlock chargeDeclinedFraudulent', {
    decline: fraudulent,
    attaches: true,
    blocked: true,
    risk: 'highest',
  }),
  visa('4000000000004954', 'riskLevelHighest', { risk: 'highest' }),
  visa('4000000000009235', 'riskLevelElevated', { risk: 'elevated' }),
  visa('4000000000000101', 'cvcCheckFail', { checks: { cvc: 'fail' } }),
  visa('4000000000000036', 'avsZipFail', { checks: { postalCode: 'fail' } }),
  visa('4000000000000028', 'avsLine1Fail', { checks: { line1: 'fail' } }),
  visa('4000000000000010', 'avsFail', { checks: { line1: 'fail', postalCode: 'fail' } }),
  visa('4000000000000044', 'avsUnchecked', {
    checks: { line1: 'unavailable', postalCode: 'unavailable' },
  }),

  // 3-D Secure
  visa('4000002500003155', 'authenticationRequiredOnSetup', {
    threeDSecure: 'required_until_set_up',
  }),
  visa('4000002760003184', 'authenticationRequired', { threeDSecure: 'required' }),
  visa('4000003800000446', 'authenticationRequiredSetupForOffSession', {
    threeDSecure: 'required_on_session',
  }),
  visa('4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds', {
    threeDSecure: 'required',
    declineAfterAuthentication: noFunds,
  }),
  visa('4000000000003220', 'threeDSecure2Required', { threeDSecure: 'required' }),
  visa('4000008400001629', 'threeDSecureRequiredChargeDeclined', {
    threeDSecure: 'required',
    declineAfterAuthentication: generic,
  }),
  visa('4000008400001280', '', {
    threeDSecure: 'lookup_fails',
    decline: generic,
    attaches: true,
  }),
  visa('4000000000003055', 'threeDSecureOptional', { threeDSecure: 'optional' }),
  visa('4000000000003097', '', { threeDSecure: 'lookup_optional' }),

  // After the payment
  visa('4000000000000259', 'createDispute', { dispute: 'fraudulent' }),
  visa('4000000000002685', 'createDisputeProductNotReceived', { dispute: 'product_not_received' }),
  visa('4000000000001976', 'createDisputeInquiry', { dispute: 'inquiry' }),
  visa('4000000000005423', 'createIssuerFraudRecord', { dispute: 'warning' }),
  visa('4000000404000079', 'createMultipleDisputes', { dispute: 'twice' }),
  visa('4000000000007726', 'pendingRefund', { refund: 'pending_then_succeeds' }),
  visa('4000000000005126', 'refundFail', { refund: 'succeeds_then_fails' }),
  visa('4000000000000077', 'bypassPending', { available: true }),
  card('4000003720000278', 'visa', 'bypassPendingInternational', {
    country: 'IE',
    available: true,
  }),
];

/**
 * Whether the bank has to hear from the buyer first. Off session the buyer is away; a card is set up
 * once its buyer has agreed to that.
 */
export function requiresAuthentication(
  { threeDSecure }: CardBehaviour,
  { offSession, setUp }: { readonly offSession: boolean; readonly setUp: boolean },
): boolean {
  return (
    threeDSecure === 'required' ||
    (threeDSecure === 'required_until_set_up' && !setUp) ||
    (threeDSecure === 'required_on_session' && !offSession)
  );
}

export function cardByNumber(number: string): TestCard | undefined {
  return testCards.find((row) => row.number === number);
}

/** The card behind `tok_visa` or `pm_card_visa`, where `reference` is one of those names. */
export function cardByName(reference: string): TestCard | undefined {
  const name = /^(?:tok|pm_card)_(.+)$/.exec(reference)?.[1];
  return name === undefined ? undefined : testCards.find((row) => row.names.includes(name));
}
