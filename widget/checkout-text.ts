import { text, withOwn, type Language, type Text } from './text.ts';

/** Every sentence from the cart on. */
export type CheckoutText = Awaited<ReturnType<Language['checkout']>>['checkout'];

/** The sentences in use from the cart on, beside those of every screen; there once they are loaded. */
export let words: Text & CheckoutText;

/** Fetches them in a language; the answer puts them in force. Rejects where they cannot be had. */
export async function loadWords(language: Language): Promise<() => void> {
  const { checkout } = await language.checkout();
  return () => {
    words = { ...text, ...withOwn(checkout) };
  };
}
