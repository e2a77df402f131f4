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
    incomplete_zip: 'Your postal code is incomplete.',
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
  },
  payment: {
    title: 'Secure payment input frame',
    number: 'Card number',
    expiry: 'Expiration date',
    expiryPlaceholder: 'MM / YY',
    cvc: 'Security code',
    cvcPlaceholder: 'CVC',
    country: 'Country',
    zip: 'ZIP code',
    postalCode: 'Postal code',
  },
  challenge: {
    title: 'Confirm the payment with your bank',
    close: 'Close',
  },
};
