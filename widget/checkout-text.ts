import { join, text, withOwn, type Language, type Text } from './text.ts';

/** Every sentence from the cart on. */
export type CheckoutText = Awaited<ReturnType<Language['checkout']>>['checkout'];

/** The sentences in use from the cart on, beside those of every screen; there once they are loaded. */
export let words: Text & CheckoutText;

/** To be awaited before anything of that part is drawn. Rejects where they cannot be had. */
export const loadWords = (): Promise<void> =>
  join(async (language) => {
    const { checkout } = await language.checkout();
    return () => {
      words = { ...text, ...withOwn(checkout) };
    };
  });
