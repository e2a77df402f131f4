import { send } from './api.ts';
import { chosenBooks } from './choice.ts';
import { stringify } from './intact.ts';
import { hasTrustedTypes, scriptPolicy } from './script-policy.ts';
import type { Shopping } from './state.ts';
import { isRecord } from './storage.ts';

/** No more books than a first answer has: the rest is for pages that the server writes. */
const MOST = 24;

/** What marks the data that was written by this element or another one of the page. */
const OURS = 'data-book-checkout-books';

/**
 * Tells search engines that run scripts what is sold here, where the page itself does not: the books
 * that are shown as schema.org has them, in the server's words, as JSON-LD in the page's head, until
 * `signal` ends it. Rejects where the server cannot be asked.
 */
export async function tellSearchEngines(state: Shopping, signal: AbortSignal): Promise<void> {
  const books = chosenBooks(state).slice(0, MOST);
  if (signal.aborted || !books.length || isToldByPage()) return;
  const { server, checkoutUrl } = state.settings;
  const query = new URLSearchParams({ items: String(books.map(({ id }) => id)) });
  if (checkoutUrl) query.set('checkout', checkoutUrl);
  const path = `shop.jsonld?${String(query)}`;
  // Ends with the signal: nobody would take back what is written after the element has left.
  const data = await send({ server, path, isAnswer: isRecord, signal });
  const text = trustedText(stringify(data));
  if (text === null) return;
  const script = document.createElement('script');
  script.toggleAttribute(OURS, true);
  script.type = 'application/ld+json';
  script.text = text;
  document.head.append(script);
  signal.addEventListener('abort', () => {
    script.remove();
  });
}

const isToldByPage = () =>
  [...document.querySelectorAll(`script[type="application/ld+json"]:not([${OURS}])`)].some(
    (script) => /"(Book|Product)"/.test(script.textContent),
  );

/**
 * The text as pages with Trusted Types want it in a script, in one that is data, too; null in a page
 * that has them and does not list our policy.
 */
function trustedText(text: string): string | null {
  if (!hasTrustedTypes) return text;
  return scriptPolicy()?.createScript(text) ?? null;
}
