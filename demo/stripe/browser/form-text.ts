import { ar } from './form-locales/ar.ts';
import { de } from './form-locales/de.ts';
import { en } from './form-locales/en.ts';
import { es } from './form-locales/es.ts';
import { fr } from './form-locales/fr.ts';
import { he } from './form-locales/he.ts';
import { it } from './form-locales/it.ts';
import { ja } from './form-locales/ja.ts';
import { nl } from './form-locales/nl.ts';
import { pl } from './form-locales/pl.ts';
import { pt } from './form-locales/pt.ts';
import { sv } from './form-locales/sv.ts';
import { zh } from './form-locales/zh.ts';
import { languageOf } from './text.ts';

/** Every sentence of the address form, the email form and the wallet, in one language. */
export type FormText = typeof en;
export type FormType = keyof FormText['titles'];

const languages: ReadonlyMap<string, FormText> = new Map(
  Object.entries({ ar, de, en, es, fr, he, it, ja, nl, pl, pt, sv, zh }),
);

/** Sentences for a locale such as `de-AT`; English where the language is not translated. */
export function formTextFor(locale: string): FormText {
  return languages.get(languageOf(locale)) ?? en;
}

export function isForm(type: string): type is FormType {
  return Object.hasOwn(en.titles, type);
}
