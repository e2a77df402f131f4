import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../demo-shop.ts';

const BooksSchema = z.looseObject({ books: z.array(z.looseObject({ id: z.string() })) });

/** Of the first, which is read on a screen, a few are left; the third is sold out. */
const CHANGES: Readonly<Record<string, object>> = {
  '1': { stock: 3, digital: true },
  '2': { stock: 5 },
  '3': { stock: 0 },
};

/** The settings of a shop that asks for everything it can, and has few books left. */
export interface StrictShop {
  environment: Environment;
  remove: () => Promise<void>;
}

export async function strictShop(): Promise<StrictShop> {
  const folder = await mkdtemp(join(tmpdir(), 'strict-shop-'));
  const file = join(folder, 'books.json');
  const source = readFileSync(new URL('../books.json', import.meta.url), 'utf8');
  const catalogue = BooksSchema.parse(JSON.parse(source));
  const books = catalogue.books.map((book) => ({ ...book, ...CHANGES[book.id] }));
  await writeFile(file, JSON.stringify({ ...catalogue, books }));
  return {
    environment: {
      CATALOGUE_FILE: file,
      COMPANY_FIELD: 'optional',
      PHONE_FIELD: 'required',
      NOTE_FIELD: 'optional',
      BILLING_ADDRESS: 'optional',
      EBOOK_CONSENT: 'always',
      TERMS_URL: 'https://books.example/terms',
      PRIVACY_URL: 'https://books.example/privacy',
      SHOP_EMAIL: 'orders@books.example',
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
