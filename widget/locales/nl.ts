import type { Text } from '../text.ts';

const copies = (count: number) => (count === 1 ? '1 boek' : `${count} boeken`);

const wentWrong = 'Er ging iets mis. Probeer het zo dadelijk opnieuw.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'De winkel antwoordt niet. Controleer je verbinding en probeer het opnieuw.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'nl',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Opnieuw proberen',

  loading: 'De winkel gaat open…',
  slow: 'De winkel antwoordt traag. Wacht nog even.',
  noBooks: 'Er staan op dit moment geen boeken op de plank.',
  books: 'Boeken',
  purchase: (price) => `Kopen — ${price}`,
  add: (inCart) => (inCart ? `Nog een (${inCart} in winkelwagen)` : 'In winkelwagen'),
  left: (left) => (left ? `Nog maar ${left} op voorraad` : 'Uitverkocht'),
  full: (inCart) => `${inCart} in winkelwagen, meer kan niet`,
  bookGone: 'Een boek dat je koos, wordt hier niet meer verkocht.',
  unknownItem: 'Het boek in deze link wordt hier niet verkocht.',
  nothingToPay: 'Je winkelwagen is leeg. Kies eerst een boek.',

  cartBar: (count, sum) => `Winkelwagen · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'verwijderd'}. In je winkelwagen: ${copies(count)}, ${sum}.`,
  continueShopping: 'Verder winkelen',
};

export const checkout = () => import('./nl-checkout.ts');
export const rare = () => import('./nl-rare.ts');
