import { speaking } from './later-parts.ts';
import type * as rarePart from './rare-part.ts';
import { language } from './text.ts';

export type RarePart = typeof rarePart;

/**
 * What few buyers ever need, in the page's language; rejects where it cannot be had. Only what comes
 * with the checkout may ask for it: what both use is then in one file, which is there already.
 */
export const fetchRare = () => speaking(import('./rare-part.ts'), language.rare());
