import { enRare } from './locales/en-rare.ts';

/** The sentences in use where something went another way than the buyer wanted. */
export const rareWords = enRare;
