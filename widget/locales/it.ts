import type { Text } from '../text.ts';

const copies = (count: number) => (count === 1 ? '1 libro' : `${count} libri`);

const wentWrong = 'Qualcosa è andato storto. Riprova tra un momento.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'Il negozio non risponde. Controlla la connessione e riprova.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'it',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Riprova',

  loading: 'Apertura del negozio…',
  slow: 'Il negozio risponde lentamente. Attendi ancora un momento.',
  noBooks: 'Al momento non ci sono libri sullo scaffale.',
  books: 'Libri',
  purchase: (price) => `Acquista — ${price}`,
  add: (inCart) =>
    inCart ? `Aggiungine un altro (${inCart} nel carrello)` : 'Aggiungi al carrello',
  left: (left) =>
    left ? (left === 1 ? 'Ne resta solo 1' : `Ne restano solo ${left}`) : 'Esaurito',
  full: (inCart) => `${inCart} nel carrello, è il massimo`,
  bookGone: 'Un libro che avevi scelto non è più in vendita qui.',
  unknownItem: 'Il libro di questo link non è in vendita qui.',
  nothingToPay: 'Il carrello è vuoto. Scegli prima un libro.',

  cartBar: (count, sum) => `Carrello · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'rimosso'}. Nel carrello: ${copies(count)}, ${sum}.`,
  continueShopping: 'Continua gli acquisti',
};

export const checkout = () => import('./it-checkout.ts');
export const rare = () => import('./it-rare.ts');
