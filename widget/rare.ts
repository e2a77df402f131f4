import type * as rarePart from './rare-part.ts';
import { speakingRarely } from './later-parts.ts';

export type RarePart = typeof rarePart;

/**
 * What few buyers ever need, in the page's language; rejects where it cannot be had. Only what comes
 * with the checkout may ask for it: what both use is then in one file, which is there already.
 */
export const fetchRare = () => speakingRarely(import('./rare-part.ts'));
