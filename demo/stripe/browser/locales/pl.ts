import type { Text } from '../text.ts';

/** Polish. */
export const pl = {
  errors: {
    incomplete_number: 'Numer karty jest niekompletny.',
    invalid_number: 'Numer karty jest nieprawidłowy.',
    incomplete_expiry: 'Data ważności karty jest niekompletna.',
    invalid_expiry_year_past: 'Rok ważności karty już minął.',
    invalid_expiry_month_past: 'Data ważności karty już minęła.',
    invalid_expiry_year: 'Rok ważności karty jest nieprawidłowy.',
    incomplete_cvc: 'Kod bezpieczeństwa karty jest niekompletny.',
    invalid_cvc: 'Kod bezpieczeństwa karty jest nieprawidłowy.',
    incomplete_zip: 'Kod pocztowy jest niekompletny.',
  },
  refusals: {
    declined: 'Karta została odrzucona.',
    insufficientFunds: 'Na karcie brakuje środków.',
    expired: 'Karta straciła ważność.',
    incorrectCvc: 'Kod bezpieczeństwa karty jest błędny.',
    incorrectNumber: 'Numer karty jest błędny.',
    invalidMonth: 'Miesiąc ważności karty jest nieprawidłowy.',
    processing: 'Podczas przetwarzania karty wystąpił błąd. Spróbuj ponownie za chwilę.',
    tooOften: 'Karta została odrzucona z powodu zbyt częstych prób lub przekroczenia limitu kwoty.',
    authenticationRequired: 'Karta została odrzucona. Ta transakcja wymaga uwierzytelnienia.',
  },
  connectionFailed:
    'Nie można połączyć się z usługą płatniczą. Sprawdź połączenie z internetem i spróbuj ponownie.',
  authenticationFailed:
    'Nie udało się potwierdzić tej płatności w banku. Spróbuj ponownie lub wybierz inny sposób zapłaty.',
  card: {
    title: 'Bezpieczna ramka płatności kartą',
    number: 'Numer karty kredytowej lub debetowej',
    expiry: 'Data ważności karty kredytowej lub debetowej',
    cvc: 'Kod CVC/CVV karty kredytowej lub debetowej',
    postalCode: 'Kod pocztowy',
    numberPlaceholder: 'Numer karty',
    expiryPlaceholder: 'MM / RR',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'Kod',
    postalPlaceholderAbroad: 'Kod',
  },
  cardNumber: { title: 'Bezpieczna ramka numeru karty' },
  cardExpiry: { title: 'Bezpieczna ramka daty ważności' },
  cardCvc: { title: 'Bezpieczna ramka kodu CVC' },
  payment: {
    title: 'Bezpieczna ramka płatności',
    method: 'Karta',
    number: 'Numer karty',
    expiry: 'Data ważności',
    expiryPlaceholder: 'MM / RR',
    cvc: 'Kod bezpieczeństwa',
    cvcPlaceholder: 'CVC',
    country: 'Kraj',
    zip: 'Kod pocztowy',
    postalCode: 'Kod pocztowy',
    terms: (business) =>
      `Podając dane karty, zezwalasz ${business ?? 'temu sprzedawcy'} na obciążanie jej przyszłymi płatnościami zgodnie z warunkami sprzedawcy.`,
  },
  challenge: {
    title: 'Potwierdź płatność w swoim banku',
    close: 'Zamknij',
  },
} satisfies Text;
