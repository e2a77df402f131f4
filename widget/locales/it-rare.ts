import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: l’attributo ${name}="${value}" non è comprensibile. Usa ${known.map((word) => `"${word}"`).join(' o ')}.`,
  badAddress: (name, value) =>
    `book-checkout: l’attributo ${name}="${value}" non è un indirizzo utilizzabile. Deve iniziare con https:// o http://.`,

  renewed:
    'L’offerta era scaduta ed è stata rinnovata. Non è stato addebitato nulla: premi «Paga» se sei d’accordo.',
  newTotal: (before, now) =>
    `Il totale è passato da ${before} a ${now}. Non è stato addebitato nulla: premi «Paga» se sei d’accordo.`,
  cartChanged: (_before, now) =>
    `Il carrello è stato modificato in un’altra finestra. Il totale ora è ${now}.`,
  orderGone: 'Il negozio non conosce questo ordine. Non è stato addebitato nulla.',

  changed: 'Che cosa è cambiato',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'prima:',
  now: 'ora:',
  gone: 'non più disponibile',
  short: (title, left) =>
    left
      ? `${left === 1 ? 'Resta solo 1 copia' : `Restano solo ${left} copie`} di «${title}».`
      : `«${title}» si è appena esaurito.`,
  challenged:
    'Il negozio ti chiede di dimostrare che sei una persona. Rispondi in questa pagina e il pagamento proseguirà.',
  linkByMail: 'Inviati un link di pagamento via e-mail',
  linkHint: 'Apri il link in un altro browser o su un altro dispositivo e paga lì.',
  orderByMail: 'Ordina invece via e-mail',
  mailHint:
    'Il tuo programma di posta si apre con questo ordine. Il negozio risponderà con un modo per pagare; ora non viene addebitato nulla.',
  mailSubject: (shop) => `Ordine a ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Buongiorno,',
      '',
      'il modulo della carta non si è caricato. Vi chiedo un link per pagare questo ordine:',
      '',
      ...lines,
      `Totale: ${total}`,
      '',
      ...(buyer.length ? ['Spedire a:', ...buyer] : ['Spedire a: (nome e indirizzo)']),
    ].join('\n'),

  corrected: 'Il carrello è stato corretto. Non è stato addebitato nulla.',

  search: 'Cerca per titolo, autore, ISBN o argomento',
  author: 'Autore',
  allAuthors: 'Tutti gli autori',
  subject: 'Argomento',
  allSubjects: 'Tutti gli argomenti',
  format: 'Formato',
  allFormats: 'Tutti i formati',
  formats: {
    hardback: 'Copertina rigida',
    paperback: 'Brossura',
    ebook: 'E-book',
    audiobook: 'Audiolibro',
  },
  order: 'Ordina per',
  orders: {
    shelf: 'Il nostro ordine',
    title: 'Titolo',
    author: 'Autore',
    newest: 'Prima i più recenti',
    cheapest: 'Prezzo crescente',
    dearest: 'Prezzo decrescente',
  },
  found: (count) => (count === 1 ? '1 libro' : `${count.toLocaleString('it')} libri`),
  foundNone: 'Nessun libro corrisponde a tutto questo.',
  showAll: 'Mostra tutti i libri',
  restMissing: 'Non è stato possibile caricare gli altri libri.',

  isbn: 'ISBN',
  pages: 'Pagine',
  language: 'Lingua',
  publisher: 'Editore',
  published: 'Pubblicazione',
  subjects: 'Argomenti',
  sample: 'Leggi un estratto',
  close: 'Chiudi',
  loadingDetails: 'Caricamento di altri dettagli sul libro…',
  detailsMissing: 'Non è stato possibile caricare altri dettagli sul libro.',

  cartMended: (lines) =>
    lines === 1
      ? 'Una riga del carrello salvato non era leggibile ed è stata tralasciata.'
      : `${lines} righe del carrello salvato non erano leggibili e sono state tralasciate.`,
  cartLost: 'Il carrello salvato non era leggibile. Riparte vuoto.',
  cartCapped: (title, most) => `«${title}»: un ordine può avere al massimo ${most} copie.`,
  cartTooLong:
    'Non tutti i libri del carrello condiviso hanno trovato posto: un ordine ha al massimo 50 libri diversi.',
  cartJoined: (count) =>
    count === 1
      ? 'Un libro del carrello condiviso è stato messo nel tuo.'
      : `${count} libri del carrello condiviso sono stati messi nel tuo.`,
  cartJoinedAlready: 'Tutto il carrello condiviso è già nel tuo.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'Un libro del carrello condiviso non è più in vendita qui.'
      : `${count} libri del carrello condiviso non sono più in vendita qui.`,
  cartUnreadable: 'Non è stato possibile leggere per intero il link a un carrello condiviso.',

  declines: {
    'no-funds': 'Il credito di questa carta non è sufficiente. Prova con un’altra.',
    expired: 'La carta è scaduta. Prova con un’altra.',
    number: 'Il numero della carta non è corretto. Controllalo.',
    expiry: 'La data di scadenza non è corretta. Controllala.',
    'security-code': 'Il codice di sicurezza non corrisponde a questa carta. Controllalo.',
    'postal-code': 'Il CAP non corrisponde a questa carta. Controllalo.',
    'postal-and-security-code':
      'Il CAP e il codice di sicurezza non corrispondono a questa carta. Controllali.',
    address: 'L’indirizzo non corrisponde a questa carta. Controllalo.',
    'not-here': 'Questa carta non può essere usata qui. Prova con un’altra.',
    'not-now': 'Al momento non è stato possibile elaborare la carta. Riprova tra poco.',
    'not-confirmed':
      'La tua banca non ha confermato il pagamento. Non è stato addebitato nulla. Puoi riprovare.',
    limit: 'La carta ha raggiunto il limite. Prova con un’altra o chiedi alla tua banca.',
    'enter-again': 'Questi dati della carta non sono più utilizzabili. Inseriscili di nuovo.',
    refused: 'Al momento questo negozio non può accettare pagamenti. Non è stato addebitato nulla.',
    'too-small': 'Questo ordine è troppo piccolo per la carta. Aggiungi un altro libro.',
  },
  tooLittle: (least) =>
    `Gli ordini inferiori a ${least} non si possono pagare con la carta. Aggiungi un altro libro.`,
  tooMuch: 'Questo ordine è troppo grande per un solo pagamento. Dividilo.',
  notServed: 'Il negozio non spedisce in questo Paese.',
  refusals: {
    stripe_unavailable:
      'Non è stato possibile caricare il modulo della carta. Forse un blocco dei contenuti o questa pagina trattiene js.stripe.com.',
    invalid_request: 'Il negozio non è riuscito a leggere la richiesta. Controlla i tuoi dati.',
    unknown_book: 'Un libro del tuo carrello non è più in vendita qui.',
    order_conflict:
      'Questo ordine è stato iniziato con altri libri o prezzi. Non è stato addebitato nulla: premi di nuovo il pulsante.',
    quote_expired: 'I prezzi sono cambiati. Controllali di nuovo.',
    below_minimum: 'Questo ordine è troppo piccolo per la carta. Aggiungi un altro libro.',
    too_many_attempts:
      'Troppe carte sono state rifiutate. Non è stato addebitato nulla. Riprova tra qualche minuto.',
    too_many_requests: 'Un po’ troppo in fretta. Attendi un momento.',
    challenge_required: 'Conferma di essere una persona e riprova.',
    payment_unavailable:
      'Al momento questo negozio non può accettare pagamenti. Non è stato addebitato nulla.',
    unavailable: 'Al momento il negozio non è raggiungibile. Riprova tra poco.',
  },

  company: 'Azienda',
  phone: 'Telefono',
  note: 'Nota per il negozio',
  optional: (label) => `${label} (facoltativo)`,
  billing: 'Indirizzo di fatturazione',
  agreeTerms: 'Accetto le {condizioni generali di vendita}.',
  agreeBoth:
    'Accetto le {condizioni generali di vendita} e ho letto l’{informativa sulla privacy}.',
  agreeEbooks:
    'Desidero che gli e-book siano consegnati subito e so che il mio diritto di recesso termina con la consegna.',
  readPrivacy: 'L’{informativa sulla privacy} spiega come trattiamo i tuoi dati.',
  needTerms: 'Accetta le condizioni generali per ordinare.',
  needEbooks: 'Accetta la consegna immediata degli e-book per ordinarli.',
  walletIncomplete:
    'Il tuo wallet non ha fornito nome, indirizzo e-mail o indirizzo di spedizione. Non è stato addebitato nulla: compilali qui sotto e paga con la carta.',
  shared: 'Link copiato. Chi lo apre trova questi libri nel carrello.',
  shareThis: 'Copia questo link. Chi lo apre trova questi libri nel carrello.',
};
