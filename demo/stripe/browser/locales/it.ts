import type { Text } from '../text.ts';

/** Italian. */
export const it = {
  errors: {
    incomplete_number: 'Il numero della carta è incompleto.',
    invalid_number: 'Il numero della carta non è valido.',
    incomplete_expiry: 'La data di scadenza della carta è incompleta.',
    invalid_expiry_year_past: "L'anno di scadenza della carta è già passato.",
    invalid_expiry_month_past: 'La data di scadenza della carta è già passata.',
    invalid_expiry_year: "L'anno di scadenza della carta non è valido.",
    incomplete_cvc: 'Il codice di sicurezza della carta è incompleto.',
    invalid_cvc: 'Il codice di sicurezza della carta non è valido.',
    incomplete_zip: 'Il codice postale è incompleto.',
  },
  refusals: {
    declined: 'La carta è stata rifiutata.',
    insufficientFunds: 'I fondi della carta non sono sufficienti.',
    expired: 'La carta è scaduta.',
    incorrectCvc: 'Il codice di sicurezza della carta è errato.',
    incorrectNumber: 'Il numero della carta è errato.',
    invalidMonth: 'Il mese di scadenza della carta non è valido.',
    processing: "Si è verificato un errore durante l'elaborazione della carta. Riprova tra poco.",
    tooOften:
      'La carta è stata rifiutata per troppi tentativi ravvicinati o per aver superato il limite di importo.',
    authenticationRequired:
      "La carta è stata rifiutata. Questa transazione richiede l'autenticazione.",
  },
  connectionFailed:
    'Il servizio di pagamento non è raggiungibile. Controlla la connessione a Internet e riprova.',
  authenticationFailed:
    'Non è stato possibile confermare il pagamento con la tua banca. Riprova o scegli un altro modo di pagare.',
  card: {
    title: 'Riquadro sicuro per il pagamento con carta',
    number: 'Numero della carta di credito o debito',
    expiry: 'Data di scadenza della carta di credito o debito',
    cvc: 'CVC/CVV della carta di credito o debito',
    postalCode: 'CAP',
    numberPlaceholder: 'Numero di carta',
    expiryPlaceholder: 'MM / AA',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'CAP',
    postalPlaceholderAbroad: 'CAP',
  },
  cardNumber: { title: 'Riquadro sicuro per il numero della carta' },
  cardExpiry: { title: 'Riquadro sicuro per la data di scadenza' },
  cardCvc: { title: 'Riquadro sicuro per il CVC' },
  payment: {
    title: 'Riquadro sicuro per il pagamento',
    method: 'Carta',
    number: 'Numero di carta',
    expiry: 'Data di scadenza',
    expiryPlaceholder: 'MM / AA',
    cvc: 'Codice di sicurezza',
    cvcPlaceholder: 'CVC',
    country: 'Paese',
    zip: 'CAP',
    postalCode: 'Codice postale',
    terms: (business) =>
      `Fornendo i dati della carta, consenti a ${business ?? 'questo esercente'} di addebitare i pagamenti futuri secondo i suoi termini.`,
  },
  challenge: {
    title: 'Conferma il pagamento con la tua banca',
    close: 'Chiudi',
  },
} satisfies Text;
