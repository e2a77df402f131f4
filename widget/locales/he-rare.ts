import type { RareText } from '../rare-text.ts';
import { apart } from './bidi.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: המאפיין ${name}="${value}" אינו מובן. השתמשו ב־${known.map((word) => `"${word}"`).join(' או ')}.`,
  badAddress: (name, value) =>
    `book-checkout: המאפיין ${name}="${value}" אינו כתובת שאפשר להשתמש בה. התחילו אותה ב־https:// או http://.`,

  renewed: 'תוקף ההצעה פג והיא חודשה. לא חויבתם: לחצו על כפתור התשלום אם אתם מסכימים.',
  newTotal: (before, now) =>
    `הסכום השתנה מ־${apart(before)} ל־${apart(now)}. לא חויבתם: לחצו על כפתור התשלום אם אתם מסכימים.`,
  cartChanged: (_before, now) => `הסל שונה בחלון אחר. הסכום כעת ${apart(now)}.`,
  orderGone: 'החנות אינה מכירה את ההזמנה הזאת. לא חויבתם.',

  changed: 'מה השתנה',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'קודם:',
  now: 'עכשיו:',
  gone: 'אינו זמין עוד',
  short: (title, left) =>
    left
      ? `${left === 1 ? 'נותר רק עותק אחד' : `נותרו רק ${left} עותקים`} של ״${apart(title)}״.`
      : `״${apart(title)}״ אזל ממש עכשיו.`,
  challenged: 'החנות מבקשת הוכחה שאתם בני אדם. ענו בדף הזה, והתשלום יימשך.',
  orderByMail: 'להזמין בדוא״ל במקום זאת',
  mailHint: 'תוכנת הדוא״ל תיפתח עם ההזמנה הזאת. החנות תשיב עם דרך לשלם; עכשיו לא תחויבו.',
  mailSubject: (shop) => `הזמנה אל ${apart(shop)}`,
  mailBody: (lines, total, buyer) =>
    [
      'שלום,',
      '',
      'טופס הכרטיס לא נטען אצלי. אנא שלחו לי קישור לתשלום עבור ההזמנה הזאת:',
      '',
      ...lines,
      `סך הכול: ${apart(total)}`,
      '',
      ...(buyer.length ? ['לשלוח אל:', ...buyer] : ['לשלוח אל: (השם והכתובת)']),
    ].join('\n'),

  corrected: 'הסל תוקן. לא חויבתם.',

  search: 'חיפוש לפי שם, מחבר, ISBN או נושא',
  author: 'מחבר',
  allAuthors: 'כל המחברים',
  subject: 'נושא',
  allSubjects: 'כל הנושאים',
  format: 'מהדורה',
  allFormats: 'כל המהדורות',
  formats: {
    hardback: 'כריכה קשה',
    paperback: 'כריכה רכה',
    ebook: 'ספר דיגיטלי',
    audiobook: 'ספר קולי',
  },
  order: 'מיון לפי',
  orders: {
    shelf: 'הסדר שלנו',
    title: 'שם הספר',
    author: 'מחבר',
    newest: 'החדשים תחילה',
    cheapest: 'מהזול ליקר',
    dearest: 'מהיקר לזול',
  },
  found: (count) => (count === 1 ? 'ספר אחד' : `${count.toLocaleString('he')} ספרים`),
  foundNone: 'אין כאן ספר שעונה על כל זה.',
  showAll: 'להציג את כל הספרים',
  restMissing: 'לא ניתן היה לטעון את שאר הספרים.',

  isbn: 'ISBN',
  pages: 'עמודים',
  language: 'שפה',
  publisher: 'הוצאה',
  published: 'יצא לאור',
  subjects: 'נושאים',
  sample: 'לקרוא קטע',
  close: 'סגירה',
  loadingDetails: 'נטען מידע נוסף על הספר…',
  detailsMissing: 'לא ניתן היה לטעון מידע נוסף על הספר.',

  cartMended: (lines) =>
    lines === 1
      ? 'שורה אחת בסל השמור לא נקראה והושמטה.'
      : `${lines} שורות בסל השמור לא נקראו והושמטו.`,
  cartLost: 'לא ניתן היה לקרוא את הסל השמור. הוא מתחיל ריק.',
  cartCapped: (title, most) => `״${apart(title)}״: בהזמנה אחת לכל היותר ${most} עותקים.`,
  cartTooLong: 'לא לכל הספרים מהסל המשותף היה מקום: בהזמנה לכל היותר 50 ספרים שונים.',
  cartJoined: (count) =>
    count === 1
      ? 'ספר אחד מהסל המשותף נוסף לסל שלכם.'
      : `${count} ספרים מהסל המשותף נוספו לסל שלכם.`,
  cartJoinedAlready: 'כל מה שבסל המשותף כבר בסל שלכם.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'ספר אחד מהסל המשותף אינו נמכר כאן עוד.'
      : `${count} ספרים מהסל המשותף אינם נמכרים כאן עוד.`,
  cartUnreadable: 'לא ניתן היה לקרוא את הקישור לסל משותף במלואו.',

  declines: {
    'no-funds': 'אין די כסף בכרטיס הזה. נסו כרטיס אחר.',
    expired: 'תוקף הכרטיס פג. נסו כרטיס אחר.',
    number: 'מספר הכרטיס שגוי. בדקו אותו.',
    expiry: 'תאריך התפוגה שגוי. בדקו אותו.',
    'security-code': 'קוד האבטחה אינו שייך לכרטיס הזה. בדקו אותו.',
    'postal-code': 'המיקוד אינו שייך לכרטיס הזה. בדקו אותו.',
    'postal-and-security-code': 'המיקוד וקוד האבטחה אינם שייכים לכרטיס הזה. בדקו אותם.',
    address: 'הכתובת אינה שייכת לכרטיס הזה. בדקו אותה.',
    'not-here': 'אי אפשר להשתמש כאן בכרטיס הזה. נסו כרטיס אחר.',
    'not-now': 'לא ניתן היה לעבד את הכרטיס כרגע. נסו שוב בעוד רגע.',
    'not-confirmed': 'הבנק לא אישר את התשלום הזה. נסו שוב או השתמשו בכרטיס אחר.',
    limit: 'הכרטיס הגיע לתקרה. נסו כרטיס אחר או פנו לבנק.',
    'enter-again': 'אי אפשר להשתמש עוד בפרטי הכרטיס האלה. הזינו אותם שוב.',
    refused: 'החנות אינה יכולה לקבל תשלומים כרגע. לא חויבתם.',
    'too-small': 'ההזמנה קטנה מדי לתשלום בכרטיס. הוסיפו עוד ספר.',
  },
  tooLittle: (least) => `הזמנות מתחת ל־${apart(least)} אי אפשר לשלם בכרטיס. הוסיפו עוד ספר.`,
  tooMuch: 'ההזמנה גדולה מדי לתשלום אחד. חלקו אותה.',
  notServed: 'החנות אינה שולחת למדינה הזאת.',
  refusals: {
    invalid_request: 'החנות לא הצליחה לקרוא זאת. בדקו את הפרטים שהזנתם.',
    unknown_book: 'ספר שבסל אינו נמכר כאן עוד.',
    order_conflict: 'ההזמנה התחילה עם ספרים או מחירים אחרים. לא חויבתם: לחצו שוב על הכפתור.',
    quote_expired: 'המחירים השתנו. בדקו אותם שוב.',
    below_minimum: 'ההזמנה קטנה מדי לתשלום בכרטיס. הוסיפו עוד ספר.',
    too_many_attempts: 'כרטיסים רבים מדי נדחו. לא חויבתם. נסו שוב בעוד כמה דקות.',
    too_many_requests: 'זה היה קצת מהר מדי. המתינו רגע.',
    challenge_required: 'אשרו שאתם בני אדם ונסו שוב.',
    payment_unavailable: 'החנות אינה יכולה לקבל תשלומים כרגע. לא חויבתם.',
    unavailable: 'אי אפשר להגיע לחנות כרגע. נסו שוב בקרוב.',
  },
};
