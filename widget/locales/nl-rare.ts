import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: het attribuut ${name}="${value}" is onbegrijpelijk. Gebruik ${known.map((word) => `"${word}"`).join(' of ')}.`,
  badAddress: (name, value) =>
    `book-checkout: het attribuut ${name}="${value}" is geen bruikbaar adres. Begin het met https:// of http://.`,

  renewed:
    'Het aanbod was verlopen en is vernieuwd. Er is niets afgeschreven: druk op ‘Betalen’ als je akkoord gaat.',
  newTotal: (before, now) =>
    `Het totaal is veranderd van ${before} naar ${now}. Er is niets afgeschreven: druk op ‘Betalen’ als je akkoord gaat.`,
  cartChanged: (_before, now) =>
    `Je winkelwagen is in een ander venster gewijzigd. Het totaal is nu ${now}.`,
  orderGone: 'De winkel kent deze bestelling niet. Er is niets afgeschreven.',

  changed: 'Wat er is veranderd',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'eerst:',
  now: 'nu:',
  gone: 'niet meer verkrijgbaar',
  short: (title, left) =>
    left
      ? `Er ${left === 1 ? 'is nog maar 1 exemplaar' : `zijn nog maar ${left} exemplaren`} van ‘${title}’.`
      : `‘${title}’ is net uitverkocht.`,
  challenged:
    'De winkel vraagt om een bewijs dat je een mens bent. Antwoord op deze pagina, dan gaat de betaling verder.',
  linkByMail: 'Stuur jezelf een betaallink per e-mail',
  linkHint: 'Open de link in een andere browser of op een ander apparaat en betaal daar.',
  orderByMail: 'Liever per e-mail bestellen',
  mailHint:
    'Je e-mailprogramma opent met deze bestelling. De winkel antwoordt met een manier om te betalen; er wordt nu niets afgeschreven.',
  mailSubject: (shop) => `Bestelling bij ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Hallo,',
      '',
      'het kaartformulier kon bij mij niet worden geladen. Stuur me alsjeblieft een link om deze bestelling te betalen:',
      '',
      ...lines,
      `Totaal: ${total}`,
      '',
      ...(buyer.length ? ['Bezorgen bij:', ...buyer] : ['Bezorgen bij: (je naam en adres)']),
    ].join('\n'),

  corrected: 'Je winkelwagen is aangepast. Er is niets afgeschreven.',

  search: 'Zoek op titel, auteur, ISBN of onderwerp',
  author: 'Auteur',
  allAuthors: 'Alle auteurs',
  subject: 'Onderwerp',
  allSubjects: 'Alle onderwerpen',
  format: 'Uitvoering',
  allFormats: 'Alle uitvoeringen',
  formats: {
    hardback: 'Gebonden',
    paperback: 'Paperback',
    ebook: 'E-book',
    audiobook: 'Luisterboek',
  },
  order: 'Sorteren op',
  orders: {
    shelf: 'Onze volgorde',
    title: 'Titel',
    author: 'Auteur',
    newest: 'Nieuwste eerst',
    cheapest: 'Laagste prijs eerst',
    dearest: 'Hoogste prijs eerst',
  },
  found: (count) => (count === 1 ? '1 boek' : `${count.toLocaleString('nl')} boeken`),
  foundNone: 'Geen boek hier voldoet aan dat alles.',
  showAll: 'Alle boeken tonen',
  restMissing: 'De overige boeken konden niet worden geladen.',

  isbn: 'ISBN',
  pages: 'Pagina’s',
  language: 'Taal',
  publisher: 'Uitgever',
  published: 'Verschenen',
  subjects: 'Onderwerpen',
  sample: 'Fragment lezen',
  close: 'Sluiten',
  loadingDetails: 'Meer over dit boek wordt geladen…',
  detailsMissing: 'Meer over dit boek kon niet worden geladen.',

  cartMended: (lines) =>
    lines === 1
      ? 'Eén regel van je bewaarde winkelwagen was onleesbaar en is weggelaten.'
      : `${lines} regels van je bewaarde winkelwagen waren onleesbaar en zijn weggelaten.`,
  cartLost: 'Je bewaarde winkelwagen was onleesbaar. Hij begint leeg.',
  cartCapped: (title, most) =>
    `‘${title}’: een bestelling kan hoogstens ${most} exemplaren hebben.`,
  cartTooLong:
    'Niet alle boeken van de gedeelde winkelwagen pasten erin: een bestelling heeft hoogstens 50 verschillende boeken.',
  cartJoined: (count) =>
    count === 1
      ? 'Eén boek van de gedeelde winkelwagen ligt nu in die van jou.'
      : `${count} boeken van de gedeelde winkelwagen liggen nu in die van jou.`,
  cartJoinedAlready: 'Alles van de gedeelde winkelwagen ligt al in die van jou.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'Eén boek van de gedeelde winkelwagen wordt hier niet meer verkocht.'
      : `${count} boeken van de gedeelde winkelwagen worden hier niet meer verkocht.`,
  cartUnreadable: 'De link naar een gedeelde winkelwagen kon niet helemaal worden gelezen.',

  declines: {
    'no-funds': 'Er staat niet genoeg op deze kaart. Probeer een andere.',
    expired: 'Je kaart is verlopen. Probeer een andere.',
    number: 'Het kaartnummer klopt niet. Controleer het.',
    expiry: 'De vervaldatum klopt niet. Controleer hem.',
    'security-code': 'De beveiligingscode hoort niet bij deze kaart. Controleer hem.',
    'postal-code': 'De postcode hoort niet bij deze kaart. Controleer hem.',
    'postal-and-security-code':
      'De postcode en de beveiligingscode horen niet bij deze kaart. Controleer ze.',
    address: 'Het adres hoort niet bij deze kaart. Controleer het.',
    'not-here': 'Deze kaart kan hier niet worden gebruikt. Probeer een andere.',
    'not-now': 'Je kaart kon nu niet worden verwerkt. Probeer het zo dadelijk opnieuw.',
    'not-confirmed':
      'Je bank heeft de betaling niet bevestigd. Er is niets afgeschreven. Je kunt het opnieuw proberen.',
    limit: 'Je kaart heeft haar limiet bereikt. Probeer een andere of vraag het je bank.',
    'enter-again': 'Deze kaartgegevens kunnen niet meer worden gebruikt. Vul ze opnieuw in.',
    refused: 'Deze winkel kan nu geen betalingen aannemen. Er is niets afgeschreven.',
    'too-small': 'Deze bestelling is te klein voor een kaartbetaling. Voeg nog een boek toe.',
  },
  tooLittle: (least) =>
    `Bestellingen onder ${least} kunnen niet met een kaart worden betaald. Voeg nog een boek toe.`,
  tooMuch: 'Deze bestelling is te groot voor één betaling. Splits haar op.',
  notServed: 'De winkel bezorgt niet in dit land.',
  refusals: {
    stripe_unavailable:
      'Het kaartformulier kon niet worden geladen. Misschien houdt een contentblokker of deze pagina js.stripe.com tegen.',
    invalid_request: 'De winkel kon dit niet lezen. Controleer je gegevens.',
    unknown_book: 'Een boek in je winkelwagen wordt hier niet meer verkocht.',
    order_conflict:
      'Deze bestelling is begonnen met andere boeken of prijzen. Er is niets afgeschreven: druk nog eens op de knop.',
    quote_expired: 'De prijzen zijn veranderd. Bekijk ze nog eens.',
    below_minimum: 'Deze bestelling is te klein voor een kaartbetaling. Voeg nog een boek toe.',
    too_many_attempts:
      'Er zijn te veel kaarten geweigerd. Er is niets afgeschreven. Probeer het over enkele minuten opnieuw.',
    too_many_requests: 'Dat ging iets te snel. Wacht even.',
    challenge_required: 'Bevestig dat je een mens bent en probeer het opnieuw.',
    payment_unavailable: 'Deze winkel kan nu geen betalingen aannemen. Er is niets afgeschreven.',
    unavailable: 'De winkel is nu niet bereikbaar. Probeer het binnenkort opnieuw.',
  },

  company: 'Bedrijf',
  phone: 'Telefoon',
  note: 'Bericht aan de winkel',
  optional: (label) => `${label} (optioneel)`,
  billing: 'Factuuradres',
  agreeTerms: 'Ik ga akkoord met de {algemene voorwaarden}.',
  agreeBoth: 'Ik ga akkoord met de {algemene voorwaarden} en heb de {privacyverklaring} gelezen.',
  agreeEbooks:
    'Ik wil dat e-books direct worden geleverd en weet dat mijn herroepingsrecht daarmee vervalt.',
  readPrivacy: 'Wat er met je gegevens gebeurt, staat in de {privacyverklaring}.',
  needTerms: 'Ga akkoord met de algemene voorwaarden om te bestellen.',
  needEbooks: 'Ga akkoord met directe levering van e-books om ze te bestellen.',
  walletIncomplete:
    'Je wallet gaf geen naam, e-mailadres of bezorgadres. Er is niets afgeschreven: vul ze hieronder in en betaal met een kaart.',
  shared: 'De link is gekopieerd. Wie hem opent, krijgt deze boeken in de winkelwagen.',
  shareThis: 'Kopieer deze link. Wie hem opent, krijgt deze boeken in de winkelwagen.',
};
