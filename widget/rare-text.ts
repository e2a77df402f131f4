import { join, withOwn, type Language } from './text.ts';

/** Every sentence that few buyers ever read. */
export type RareText = Awaited<ReturnType<Language['rare']>>['rare'];

/** The sentences in use where something went another way than the buyer wanted; there once loaded. */
export let rareWords: RareText;

/** To be awaited before anything of that part is drawn. Rejects where they cannot be had. */
export const loadWords = (): Promise<void> =>
  join(async (language) => {
    const { rare } = await language.rare();
    return () => {
      rareWords = withOwn(rare);
    };
  });
