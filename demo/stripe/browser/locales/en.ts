/** English; also the type every other language has to satisfy. */
export const en = {
  errors: {
    incomplete_number: 'Your card number is incomplete.',
    invalid_number: 'Your card number is invalid.',
    incomplete_expiry: "Your card's expiration date is incomplete.",
    invalid_expiry_year_past: "Your card's expiration year is in the past.",
    invalid_expiry_month_past: "Your card's expiration date is in the past.",
    invalid_expiry_year: "Your card's expiration year is invalid.",
    incomplete_cvc: "Your card's security code is incomplete.",
    invalid_cvc: "Your card's security code is invalid.",
    incomplete_zip: 'Your postal code is incomplete.',
  },
  /** What the API says of a card it refuses, word for word: other languages are found by it. */
  refusals: {
    declined: 'Your card was declined.',
    insufficientFunds: 'Your card has insufficient funds.',
    expired: 'Your card has expired.',
    incorrectCvc: "Your card's security code is incorrect.",
    incorrectNumber: 'Your card number is incorrect.',
    invalidMonth: "Your card's expiration month is invalid.",
    processing: 'An error occurred while processing your card. Try again in a little bit.',
    tooOften:
      'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    authenticationRequired: 'Your card was declined. This transaction requires authentication.',
  },
  connectionFailed:
    'We could not reach the payment service. Check your internet connection and try again.',
  authenticationFailed:
    'We could not confirm this payment with your bank. Try again or choose another way to pay.',
  card: {
    title: 'Secure card payment input frame',
    number: 'Credit or debit card number',
    expiry: 'Credit or debit card expiration date',
    cvc: 'Credit or debit card CVC/CVV',
    postalCode: 'ZIP',
    numberPlaceholder: 'Card number',
    expiryPlaceholder: 'MM / YY',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'ZIP',
    postalPlaceholderAbroad: 'Postal',
  },
  cardNumber: { title: 'Secure card number input frame' },
  cardExpiry: { title: 'Secure expiration date input frame' },
  cardCvc: { title: 'Secure CVC input frame' },
  payment: {
    title: 'Secure payment input frame',
    method: 'Card',
    number: 'Card number',
    expiry: 'Expiration date',
    expiryPlaceholder: 'MM / YY',
    cvc: 'Security code',
    cvcPlaceholder: 'CVC',
    country: 'Country',
    zip: 'ZIP code',
    postalCode: 'Postal code',
    /** What the buyer agrees to where the card is kept. `business` is the merchant's name. */
    terms: (business: string | undefined) =>
      `By providing your card information, you allow ${business ?? 'this merchant'} to charge your card for future payments in accordance with their terms.`,
  },
  challenge: {
    title: 'Confirm the payment with your bank',
    close: 'Close',
  },
};
