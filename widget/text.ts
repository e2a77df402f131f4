import { checkout, rare, text as english } from './locales/en.ts';

/** Every sentence of the first view; a further language is a file in locales/ of this type. */
export type Text = typeof english;

/** One language: what it says in the first view, and the way to what it says in later parts. */
export interface Language {
  text: Text;
  checkout: typeof checkout;
  rare: typeof rare;
}

/**
 * Sentences of the page's owner, by the name they have in locales/. One with values in it is a
 * function of them, or a text in which `{0}` stands for the first, `{1}` for the second.
 */
export type OwnWords = Readonly<Record<string, unknown>>;

/** Fetches sentences of a language; the answer puts them in force, all at once. */
export type LoadWords = (language: Language) => Promise<() => void>;

const LANGUAGES: Readonly<Record<string, () => Promise<Language>>> = {
  ar: () => import('./locales/ar.ts'),
  de: () => import('./locales/de.ts'),
  es: () => import('./locales/es.ts'),
  fr: () => import('./locales/fr.ts'),
  he: () => import('./locales/he.ts'),
  it: () => import('./locales/it.ts'),
  ja: () => import('./locales/ja.ts'),
  nl: () => import('./locales/nl.ts'),
  pl: () => import('./locales/pl.ts'),
  pt: () => import('./locales/pt.ts'),
  sv: () => import('./locales/sv.ts'),
  zh: () => import('./locales/zh.ts'),
};

const en: Language = { text: english, checkout, rare };

/** The sentences in use; read them when they are shown, for the page's language may change. */
export let text = english;

/** What a buyer is told where something could not be had over the network. */
export const unreachable = (): string => text.problem('unreachable', '');

/** The language in use. */
export let language: Language = en;

/** What the page calls its language, as `de-CH`; empty where it says nothing. */
export let tag = '';

/** Until then nothing is to be shown. Never rejects: a language that cannot be had leaves the one before. */
export let spoken: Promise<void> = Promise.resolve();

let own: OwnWords | null | undefined;
const loads = new Set<LoadWords>();

/**
 * Puts the language of a tag in force, for the whole page; English where there is no dictionary of
 * it. `words` are the owner's sentences; null for none any more.
 */
export function speak(wanted: string, words: OwnWords | null | undefined = own): Promise<void> {
  if (wanted !== tag || words !== own) {
    tag = wanted;
    own = words;
    spoken = change(wanted, words);
  }
  return spoken;
}

/**
 * Has sentences there in the language in force now and from now on. Rejects where they cannot be had.
 */
export async function join(load: LoadWords): Promise<void> {
  let since;
  let apply;
  do {
    since = spoken;
    await since;
    apply = await load(language);
    // Where the page changed its language meanwhile, these are sentences of the one before.
  } while (since !== spoken);
  loads.add(load);
  apply();
}

/** A dictionary with the owner's sentences in it. */
export let withOwn = <Dictionary extends object>(dictionary: Dictionary): Dictionary => dictionary;

async function change(wanted: string, words: OwnWords | null | undefined): Promise<void> {
  try {
    const base = wanted.split('-')[0]?.toLowerCase() ?? '';
    const [next = en, mine] = await Promise.all([
      LANGUAGES[base]?.(),
      words && import('./own-words.ts'),
    ]);
    const applies = await Promise.all([...loads].map((load) => load(next)));
    // Another language was asked for meanwhile.
    if (wanted !== tag || words !== own) {
      await spoken;
      return;
    }
    language = next;
    withOwn = (dictionary) => (words && mine ? mine.withOwn(dictionary, words) : dictionary);
    text = withOwn(next.text);
    for (const apply of applies) apply();
  } catch {
    // Better the language before than nothing at all.
  }
}
