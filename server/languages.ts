import { createMoneyWriter } from './money.ts';
import type { MoneyWriter } from './money.ts';

/**
 * The languages that amounts are written in, with those regions that write them another way. No
 * others, however a buyer's page calls its language: what is written in each is kept.
 */
const TAGS = `ar de de-AT de-CH en en-AU en-CA en-GB en-IN es es-MX fr fr-CA fr-CH he it it-CH ja nl
  nl-BE pl pt pt-PT sv zh`.split(/\s+/);

/** The longest tag that is looked at. */
const LONGEST = 35;

/**
 * Finds the writer for the language of a page, by its BCP 47 tag: the very same, then the language
 * without its region, then `own`, the shop's, which is also taken for no tag and for a faulty one.
 */
export function createMoneyWriters(own: string): (asked: unknown) => MoneyWriter {
  const writers = new Map<string, MoneyWriter>();
  const writerOf = (tag: string): MoneyWriter => {
    const writer = writers.get(tag) ?? createMoneyWriter(tag);
    writers.set(tag, writer);
    return writer;
  };
  return (asked) => writerOf(nearest(asked, own));
}

function nearest(asked: unknown, own: string): string {
  const wanted = localeOf(asked);
  if (!wanted) return own;
  const { language, region } = wanted;
  // The shop knows best how its own language is written where its buyers are.
  if (!region && new Intl.Locale(own).language === language) return own;
  const exact = `${language}-${region ?? ''}`;
  return TAGS.find((tag) => tag === exact) ?? TAGS.find((tag) => tag === language) ?? own;
}

function localeOf(asked: unknown): Intl.Locale | null {
  if (typeof asked !== 'string' || asked.length > LONGEST) return null;
  try {
    return new Intl.Locale(asked);
  } catch {
    return null;
  }
}
