import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: attributet ${name}="${value}" går inte att förstå. Använd ${known.map((word) => `"${word}"`).join(' eller ')}.`,
  badAddress: (name, value) =>
    `book-checkout: attributet ${name}="${value}" är ingen användbar adress. Börja den med https:// eller http://.`,

  renewed:
    'Erbjudandet hade gått ut och har förnyats. Inget har dragits: tryck på ”Betala” om du godkänner det.',
  newTotal: (before, now) =>
    `Totalsumman har ändrats från ${before} till ${now}. Inget har dragits: tryck på ”Betala” om du godkänner det.`,
  cartChanged: (_before, now) =>
    `Din varukorg ändrades i ett annat fönster. Totalsumman är nu ${now}.`,
  orderGone: 'Butiken känner inte till beställningen. Inget har dragits.',

  changed: 'Det här har ändrats',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'förut:',
  now: 'nu:',
  gone: 'finns inte längre',
  short: (title, left) =>
    left
      ? `Det finns bara ${left} exemplar kvar av ”${title}”.`
      : `”${title}” har precis sålt slut.`,
  challenged:
    'Butiken vill veta att du är en människa. Svara på den här sidan, så fortsätter betalningen.',
  linkByMail: 'Skicka en betalningslänk till dig själv via e-post',
  linkHint: 'Öppna länken i en annan webbläsare eller på en annan enhet och betala där.',
  orderByMail: 'Beställ via e-post i stället',
  mailHint:
    'Ditt e-postprogram öppnas med beställningen. Butiken svarar med ett sätt att betala; inget dras nu.',
  mailSubject: (shop) => `Beställning hos ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Hej,',
      '',
      'kortformuläret kunde inte laddas hos mig. Skicka mig gärna en länk för att betala den här beställningen:',
      '',
      ...lines,
      `Totalt: ${total}`,
      '',
      ...(buyer.length ? ['Skicka till:', ...buyer] : ['Skicka till: (ditt namn och din adress)']),
    ].join('\n'),

  corrected: 'Din varukorg har rättats. Inget har dragits.',

  search: 'Sök på titel, författare, ISBN eller ämne',
  author: 'Författare',
  allAuthors: 'Alla författare',
  subject: 'Ämne',
  allSubjects: 'Alla ämnen',
  format: 'Format',
  allFormats: 'Alla format',
  formats: { hardback: 'Inbunden', paperback: 'Häftad', ebook: 'E-bok', audiobook: 'Ljudbok' },
  order: 'Sortera efter',
  orders: {
    shelf: 'Vår ordning',
    title: 'Titel',
    author: 'Författare',
    newest: 'Nyast först',
    cheapest: 'Lägst pris först',
    dearest: 'Högst pris först',
  },
  found: (count) => (count === 1 ? '1 bok' : `${count.toLocaleString('sv')} böcker`),
  foundNone: 'Ingen bok här uppfyller allt det.',
  showAll: 'Visa alla böcker',
  restMissing: 'Övriga böcker kunde inte laddas.',

  isbn: 'ISBN',
  pages: 'Sidor',
  language: 'Språk',
  publisher: 'Förlag',
  published: 'Utgiven',
  subjects: 'Ämnen',
  sample: 'Provläs',
  close: 'Stäng',
  loadingDetails: 'Mer om boken laddas …',
  detailsMissing: 'Mer om boken kunde inte laddas.',

  cartMended: (lines) =>
    lines === 1
      ? 'En rad i din sparade varukorg gick inte att läsa och har utelämnats.'
      : `${lines} rader i din sparade varukorg gick inte att läsa och har utelämnats.`,
  cartLost: 'Din sparade varukorg gick inte att läsa. Den börjar tom.',
  cartCapped: (title, most) => `”${title}”: en beställning kan ha högst ${most} exemplar.`,
  cartTooLong:
    'Alla böcker i den delade varukorgen fick inte plats: en beställning har högst 50 olika böcker.',
  cartJoined: (count) =>
    count === 1
      ? 'En bok från den delade varukorgen lades i din.'
      : `${count} böcker från den delade varukorgen lades i din.`,
  cartJoinedAlready: 'Allt i den delade varukorgen finns redan i din.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'En bok i den delade varukorgen säljs inte längre här.'
      : `${count} böcker i den delade varukorgen säljs inte längre här.`,
  cartUnreadable: 'Länken till en delad varukorg gick inte att läsa helt.',

  declines: {
    'no-funds': 'Det finns inte tillräckligt med pengar på kortet. Försök med ett annat.',
    expired: 'Ditt kort har gått ut. Försök med ett annat.',
    number: 'Kortnumret stämmer inte. Kontrollera det.',
    expiry: 'Utgångsdatumet stämmer inte. Kontrollera det.',
    'security-code': 'Säkerhetskoden hör inte till det här kortet. Kontrollera den.',
    'postal-code': 'Postnumret hör inte till det här kortet. Kontrollera det.',
    'postal-and-security-code':
      'Postnumret och säkerhetskoden hör inte till det här kortet. Kontrollera dem.',
    address: 'Adressen hör inte till det här kortet. Kontrollera den.',
    'not-here': 'Kortet kan inte användas här. Försök med ett annat.',
    'not-now': 'Ditt kort kunde inte behandlas just nu. Försök igen om en stund.',
    'not-confirmed':
      'Din bank bekräftade inte betalningen. Inget har dragits. Du kan försöka igen.',
    limit: 'Ditt kort har nått sin gräns. Försök med ett annat eller fråga din bank.',
    'enter-again': 'Kortuppgifterna kan inte längre användas. Ange dem på nytt.',
    refused: 'Butiken kan inte ta emot betalningar just nu. Inget har dragits.',
    'too-small': 'Beställningen är för liten för kortbetalning. Lägg till en bok.',
  },
  tooLittle: (least) => `Beställningar under ${least} kan inte betalas med kort. Lägg till en bok.`,
  tooMuch: 'Beställningen är för stor för en betalning. Dela upp den.',
  notServed: 'Butiken skickar inte till det här landet.',
  refusals: {
    stripe_unavailable:
      'Kortformuläret kunde inte laddas. Kanske stoppar en innehållsblockerare eller den här sidan js.stripe.com.',
    invalid_request: 'Butiken kunde inte läsa det här. Kontrollera dina uppgifter.',
    unknown_book: 'En bok i din varukorg säljs inte längre här.',
    order_conflict:
      'Beställningen påbörjades med andra böcker eller priser. Inget har dragits: tryck på knappen en gång till.',
    quote_expired: 'Priserna har ändrats. Titta på dem igen.',
    below_minimum: 'Beställningen är för liten för kortbetalning. Lägg till en bok.',
    too_many_attempts:
      'För många kort har nekats. Inget har dragits. Försök igen om några minuter.',
    too_many_requests: 'Det gick lite för fort. Vänta ett ögonblick.',
    challenge_required: 'Bekräfta att du är en människa och försök igen.',
    payment_unavailable: 'Butiken kan inte ta emot betalningar just nu. Inget har dragits.',
    unavailable: 'Butiken kan inte nås just nu. Försök snart igen.',
  },

  company: 'Företag',
  phone: 'Telefon',
  note: 'Meddelande till butiken',
  optional: (label) => `${label} (valfritt)`,
  billing: 'Fakturaadress',
  agreeTerms: 'Jag godkänner {köpvillkoren}.',
  agreeBoth: 'Jag godkänner {köpvillkoren} och har läst {integritetspolicyn}.',
  agreeEbooks:
    'Jag vill att e-böcker levereras direkt och vet att min ångerrätt upphör när de levereras.',
  readPrivacy: 'Vad som händer med dina uppgifter står i {integritetspolicyn}.',
  needTerms: 'Godkänn köpvillkoren för att beställa.',
  needEbooks: 'Godkänn att e-böcker levereras direkt för att beställa dem.',
  walletIncomplete:
    'Din plånbok lämnade inte namn, e-postadress eller leveransadress. Inget har dragits: fyll i dem nedan och betala med kort.',
  shared: 'Länken är kopierad. Den som öppnar den får de här böckerna i varukorgen.',
  shareThis: 'Kopiera länken. Den som öppnar den får de här böckerna i varukorgen.',
};
