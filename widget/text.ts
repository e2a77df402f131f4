import { en } from './locales/en.ts';

/** Every sentence the widget can say; a further language is a file in locales/ of this type. */
export type Text = typeof en;

/** The sentences in use. */
export const text: Text = en;
