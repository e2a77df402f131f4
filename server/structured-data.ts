import type { Catalogue, CatalogueBook } from './catalogue.ts';
import type { Format } from './contract.ts';
import { isbn13 } from './isbn.ts';
import { decimalsOf } from './money.ts';

// https://schema.org/BookFormatType
const BOOK_FORMATS: Readonly<Record<Format, string>> = {
  hardback: 'Hardcover',
  paperback: 'Paperback',
  ebook: 'EBook',
  audiobook: 'AudiobookFormat',
};

/** Where a book's links lead; absolute addresses. */
export interface BookLinks {
  /** Where it is sold; none is the page that the data stands in. */
  page: string | undefined;
  cover: string;
}

/**
 * Books as schema.org has them, for search engines: a list of Book and Product with its Offer.
 * `left` has the copies of the books that are counted and few.
 */
export function structuredData(
  books: readonly CatalogueBook[],
  { currency }: Pick<Catalogue, 'currency'>,
  left: ReadonlyMap<string, number>,
  linksOf: (book: CatalogueBook) => BookLinks,
): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: books.map((book, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      item: bookData(book, currency, left.get(book.id), linksOf(book)),
    })),
  };
}

function bookData(
  book: CatalogueBook,
  currency: string,
  left: number | undefined,
  { page, cover }: BookLinks,
): object {
  const isbn = isbn13(book.isbn ?? '') ?? undefined;
  return {
    '@type': ['Book', 'Product'],
    name: book.title,
    author: { '@type': 'Person', name: book.author },
    description: book.blurb || undefined,
    image: cover,
    sku: book.id,
    isbn,
    gtin13: isbn,
    bookFormat: book.format && `https://schema.org/${BOOK_FORMATS[book.format]}`,
    numberOfPages: book.pages,
    inLanguage: book.language,
    datePublished: book.published,
    publisher: book.publisher && { '@type': 'Organization', name: book.publisher },
    keywords: book.subjects?.join(', '),
    offers: {
      '@type': 'Offer',
      url: page,
      price: decimal(book.priceMinor, currency),
      priceCurrency: currency.toUpperCase(),
      availability: `https://schema.org/${availability(left)}`,
      itemCondition: 'https://schema.org/NewCondition',
    },
  };
}

const availability = (left: number | undefined) =>
  left === 0 ? 'SoldOut' : left === undefined ? 'InStock' : 'LimitedAvailability';

/** `2300` cents as `23.00`. */
function decimal(minor: number, currency: string): string {
  const decimals = decimalsOf(currency);
  return (minor / 10 ** decimals).toFixed(decimals);
}
