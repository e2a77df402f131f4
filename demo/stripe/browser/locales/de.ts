import type { Text } from '../text.ts';

/** German. */
export const de = {
  errors: {
    incomplete_number: 'Die Kartennummer ist unvollständig.',
    invalid_number: 'Die Kartennummer ist ungültig.',
    incomplete_expiry: 'Das Ablaufdatum der Karte ist unvollständig.',
    invalid_expiry_year_past: 'Das Ablaufjahr der Karte liegt in der Vergangenheit.',
    invalid_expiry_month_past: 'Das Ablaufdatum der Karte liegt in der Vergangenheit.',
    invalid_expiry_year: 'Das Ablaufjahr der Karte ist ungültig.',
    incomplete_cvc: 'Die Prüfziffer der Karte ist unvollständig.',
    invalid_cvc: 'Die Prüfziffer der Karte ist ungültig.',
    incomplete_zip: 'Die Postleitzahl ist unvollständig.',
  },
  refusals: {
    declined: 'Ihre Karte wurde abgelehnt.',
    insufficientFunds: 'Ihre Karte ist nicht ausreichend gedeckt.',
    expired: 'Ihre Karte ist abgelaufen.',
    incorrectCvc: 'Die Prüfziffer Ihrer Karte ist falsch.',
    incorrectNumber: 'Ihre Kartennummer ist falsch.',
    invalidMonth: 'Der Ablaufmonat Ihrer Karte ist ungültig.',
    processing:
      'Bei der Verarbeitung Ihrer Karte ist ein Fehler aufgetreten. Bitte versuchen Sie es gleich noch einmal.',
    tooOften:
      'Ihre Karte wurde abgelehnt, weil sie zu oft nacheinander benutzt oder ihr Höchstbetrag überschritten wurde.',
    authenticationRequired:
      'Ihre Karte wurde abgelehnt. Diese Zahlung muss bei Ihrer Bank bestätigt werden.',
  },
  connectionFailed:
    'Der Zahlungsdienst ist nicht erreichbar. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
  authenticationFailed:
    'Die Zahlung konnte bei Ihrer Bank nicht bestätigt werden. Bitte versuchen Sie es noch einmal oder wählen Sie eine andere Zahlungsart.',
  card: {
    title: 'Sicherer Eingaberahmen für Kartenzahlungen',
    number: 'Nummer der Kredit- oder Debitkarte',
    expiry: 'Ablaufdatum der Kredit- oder Debitkarte',
    cvc: 'Prüfziffer der Kredit- oder Debitkarte',
    postalCode: 'Postleitzahl',
    numberPlaceholder: 'Kartennummer',
    expiryPlaceholder: 'MM / JJ',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'PLZ',
    postalPlaceholderAbroad: 'PLZ',
  },
  cardNumber: { title: 'Sicherer Eingaberahmen für die Kartennummer' },
  cardExpiry: { title: 'Sicherer Eingaberahmen für das Ablaufdatum' },
  cardCvc: { title: 'Sicherer Eingaberahmen für die Prüfziffer' },
  payment: {
    title: 'Sicherer Eingaberahmen für Zahlungen',
    method: 'Karte',
    number: 'Kartennummer',
    expiry: 'Ablaufdatum',
    expiryPlaceholder: 'MM / JJ',
    cvc: 'Prüfziffer',
    cvcPlaceholder: 'CVC',
    country: 'Land',
    zip: 'Postleitzahl',
    postalCode: 'Postleitzahl',
    terms: (business) =>
      `Mit der Angabe Ihrer Kartendaten erlauben Sie ${business ?? 'dem Händler'}, Ihre Karte für künftige Zahlungen gemäß den dortigen Bedingungen zu belasten.`,
  },
  challenge: {
    title: 'Zahlung bei Ihrer Bank bestätigen',
    close: 'Schließen',
  },
} satisfies Text;
