import { en } from './locales/en.ts';

/** Every sentence a buyer can meet, in one language. */
export type Text = typeof en;
export type ErrorCode = keyof Text['errors'];

const languages: ReadonlyMap<string, Text> = new Map([['en', en]]);

/** Sentences for a locale such as `en-GB`; English where the language is not translated. */
export function textFor(locale: string): Text {
  const exact = languages.get(locale);
  return exact ?? languages.get(locale.split('-', 1)[0] ?? '') ?? en;
}

/** The page's choice, where `auto` stands for the browser's language. */
export function resolveLocale(wanted: string | undefined): string {
  return wanted === undefined || wanted === 'auto' ? navigator.language : wanted;
}
