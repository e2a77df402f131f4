import { ar } from './locales/ar.ts';
import { de } from './locales/de.ts';
import { en } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { he } from './locales/he.ts';
import { it } from './locales/it.ts';
import { ja } from './locales/ja.ts';
import { nl } from './locales/nl.ts';
import { pl } from './locales/pl.ts';
import { pt } from './locales/pt.ts';
import { sv } from './locales/sv.ts';
import { zh } from './locales/zh.ts';

/** Every sentence a buyer can meet, in one language. */
export type Text = typeof en;
export type ErrorCode = keyof Text['errors'];

const languages: Readonly<Record<string, Text>> = {
  ...{ ar, de, en, es, fr, he, it, ja, nl, pl, pt, sv, zh },
};

/** Sentences for a locale such as `en-GB`; English where the language is not translated. */
export function textFor(locale: string): Text {
  return languages[languageOf(locale)] ?? en;
}

/** The page's choice, where `auto` stands for the browser's language. */
export function resolveLocale(wanted: string | undefined): string {
  return wanted === undefined || wanted === 'auto' ? navigator.language : wanted;
}

/** False for a language whose sentences are shown in English. */
export function isTranslated(locale: string): boolean {
  return languageOf(locale) in languages;
}

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return ['ar', 'he'].includes(languageOf(locale)) ? 'rtl' : 'ltr';
}

/** A sentence of the API in the buyer's language; unchanged where it is none of the known ones. */
export function translateRefusal(message: string, text: Text): string {
  const known = Object.entries({ ...en.errors, ...en.refusals });
  const [name = ''] = known.find(([, sentence]) => sentence === message) ?? [];
  return new Map(Object.entries({ ...text.errors, ...text.refusals })).get(name) ?? message;
}

/** `en` of `en-GB`. */
export function languageOf(locale: string): string {
  return locale.split('-', 1)[0]?.toLowerCase() ?? '';
}
