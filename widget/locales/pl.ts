import type { Text } from '../text.ts';
import type { Forms } from './plural-forms.ts';

/**
 * The form for a number. Asks Intl, whose start costs some milliseconds: not for what every first view
 * says. Each language has its own: one for all would be one more file to ask for.
 */
export const plural = (count: number, forms: Forms): string =>
  forms[new Intl.PluralRules('pl').select(count)] ?? forms.other;

const copies = (count: number) =>
  `${count} ${plural(count, { one: 'książka', few: 'książki', other: 'książek' })}`;

const wentWrong = 'Coś poszło nie tak. Spróbuj ponownie za chwilę.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'Sklep nie odpowiada. Sprawdź połączenie i spróbuj ponownie.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'pl',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Spróbuj ponownie',

  loading: 'Otwieramy sklep…',
  slow: 'Sklep odpowiada powoli. Poczekaj jeszcze chwilę.',
  noBooks: 'W tej chwili na półce nie ma książek.',
  books: 'Książki',
  purchase: (price) => `Kup — ${price}`,
  add: (inCart) => (inCart ? `Dodaj jeszcze jedną (w koszyku: ${inCart})` : 'Dodaj do koszyka'),
  left: (left) => (left ? `Zostało tylko ${left} szt.` : 'Wyprzedane'),
  full: (inCart) => `W koszyku: ${inCart}, więcej nie można`,
  bookGone: 'Jednej z wybranych książek już tu nie sprzedajemy.',
  unknownItem: 'Książki z tego linku tu nie sprzedajemy.',
  nothingToPay: 'Twój koszyk jest pusty. Najpierw wybierz książkę.',

  cartBar: (count, sum) => `Koszyk · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'usunięto'}. W koszyku: ${copies(count)}, ${sum}.`,
  continueShopping: 'Kontynuuj zakupy',
};

export const checkout = () => import('./pl-checkout.ts');
export const rare = () => import('./pl-rare.ts');
