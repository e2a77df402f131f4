import type { Book, BookList, FORMATS, Shop } from '../server/contract.ts';
import { ask } from './api.ts';
import { isRecord } from './storage.ts';

// Typed by the contract's own constant: the compiler stops the two from drifting apart.
const formats: typeof FORMATS = ['hardback', 'paperback', 'ebook', 'audiobook'];

/** The shop with all its books. Throws a `Problem`. */
export async function wholeShop(shop: Shop, server: string, signal: AbortSignal): Promise<Shop> {
  const books = booksOf(await ask({ server, path: 'books', isAnswer: isList, signal }));
  return { ...shop, books, total: books.length };
}

const isList = (body: unknown): body is BookList =>
  isRecord(body) && Array.isArray(body.books) && Array.isArray(body.prices);

/** The list written out. A row that names what the list does not have is left out. */
export function booksOf(list: BookList): Book[] {
  return list.books.flatMap((row) => {
    const [
      id,
      title,
      author,
      price,
      cover,
      ground,
      left,
      isbn,
      format,
      subjects,
      published,
      digital,
      covers,
    ] = row;
    const money = list.prices[price];
    const book = {
      id,
      title,
      author: list.authors[author] ?? '',
      blurb: '',
      cover,
      ...(covers && { covers }),
      ground: list.grounds[ground] ?? '',
      left,
      ...(isbn && { isbn }),
      ...(formats[format] && { format: formats[format] }),
      ...(subjects.length && { subjects: subjects.flatMap((at) => list.subjects[at] ?? []) }),
      ...(published && { published }),
      ...(digital && { digital: true as const }),
    };
    return money ? { ...book, price: money } : [];
  });
}
