import type { Book, Format, Shop } from '../server/contract.ts';
import { chosenBooks } from './choice.ts';
import { majorOf } from './money.ts';
import { hasTrustedTypes, scriptPolicy } from './script-policy.ts';
import { webAddress } from './settings.ts';
import type { Shopping } from './state.ts';
import { OURS } from './surroundings.ts';

/** No more books than a first answer has: the rest is for pages that the server writes. */
const MOST = 24;

// https://schema.org/BookFormatType
const FORMATS: Readonly<Record<Format, string>> = {
  hardback: 'Hardcover',
  paperback: 'Paperback',
  ebook: 'EBook',
  audiobook: 'AudiobookFormat',
};

/**
 * Tells search engines that run scripts what is sold here: books as schema.org has them, as JSON-LD
 * in the page's head, until `signal` ends it.
 */
export function tellSearchEngines(state: Shopping, signal: AbortSignal): void {
  const text = trustedText(JSON.stringify(dataOf(state)));
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

const dataOf = (state: Shopping): object => ({
  '@context': 'https://schema.org',
  '@type': 'ItemList',
  itemListElement: chosenBooks(state)
    .slice(0, MOST)
    .map((book, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      item: bookData(book, state),
    })),
});

function bookData(book: Book, { settings, shop }: Shopping): object {
  const { isbn, format } = book;
  return {
    '@type': ['Book', 'Product'],
    name: book.title,
    author: { '@type': 'Person', name: book.author },
    description: book.blurb || undefined,
    image: webAddress(book.cover, settings.server) || undefined,
    sku: book.id,
    isbn,
    gtin13: isbn,
    bookFormat: format && `https://schema.org/${FORMATS[format]}`,
    datePublished: book.published,
    keywords: book.subjects?.join(', '),
    offers: {
      '@type': 'Offer',
      url: pageOf(book, settings.checkoutUrl || location.href),
      price: priceOf(book, shop),
      priceCurrency: shop.currency.toUpperCase(),
      availability: `https://schema.org/${availability(book)}`,
      itemCondition: 'https://schema.org/NewCondition',
    },
  };
}

function pageOf({ id }: Book, page: string): string {
  const url = new URL(page);
  if (url.href !== location.href) url.searchParams.set('item', id);
  return url.href;
}

const availability = ({ left }: Book) =>
  left === 0 ? 'SoldOut' : left === null ? 'InStock' : 'LimitedAvailability';

const priceOf = ({ price }: Book, { currency }: Shop): string =>
  String(majorOf(price.minor, currency));

/**
 * The text as pages with Trusted Types want it in a script, in one that is data, too; null in a page
 * that has them and does not list our policy.
 */
function trustedText(text: string): string | null {
  if (!hasTrustedTypes) return text;
  return scriptPolicy()?.createScript(text) ?? null;
}
