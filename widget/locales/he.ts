import type { Text } from '../text.ts';

/** A name that may be written in the other direction: what stands around it keeps its order. */
export const apart = (name: string): string => `\u2068${name}\u2069`;

const copies = (count: number) => (count === 1 ? 'ספר אחד' : `${count} ספרים`);

const wentWrong = 'משהו השתבש. נסו שוב בעוד רגע.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'החנות אינה עונה. בדקו את החיבור ונסו שוב.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'he',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'לנסות שוב',

  loading: 'החנות נפתחת…',
  slow: 'החנות עונה לאט. אנא המתינו עוד רגע.',
  noBooks: 'אין כרגע ספרים על המדף.',
  books: 'ספרים',
  purchase: (price) => `לקנייה — ${apart(price)}`,
  add: (inCart) => (inCart ? `להוסיף עוד אחד (${inCart} בסל)` : 'הוספה לסל'),
  left: (left) => (left ? (left === 1 ? 'נותר רק עותק 1' : `נותרו רק ${left} עותקים`) : 'אזל'),
  full: (inCart) => `${inCart} בסל, זה המרב`,
  bookGone: 'ספר שבחרתם אינו נמכר כאן עוד.',
  unknownItem: 'הספר שבקישור אינו נמכר כאן.',
  nothingToPay: 'הסל ריק. בחרו תחילה ספר.',

  cartBar: (count, sum) => `סל · ${copies(count)} · ${apart(sum)}`,
  changed: (title, quantity, count, sum) =>
    `${apart(title)}: ${quantity || 'הוסר'}. בסל: ${copies(count)}, ${apart(sum)}.`,
  continueShopping: 'להמשיך בקנייה',
};

export const checkout = () => import('./he-checkout.ts');
export const rare = () => import('./he-rare.ts');
