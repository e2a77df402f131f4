import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const BooksSchema = z.looseObject({ books: z.array(z.looseObject({ id: z.string() })) });

/** A catalogue for `CATALOGUE_FILE`. */
export interface ChangedBooks {
  file: string;
  remove: () => Promise<void>;
}

/** The demo's books, of which some fields are others; `changes` by the books' ids. */
export const changedBooks = (changes: Readonly<Record<string, object>>): Promise<ChangedBooks> =>
  write((book) => changes[book.id]);

/** The demo's books, each of which costs so many minor units of a currency. */
export const booksFor = (priceMinor: number, currency: string): Promise<ChangedBooks> =>
  write(() => ({ priceMinor }), { currency });

async function write(
  changesOf: (book: { id: string }) => object | undefined,
  settings: object = {},
): Promise<ChangedBooks> {
  const folder = await mkdtemp(join(tmpdir(), 'changed-books-'));
  const file = join(folder, 'books.json');
  const source = readFileSync(new URL('../books.json', import.meta.url), 'utf8');
  const catalogue = BooksSchema.parse(JSON.parse(source));
  const books = catalogue.books.map((book) => ({ ...book, ...changesOf(book) }));
  await writeFile(file, JSON.stringify({ ...catalogue, ...settings, books }));
  return { file, remove: () => rm(folder, { recursive: true }) };
}
