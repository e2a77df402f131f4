export const DECLINED = 'Your card was declined. Please try another card.';

/** What a buyer is told of a card that was taken once and cannot be taken again. */
export const USED_UP = 'These card details can no longer be used. Please enter them again.';

const NOT_AUTHENTICATED =
  'Your bank did not confirm this payment. Please try again or use another card.';
const NUMBER = 'The card number is not right. Please check it.';
const EXPIRY = 'The expiry date is not right. Please check it.';
const CVC = 'The security code is not right. Please check it.';
const ADDRESS = 'The address does not belong to this card. Please check it.';
const NOT_THIS_CARD = 'This card cannot be used here. Please try another card.';
const NOT_NOW = 'Your card could not be processed just now. Please try again in a moment.';

/*
 * A list of what may be told, so that every other code stays with the shop: that a card is stolen,
 * lost or blocked is news for whoever tries stolen cards (docs.stripe.com/declines/codes).
 */
const SENTENCES = new Map<string, string>([
  ['insufficient_funds', 'Your card has insufficient funds. Please try another card.'],
  ['expired_card', 'Your card has expired. Please try another card.'],
  ['incorrect_number', NUMBER],
  ['invalid_number', NUMBER],
  ['incorrect_cvc', CVC],
  ['invalid_cvc', CVC],
  ['invalid_expiry_month', EXPIRY],
  ['invalid_expiry_year', EXPIRY],
  ['incorrect_zip', 'The postal code does not belong to this card. Please check it.'],
  ['incorrect_address', ADDRESS],
  ['card_not_supported', NOT_THIS_CARD],
  ['currency_not_supported', NOT_THIS_CARD],
  ['processing_error', NOT_NOW],
  ['issuer_not_available', NOT_NOW],
  ['reenter_transaction', NOT_NOW],
  ['try_again_later', NOT_NOW],
  ['authentication_required', NOT_AUTHENTICATED],
  ['authentication_not_handled', NOT_AUTHENTICATED],
  ['mobile_device_authentication_required', NOT_AUTHENTICATED],
  ['payment_intent_authentication_failure', NOT_AUTHENTICATED],
  [
    'card_velocity_exceeded',
    'Your card has reached its limit. Please try another card, or ask your bank.',
  ],
]);

/** What a buyer is told of a decline, by Stripe's code; never the code itself, nor Stripe's words. */
export const sentenceOfDecline = (code: string): string => SENTENCES.get(code) ?? DECLINED;
