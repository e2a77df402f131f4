import type { Text } from '../text.ts';

/** Swedish. */
export const sv = {
  errors: {
    incomplete_number: 'Kortnumret är ofullständigt.',
    invalid_number: 'Kortnumret är ogiltigt.',
    incomplete_expiry: 'Kortets utgångsdatum är ofullständigt.',
    invalid_expiry_year_past: 'Kortets utgångsår har passerat.',
    invalid_expiry_month_past: 'Kortets utgångsdatum har passerat.',
    invalid_expiry_year: 'Kortets utgångsår är ogiltigt.',
    incomplete_cvc: 'Kortets säkerhetskod är ofullständig.',
    invalid_cvc: 'Kortets säkerhetskod är ogiltig.',
    incomplete_zip: 'Postnumret är ofullständigt.',
  },
  refusals: {
    declined: 'Ditt kort nekades.',
    insufficientFunds: 'Det finns inte tillräckligt med pengar på kortet.',
    expired: 'Kortet har gått ut.',
    incorrectCvc: 'Kortets säkerhetskod är fel.',
    incorrectNumber: 'Kortnumret är fel.',
    invalidMonth: 'Kortets utgångsmånad är ogiltig.',
    processing: 'Ett fel uppstod när kortet behandlades. Försök igen om en liten stund.',
    tooOften:
      'Kortet nekades på grund av för många försök eller för att beloppsgränsen överskreds.',
    authenticationRequired: 'Kortet nekades. Betalningen måste godkännas hos banken.',
  },
  connectionFailed: 'Betaltjänsten kan inte nås. Kontrollera internetanslutningen och försök igen.',
  authenticationFailed:
    'Betalningen kunde inte bekräftas hos din bank. Försök igen eller välj ett annat sätt att betala.',
  card: {
    title: 'Säker ram för kortbetalning',
    number: 'Kredit- eller betalkortets nummer',
    expiry: 'Kredit- eller betalkortets utgångsdatum',
    cvc: 'Kredit- eller betalkortets CVC/CVV',
    postalCode: 'Postnummer',
    numberPlaceholder: 'Kortnummer',
    expiryPlaceholder: 'MM / ÅÅ',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'Postnr',
    postalPlaceholderAbroad: 'Postnr',
  },
  cardNumber: { title: 'Säker ram för kortnummer' },
  cardExpiry: { title: 'Säker ram för utgångsdatum' },
  cardCvc: { title: 'Säker ram för CVC' },
  payment: {
    title: 'Säker ram för betalning',
    method: 'Kort',
    number: 'Kortnummer',
    expiry: 'Utgångsdatum',
    expiryPlaceholder: 'MM / ÅÅ',
    cvc: 'Säkerhetskod',
    cvcPlaceholder: 'CVC',
    country: 'Land',
    zip: 'Postnummer',
    postalCode: 'Postnummer',
    terms: (business) =>
      `Genom att lämna dina kortuppgifter tillåter du att ${business ?? 'säljaren'} debiterar kortet för framtida betalningar enligt sina villkor.`,
  },
  challenge: {
    title: 'Bekräfta betalningen hos din bank',
    close: 'Stäng',
  },
} satisfies Text;
