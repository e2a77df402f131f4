import type { Text } from '../text.ts';

const copies = (count: number) => (count === 1 ? '1 Buch' : `${count} Bücher`);

const wentWrong = 'Da ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'Der Shop antwortet nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'de',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Erneut versuchen',

  loading: 'Der Shop wird geöffnet …',
  slow: 'Der Shop antwortet nur langsam. Bitte warten Sie noch einen Moment.',
  noBooks: 'Zurzeit stehen keine Bücher im Regal.',
  books: 'Bücher',
  purchase: (price) => `Kaufen — ${price}`,
  add: (inCart) => (inCart ? `Noch eins (${inCart} im Warenkorb)` : 'In den Warenkorb'),
  left: (left) => (left ? `Nur noch ${left} auf Lager` : 'Vergriffen'),
  full: (inCart) => `${inCart} im Warenkorb, mehr geht nicht`,
  bookGone: 'Ein Buch aus Ihrer Auswahl wird hier nicht mehr verkauft.',
  unknownItem: 'Das Buch aus diesem Link wird hier nicht verkauft.',
  nothingToPay: 'Ihr Warenkorb ist leer. Suchen Sie sich zuerst ein Buch aus.',

  cartBar: (count, sum) => `Warenkorb · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'entfernt'}. In Ihrem Warenkorb: ${copies(count)}, ${sum}.`,
  continueShopping: 'Weiter einkaufen',
};

export const checkout = () => import('./de-checkout.ts');
export const rare = () => import('./de-rare.ts');
