import { withOwn, type Language } from './text.ts';

/** Every sentence that few buyers ever read. */
export type RareText = Awaited<ReturnType<Language['rare']>>['rare'];

/** The sentences in use where something went another way than the buyer wanted; there once loaded. */
export let rareWords: RareText;

/** Fetches them in a language; the answer puts them in force. Rejects where they cannot be had. */
export async function loadRareWords(language: Language): Promise<() => void> {
  const { rare } = await language.rare();
  return () => {
    rareWords = withOwn(rare);
  };
}
