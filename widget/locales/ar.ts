import type { Text } from '../text.ts';
import type { Forms } from './plural-forms.ts';

/** A name that may be written in the other direction: what stands around it keeps its order. */
export const apart = (name: string): string => `\u2068${name}\u2069`;

/**
 * The form for a number. Asks Intl, whose start costs some milliseconds: not for what every first view
 * says. Each language has its own: one for all would be one more file to ask for.
 */
export const plural = (count: number, forms: Forms): string =>
  forms[new Intl.PluralRules('ar').select(count)] ?? forms.other;

const copies = (count: number) =>
  plural(count, {
    zero: `لا كتب (${count})`,
    one: 'كتاب واحد',
    two: 'كتابان',
    few: `${count} كتب`,
    many: `${count} كتابًا`,
    other: `${count} كتاب`,
  });

const wentWrong = 'حدث خطأ ما. يُرجى المحاولة مرة أخرى بعد قليل.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'المتجر لا يستجيب. تحقق من اتصالك ثم حاول مرة أخرى.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'ar',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'إعادة المحاولة',

  loading: 'يُفتح المتجر…',
  slow: 'المتجر بطيء في الاستجابة. يُرجى الانتظار قليلًا.',
  noBooks: 'لا توجد كتب على الرف حاليًا.',
  books: 'الكتب',
  purchase: (price) => `شراء — ${apart(price)}`,
  add: (inCart) => (inCart ? `إضافة نسخة أخرى (في السلة: ${inCart})` : 'إضافة إلى السلة'),
  left: (left) => (left ? `النسخ المتبقية: ${left} فقط` : 'نفدت الكمية'),
  full: (inCart) => `في السلة: ${inCart}، وهو الحد الأقصى`,
  bookGone: 'كتاب اخترته لم يعد يُباع هنا.',
  unknownItem: 'الكتاب الذي في هذا الرابط لا يُباع هنا.',
  nothingToPay: 'سلتك فارغة. اختر كتابًا أولًا.',

  cartBar: (count, sum) => `السلة · ${copies(count)} · ${apart(sum)}`,
  changed: (title, quantity, count, sum) =>
    `${apart(title)}: ${quantity || 'أُزيل'}. في سلتك ${copies(count)}، ${apart(sum)}.`,
  continueShopping: 'متابعة التسوق',
};

export const checkout = () => import('./ar-checkout.ts');
export const rare = () => import('./ar-rare.ts');
