/** What the fallback says beside what the books are. */
export interface FallbackWords {
  /** Before each price. */
  purchase: string;
  /** In the place of the link. */
  soldOut: string;
  /** Leads to the books after these. */
  next: string;
  /** Leads to the books before these. */
  previous: string;
}

/** In the languages that the element speaks, and in its words. */
const WORDS: Readonly<Record<string, FallbackWords>> = {
  ar: {
    purchase: 'شراء',
    soldOut: 'نفدت الكمية',
    next: 'الكتب التالية',
    previous: 'الكتب السابقة',
  },
  de: {
    purchase: 'Kaufen',
    soldOut: 'Vergriffen',
    next: 'Weitere Bücher',
    previous: 'Vorige Bücher',
  },
  es: {
    purchase: 'Comprar',
    soldOut: 'Agotado',
    next: 'Libros siguientes',
    previous: 'Libros anteriores',
  },
  fr: {
    purchase: 'Acheter',
    soldOut: 'Épuisé',
    next: 'Livres suivants',
    previous: 'Livres précédents',
  },
  he: { purchase: 'לקנייה', soldOut: 'אזל', next: 'הספרים הבאים', previous: 'הספרים הקודמים' },
  it: {
    purchase: 'Acquista',
    soldOut: 'Esaurito',
    next: 'Libri successivi',
    previous: 'Libri precedenti',
  },
  ja: { purchase: '購入する', soldOut: '売り切れ', next: '次の本', previous: '前の本' },
  nl: {
    purchase: 'Kopen',
    soldOut: 'Uitverkocht',
    next: 'Volgende boeken',
    previous: 'Vorige boeken',
  },
  pl: {
    purchase: 'Kup',
    soldOut: 'Wyprzedane',
    next: 'Następne książki',
    previous: 'Poprzednie książki',
  },
  pt: {
    purchase: 'Comprar',
    soldOut: 'Esgotado',
    next: 'Próximos livros',
    previous: 'Livros anteriores',
  },
  sv: { purchase: 'Köp', soldOut: 'Slutsåld', next: 'Nästa böcker', previous: 'Föregående böcker' },
  zh: { purchase: '购买', soldOut: '已售罄', next: '下一页', previous: '上一页' },
};

const ENGLISH: FallbackWords = {
  purchase: 'Purchase',
  soldOut: 'Sold out',
  next: 'Next books',
  previous: 'Previous books',
};

/** The words of a language, and its BCP 47 tag: English where there are none of it. */
export function wordsIn(locale: string): { words: FallbackWords; tag: string; dir: 'ltr' | 'rtl' } {
  const { language } = new Intl.Locale(locale);
  const words = WORDS[language];
  return {
    words: words ?? ENGLISH,
    tag: words ? language : 'en',
    dir: words && ['ar', 'he'].includes(language) ? 'rtl' : 'ltr',
  };
}
