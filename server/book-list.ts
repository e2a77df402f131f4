import type { Catalogue, CatalogueBook } from './catalogue.ts';
import { isDigital } from './catalogue.ts';
import { FORMATS } from './contract.ts';
import type { Book, BookDetails, BookList, BookRow, Findable, Money } from './contract.ts';
import { AppError } from './errors.ts';
import { isbn13 } from './isbn.ts';

/** How the shop writes a price. */
type PriceOf = (book: CatalogueBook) => Money;
/** Copies left by book, where buyers are told. */
type Left = ReadonlyMap<string, number>;

/** A book as buyers see it on its card. */
export function bookOf(book: CatalogueBook, priceOf: PriceOf, left: Left): Book {
  const { id, title, author, blurb, cover, covers, ground } = book;
  const price = priceOf(book);
  return {
    id,
    title,
    author,
    blurb,
    cover,
    ...(covers && { covers }),
    ground,
    price,
    left: left.get(id) ?? null,
    ...findable(book),
  };
}

/** What a reader of one book is told besides. */
function detailsOf(book: CatalogueBook): BookDetails {
  const { id, blurb, isbn, format, pages, language, publisher, published, subjects, sample } = book;
  return withoutAbsent({
    id,
    blurb,
    isbn,
    format,
    pages,
    language,
    publisher,
    published,
    subjects,
    sample,
  });
}

/** The details of the book with this id. Throws AppError(404, 'not_found'). */
export function detailsFrom({ books }: Catalogue, id: string): BookDetails {
  const book = books.get(id);
  if (!book) throw new AppError(404, 'not_found', 'There is no such book.');
  return detailsOf(book);
}

/** All books, written short. */
export function listOf(books: Iterable<CatalogueBook>, priceOf: PriceOf, left: Left): BookList {
  const authors = new Places<string>();
  const subjects = new Places<string>();
  const grounds = new Places<string>();
  const prices = new Places<Money>();
  const rows = [...books].map((book): BookRow => {
    const price = priceOf(book);
    const row = [
      book.id,
      book.title,
      authors.of(book.author),
      prices.of(price, price.text),
      book.cover,
      grounds.of(book.ground),
      left.get(book.id) ?? null,
      isbn13(book.isbn ?? '') ?? '',
      book.format ? FORMATS.indexOf(book.format) : -1,
      (book.subjects ?? []).map((subject) => subjects.of(subject)),
      book.published ?? '',
      isDigital(book) ? 1 : 0,
    ] as const;
    return book.covers ? [...row, book.covers] : row;
  });
  return {
    authors: authors.all,
    subjects: subjects.all,
    grounds: grounds.all,
    prices: prices.all,
    books: rows,
  };
}

function findable(book: CatalogueBook): Findable {
  const { format, subjects, published } = book;
  const isbn = isbn13(book.isbn ?? '') ?? undefined;
  return withoutAbsent({
    isbn,
    format,
    subjects,
    published,
    digital: isDigital(book) || undefined,
  });
}

type Present<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Without the fields that are undefined, as JSON leaves them out. */
function withoutAbsent<T extends object>(fields: T): Present<T>;
function withoutAbsent(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Gives every different value its place in one list. */
class Places<T> {
  readonly all: T[] = [];
  readonly #places = new Map<unknown, number>();

  of(value: T, name: unknown = value): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.all.length);
    return this.all.push(value) - 1;
  }
}
