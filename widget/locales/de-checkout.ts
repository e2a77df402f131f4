import type { CheckoutText } from '../checkout-text.ts';

export const checkout: CheckoutText = {
  cart: 'Ihr Warenkorb',
  emptyCart: 'Noch ist nichts darin.',
  quantityOf: (title) => `Anzahl von ${title}`,
  fewer: (title) => `Ein Exemplar weniger von ${title}`,
  more: (title) => `Ein Exemplar mehr von ${title}`,
  remove: 'Entfernen',
  each: (price) => `${price} pro Stück`,
  removed: (title) => `„${title}“ wurde entfernt.`,
  undo: 'Rückgängig',
  share: 'Link zu diesem Warenkorb',
  checkout: 'Zur Kasse',

  heading: (shop) => `Kasse — ${shop}`,
  titled: (title, quantity) => (quantity > 1 ? `${title} ×${quantity}` : title),
  order: 'Ihre Bestellung',
  total: 'Gesamt',

  address: 'Liefer- und Rechnungsadresse',
  name: 'Name',
  email: 'E-Mail',
  line1: 'Adresse',
  country: 'Land',
  parts: {
    zip: 'Postleitzahl',
    postal: 'Postleitzahl',
    pin: 'PIN-Code',
    eircode: 'Eircode',
    city: 'Ort',
    town: 'Ort',
    state: 'Bundesstaat',
    province: 'Provinz',
    county: 'Grafschaft',
    prefecture: 'Präfektur',
    emirate: 'Emirat',
    parish: 'Gemeinde',
    island: 'Insel',
    department: 'Departement',
    area: 'Gebiet',
    oblast: 'Oblast',
    district: 'Bezirk',
    suburb: 'Vorort',
    neighborhood: 'Stadtteil',
    townland: 'Townland',
    village: 'Dorf',
  },
  billElsewhere: 'Rechnung an eine andere Adresse',
  mend: (count) =>
    count === 1 ? 'Bitte prüfen Sie eine Angabe:' : `Bitte prüfen Sie ${count} Angaben:`,
  missing: (label) => `${label} fehlt.`,
  oddCode: (example) =>
    `Postleitzahlen sehen dort aus wie ${example}. Wenn Ihre so stimmt, drücken Sie die Schaltfläche noch einmal.`,
  needName: 'Bitte geben Sie den Namen für Paket und Rechnung an.',
  needEmail: 'Bitte geben Sie Ihre E-Mail-Adresse an: Dorthin geht der Beleg.',
  badEmail: 'Diese E-Mail-Adresse ist nicht vollständig, etwa jonah@example.com.',

  payment: 'Zahlung',
  loadingCard: 'Das Kartenformular wird geladen …',
  orByCard: 'Oder mit Karte zahlen',
  delivery: 'Lieferung, inklusive',
  pay: (amount) => (amount ? `${amount} bezahlen` : 'Bezahlen'),
  payBinding: 'Zahlungspflichtig bestellen',
  paying: 'Zahlung läuft …',
  authenticating: 'Warten auf Ihre Bank …',
  authenticatingHint:
    'Ihre Bank bittet Sie, diese Zahlung zu bestätigen. Folgen Sie den Hinweisen in ihrem Fenster.',
  slow: 'Das dauert länger als üblich. Bitte bleiben Sie auf dieser Seite: Sie klärt es, und abgebucht wird nie zweimal.',
  enterCard: 'Geben Sie Ihre Karte ein, um zu bezahlen.',
  declined:
    'Ihre Karte wurde abgelehnt. Es wurde nichts abgebucht. Bitte versuchen Sie es mit einer anderen Karte.',
  canceled:
    'Die Zahlung wurde abgebrochen. Es wurde nichts abgebucht. Sie können es erneut versuchen.',
  backToCart: 'Zurück zum Warenkorb',

  finding: 'Wir klären, was aus Ihrer Zahlung geworden ist',
  findingHint:
    'Ihre Zahlung wurde abgeschickt, ihr Ausgang ist aber noch nicht bekannt. Bitte zahlen Sie nicht noch einmal: Diese Seite fragt nach, bis sie es weiß.',
  stuck:
    'Wir erreichen den Shop nicht, um zu erfahren, ob Ihre Zahlung geklappt hat, und versuchen es weiter. Bitte zahlen Sie nicht noch einmal.',
  offline:
    'Sie sind offline, und Ihre Zahlung kann angekommen sein. Bitte zahlen Sie nicht noch einmal: Diese Seite fragt nach, sobald Sie wieder online sind.',
  long: 'Das dauert länger als üblich.',
  tooLong:
    'Das dauert ungewöhnlich lange. Sie müssen hier nicht warten, der Shop klärt es: Bewahren Sie Ihre Bestellnummer auf oder fragen Sie den Shop mit Ihrer E-Mail-Adresse.',
  orderNumber: 'Bestellnummer:',
  checkAgain: 'Noch einmal nachfragen',

  success: 'Geschafft!',
  paid: (amount, name, titles) =>
    `${name} hat ${amount} für ${titles} bezahlt. Die Zahlung ist angekommen; ihre Nummer ist`,
  fullStop: '.',
  quoted: (titles) => titles.map((title) => `„${title}“`).join(', '),
  refunded: (amount) => `Seitdem erstattet: ${amount}.`,
  shipped: 'Versand an',
  emailed: 'Beleg per E-Mail an',
  viewReceipt: 'Beleg ansehen',
  newWindow: '(öffnet ein neues Fenster)',
};
