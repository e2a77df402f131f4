import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: das Attribut ${name}="${value}" ist unverständlich. Möglich: ${known.map((word) => `"${word}"`).join(' oder ')}.`,
  badAddress: (name, value) =>
    `book-checkout: das Attribut ${name}="${value}" ist keine brauchbare Adresse. Sie beginnt mit https:// oder http://.`,

  renewed:
    'Das Angebot war abgelaufen und wurde erneuert. Es wurde nichts abgebucht: Drücken Sie „Bezahlen“, wenn Sie einverstanden sind.',
  newTotal: (before, now) =>
    `Der Gesamtbetrag hat sich von ${before} auf ${now} geändert. Es wurde nichts abgebucht: Drücken Sie „Bezahlen“, wenn Sie einverstanden sind.`,
  cartChanged: (_before, now) =>
    `Ihr Warenkorb wurde in einem anderen Fenster geändert. Gesamt jetzt: ${now}.`,
  orderGone: 'Der Shop kennt diese Bestellung nicht. Es wurde nichts abgebucht.',

  changed: 'Was sich geändert hat',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'vorher:',
  now: 'jetzt:',
  gone: 'nicht mehr erhältlich',
  short: (title, left) =>
    left
      ? `Von „${title}“ ${left === 1 ? 'ist nur noch 1 Exemplar' : `sind nur noch ${left} Exemplare`} da.`
      : `„${title}“ ist gerade ausverkauft.`,
  challenged:
    'Der Shop möchte wissen, ob Sie ein Mensch sind. Antworten Sie auf dieser Seite, dann geht die Zahlung weiter.',
  linkByMail: 'Sich einen Link zum Bezahlen per E-Mail schicken',
  linkHint:
    'Öffnen Sie den Link in einem anderen Browser oder auf einem anderen Gerät und bezahlen Sie dort.',
  orderByMail: 'Stattdessen per E-Mail bestellen',
  mailHint:
    'Ihr E-Mail-Programm öffnet sich mit dieser Bestellung. Der Shop antwortet mit einem Weg zu bezahlen; jetzt wird nichts abgebucht.',
  mailSubject: (shop) => `Bestellung bei ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Guten Tag,',
      '',
      'das Kartenformular ließ sich bei mir nicht laden. Bitte senden Sie mir einen Link, um diese Bestellung zu bezahlen:',
      '',
      ...lines,
      `Gesamt: ${total}`,
      '',
      ...(buyer.length
        ? ['Lieferung an:', ...buyer]
        : ['Lieferung an: (Ihr Name und Ihre Adresse)']),
    ].join('\n'),

  corrected: 'Ihr Warenkorb wurde berichtigt. Es wurde nichts abgebucht.',

  search: 'Nach Titel, Autor, ISBN oder Thema suchen',
  author: 'Autor',
  allAuthors: 'Alle Autoren',
  subject: 'Thema',
  allSubjects: 'Alle Themen',
  format: 'Ausgabe',
  allFormats: 'Alle Ausgaben',
  formats: {
    hardback: 'Gebunden',
    paperback: 'Taschenbuch',
    ebook: 'E-Book',
    audiobook: 'Hörbuch',
  },
  order: 'Sortieren nach',
  orders: {
    shelf: 'Unsere Reihenfolge',
    title: 'Titel',
    author: 'Autor',
    newest: 'Neueste zuerst',
    cheapest: 'Niedrigster Preis zuerst',
    dearest: 'Höchster Preis zuerst',
  },
  found: (count) => (count === 1 ? '1 Buch' : `${count.toLocaleString('de')} Bücher`),
  foundNone: 'Kein Buch hier erfüllt das alles.',
  showAll: 'Alle Bücher zeigen',
  restMissing: 'Die übrigen Bücher konnten nicht geladen werden.',

  isbn: 'ISBN',
  pages: 'Seiten',
  language: 'Sprache',
  publisher: 'Verlag',
  published: 'Erschienen',
  subjects: 'Themen',
  sample: 'Leseprobe',
  close: 'Schließen',
  loadingDetails: 'Mehr zu diesem Buch wird geladen …',
  detailsMissing: 'Mehr zu diesem Buch konnte nicht geladen werden.',

  cartMended: (lines) =>
    lines === 1
      ? 'Eine Zeile Ihres gespeicherten Warenkorbs war nicht lesbar und wurde weggelassen.'
      : `${lines} Zeilen Ihres gespeicherten Warenkorbs waren nicht lesbar und wurden weggelassen.`,
  cartLost: 'Ihr gespeicherter Warenkorb war nicht lesbar. Er beginnt leer.',
  cartCapped: (title, most) =>
    `„${title}“: Eine Bestellung kann höchstens ${most} Exemplare haben.`,
  cartTooLong:
    'Nicht alle Bücher des geteilten Warenkorbs fanden Platz: Eine Bestellung hat höchstens 50 verschiedene Bücher.',
  cartJoined: (count) =>
    count === 1
      ? 'Ein Buch des geteilten Warenkorbs liegt nun in Ihrem.'
      : `${count} Bücher des geteilten Warenkorbs liegen nun in Ihrem.`,
  cartJoinedAlready: 'Alles aus dem geteilten Warenkorb ist schon in Ihrem.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'Ein Buch des geteilten Warenkorbs wird hier nicht mehr verkauft.'
      : `${count} Bücher des geteilten Warenkorbs werden hier nicht mehr verkauft.`,
  cartUnreadable: 'Der Link zu einem geteilten Warenkorb war nicht vollständig lesbar.',

  declines: {
    'no-funds': 'Diese Karte ist nicht ausreichend gedeckt. Bitte nehmen Sie eine andere.',
    expired: 'Ihre Karte ist abgelaufen. Bitte nehmen Sie eine andere.',
    number: 'Die Kartennummer stimmt nicht. Bitte prüfen Sie sie.',
    expiry: 'Das Ablaufdatum stimmt nicht. Bitte prüfen Sie es.',
    'security-code': 'Die Prüfziffer gehört nicht zu dieser Karte. Bitte prüfen Sie sie.',
    'postal-code': 'Die Postleitzahl gehört nicht zu dieser Karte. Bitte prüfen Sie sie.',
    'postal-and-security-code':
      'Postleitzahl und Prüfziffer gehören nicht zu dieser Karte. Bitte prüfen Sie beide.',
    address: 'Die Adresse gehört nicht zu dieser Karte. Bitte prüfen Sie sie.',
    'not-here': 'Diese Karte kann hier nicht verwendet werden. Bitte nehmen Sie eine andere.',
    'not-now':
      'Ihre Karte konnte gerade nicht verarbeitet werden. Bitte versuchen Sie es gleich noch einmal.',
    'not-confirmed':
      'Ihre Bank hat die Zahlung nicht bestätigt. Es wurde nichts abgebucht. Sie können es erneut versuchen.',
    limit:
      'Ihre Karte hat ihr Limit erreicht. Bitte nehmen Sie eine andere oder fragen Sie Ihre Bank.',
    'enter-again':
      'Diese Kartendaten können nicht mehr verwendet werden. Bitte geben Sie sie neu ein.',
    refused: 'Dieser Shop kann zurzeit keine Zahlungen annehmen. Es wurde nichts abgebucht.',
    'too-small':
      'Diese Bestellung ist für eine Kartenzahlung zu klein. Bitte legen Sie noch ein Buch dazu.',
  },
  tooLittle: (least) =>
    `Bestellungen unter ${least} können nicht mit Karte bezahlt werden. Bitte legen Sie noch ein Buch dazu.`,
  tooMuch: 'Diese Bestellung ist für eine Zahlung zu groß. Bitte teilen Sie sie auf.',
  notServed: 'In dieses Land liefert der Shop nicht.',
  refusals: {
    stripe_unavailable:
      'Das Kartenformular konnte nicht geladen werden. Vielleicht hält ein Inhaltsblocker oder diese Seite js.stripe.com zurück.',
    invalid_request: 'Der Shop konnte das nicht lesen. Bitte prüfen Sie Ihre Angaben.',
    unknown_book: 'Ein Buch in Ihrem Warenkorb wird hier nicht mehr verkauft.',
    order_conflict:
      'Diese Bestellung wurde mit anderen Büchern oder Preisen begonnen. Es wurde nichts abgebucht: Drücken Sie die Schaltfläche noch einmal.',
    quote_expired: 'Die Preise haben sich geändert. Bitte sehen Sie sie noch einmal an.',
    below_minimum:
      'Diese Bestellung ist für eine Kartenzahlung zu klein. Bitte legen Sie noch ein Buch dazu.',
    too_many_attempts:
      'Zu viele Karten wurden abgelehnt. Es wurde nichts abgebucht. Bitte versuchen Sie es in einigen Minuten wieder.',
    too_many_requests: 'Das ging etwas zu schnell. Bitte warten Sie einen Moment.',
    challenge_required:
      'Bitte bestätigen Sie, dass Sie ein Mensch sind, und versuchen Sie es erneut.',
    payment_unavailable:
      'Dieser Shop kann zurzeit keine Zahlungen annehmen. Es wurde nichts abgebucht.',
    unavailable: 'Der Shop ist gerade nicht erreichbar. Bitte versuchen Sie es bald wieder.',
  },

  company: 'Firma',
  phone: 'Telefon',
  note: 'Nachricht an den Shop',
  optional: (label) => `${label} (freiwillig)`,
  billing: 'Rechnungsadresse',
  agreeTerms: 'Ich akzeptiere die {Allgemeinen Geschäftsbedingungen}.',
  agreeBoth:
    'Ich akzeptiere die {Allgemeinen Geschäftsbedingungen} und habe die {Datenschutzerklärung} gelesen.',
  agreeEbooks:
    'Ich möchte, dass E-Books sofort geliefert werden, und weiß, dass mein Widerrufsrecht mit der Lieferung erlischt.',
  readPrivacy: 'Was mit Ihren Daten geschieht, steht in der {Datenschutzerklärung}.',
  needTerms: 'Bitte akzeptieren Sie die Geschäftsbedingungen, um zu bestellen.',
  needEbooks: 'Bitte stimmen Sie der sofortigen Lieferung der E-Books zu, um sie zu bestellen.',
  walletIncomplete:
    'Ihrer Wallet fehlten Name, E-Mail-Adresse oder Lieferadresse. Es wurde nichts abgebucht: Bitte tragen Sie sie unten ein und zahlen Sie mit Karte.',
  shared: 'Der Link ist kopiert. Wer ihn öffnet, bekommt diese Bücher in den Warenkorb gelegt.',
  shareThis:
    'Kopieren Sie diesen Link. Wer ihn öffnet, bekommt diese Bücher in den Warenkorb gelegt.',
};
