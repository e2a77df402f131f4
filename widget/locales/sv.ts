import type { Text } from '../text.ts';

const copies = (count: number) => (count === 1 ? '1 bok' : `${count} böcker`);

const wentWrong = 'Något gick fel. Försök igen om en stund.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'Butiken svarar inte. Kontrollera din anslutning och försök igen.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'sv',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Försök igen',

  loading: 'Butiken öppnas …',
  slow: 'Butiken svarar långsamt. Vänta en liten stund till.',
  noBooks: 'Det finns inga böcker på hyllan just nu.',
  books: 'Böcker',
  purchase: (price) => `Köp — ${price}`,
  add: (inCart) => (inCart ? `Lägg till en till (${inCart} i varukorgen)` : 'Lägg i varukorgen'),
  left: (left) => (left ? `Bara ${left} kvar` : 'Slutsåld'),
  full: (inCart) => `${inCart} i varukorgen, fler går inte`,
  bookGone: 'En bok som du valt säljs inte längre här.',
  unknownItem: 'Boken i den här länken säljs inte här.',
  nothingToPay: 'Din varukorg är tom. Välj en bok först.',

  cartBar: (count, sum) => `Varukorg · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'borttagen'}. I din varukorg: ${copies(count)}, ${sum}.`,
  continueShopping: 'Fortsätt handla',
};

export const checkout = () => import('./sv-checkout.ts');
export const rare = () => import('./sv-rare.ts');
