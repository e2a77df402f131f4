import type { Text } from '../text.ts';

const copies = (count: number) => (count === 1 ? '1 libro' : `${count} libros`);

const wentWrong = 'Algo ha salido mal. Vuelva a intentarlo en un momento.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'La tienda no responde. Compruebe su conexión y vuelva a intentarlo.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'es',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Volver a intentarlo',

  loading: 'Abriendo la tienda…',
  slow: 'La tienda tarda en responder. Espere un momento más.',
  noBooks: 'De momento no hay libros en la estantería.',
  books: 'Libros',
  purchase: (price) => `Comprar — ${price}`,
  add: (inCart) => (inCart ? `Añadir otro (${inCart} en la cesta)` : 'Añadir a la cesta'),
  left: (left) => (left ? (left === 1 ? 'Solo queda 1' : `Solo quedan ${left}`) : 'Agotado'),
  full: (inCart) => `${inCart} en la cesta, es el máximo`,
  bookGone: 'Un libro que había elegido ya no se vende aquí.',
  unknownItem: 'El libro de este enlace no se vende aquí.',
  nothingToPay: 'Su cesta está vacía. Elija primero un libro.',

  cartBar: (count, sum) => `Cesta · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'retirado'}. Su cesta contiene ${copies(count)}, ${sum}.`,
  continueShopping: 'Seguir comprando',
};

export const checkout = () => import('./es-checkout.ts');
export const rare = () => import('./es-rare.ts');
