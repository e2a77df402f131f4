/** What the fallback says beside what the books are. */
export interface FallbackWords {
  /** Before each price. */
  purchase: string;
  /** In the place of the link. */
  soldOut: string;
}

/** In the languages that the element speaks, and in its words. */
const WORDS: Readonly<Record<string, FallbackWords>> = {
  ar: { purchase: 'شراء', soldOut: 'نفدت الكمية' },
  de: { purchase: 'Kaufen', soldOut: 'Vergriffen' },
  es: { purchase: 'Comprar', soldOut: 'Agotado' },
  fr: { purchase: 'Acheter', soldOut: 'Épuisé' },
  he: { purchase: 'לקנייה', soldOut: 'אזל' },
  it: { purchase: 'Acquista', soldOut: 'Esaurito' },
  ja: { purchase: '購入する', soldOut: '売り切れ' },
  nl: { purchase: 'Kopen', soldOut: 'Uitverkocht' },
  pl: { purchase: 'Kup', soldOut: 'Wyprzedane' },
  pt: { purchase: 'Comprar', soldOut: 'Esgotado' },
  sv: { purchase: 'Köp', soldOut: 'Slutsåld' },
  zh: { purchase: '购买', soldOut: '已售罄' },
};

const ENGLISH: FallbackWords = { purchase: 'Purchase', soldOut: 'Sold out' };

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
