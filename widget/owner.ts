import type { TemplateResult } from 'lit';
import { rareWords } from './rare-text.ts';
import type { Mistake } from './settings.ts';
import { mistakes } from './views/mistakes.ts';

/** Tells the page's owner on the console, and gives what to show. */
export function tellOwner(made: readonly Mistake[]): TemplateResult {
  const sentences = made.map(({ name, value, known }) =>
    known.length ? rareWords.badWord(name, value, known) : rareWords.badAddress(name, value),
  );
  // eslint-disable-next-line no-console -- the owner has no other log
  for (const sentence of sentences) console.warn(sentence);
  return mistakes(sentences);
}
