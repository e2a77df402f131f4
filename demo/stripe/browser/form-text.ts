import { de } from './form-locales/de.ts';
import { en } from './form-locales/en.ts';
import { es } from './form-locales/es.ts';
import { fr } from './form-locales/fr.ts';

/** Every sentence of the address form, the email form and the wallet, in one language. */
export type FormText = typeof en;
export type FormType = keyof FormText['titles'];

const languages: ReadonlyMap<string, FormText> = new Map(Object.entries({ de, en, es, fr }));

/** Sentences for a locale such as `de-AT`; English where the language is not translated. */
export function formTextFor(locale: string): FormText {
  return languages.get(locale.split('-', 1)[0] ?? '') ?? en;
}

export function isForm(type: string): type is FormType {
  return Object.hasOwn(en.titles, type);
}
