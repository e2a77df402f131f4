import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FORMATS } from './contract.ts';
import { StartError } from './errors.ts';
import { isbn13 } from './isbn.ts';
import { isCurrency, MAX_TOTAL_MINOR, stepOf } from './money.ts';
import { firstFault, reason } from './parse.ts';

const CSS_COLOUR = /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl|oklch|oklab|lab|lch)a?\([\d\s.,%/-]+\))$/i;

const isWebAddress = (address: string): boolean => {
  // Any base does: it only gives relative addresses a scheme.
  const url = URL.parse(address, 'https://base.invalid/');
  return url !== null && ['http:', 'https:'].includes(url.protocol);
};

const isLanguage = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** A year, a month or a day that the calendar has. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** What stands in a list of addresses is parted by commas and spaces. */
const isListable = (address: string): boolean => isWebAddress(address) && !/[\s,]/.test(address);

const CatalogueBookSchema = z.strictObject({
  // Plain characters keep ids fit for addresses, and fifty of them fit in a quote's token.
  id: z.string().regex(/^[\w.~-]{1,64}$/, 'must be 1 to 64 letters, digits or . _ ~ -'),
  title: z.string().trim().min(1).max(300),
  author: z.string().trim().min(1).max(300),
  blurb: z.string().trim().max(2000),
  priceMinor: z.int().min(1).max(MAX_TOTAL_MINOR),
  cover: z.string().min(1).refine(isWebAddress, 'must be a relative or http(s) address'),
  /** The same picture in several widths, in pixels, of which a browser takes the one it needs. */
  covers: z
    .array(
      z.strictObject({
        url: z
          .string()
          .min(1)
          .refine(isListable, 'must be a relative or http(s) address without spaces and commas'),
        width: z.int().min(1).max(10_000),
      }),
    )
    .min(1)
    .max(10)
    .refine(
      (covers) => new Set(covers.map(({ width }) => width)).size === covers.length,
      'must not have the same width twice',
    )
    .optional(),
  ground: z.string().regex(CSS_COLOUR, 'must be a CSS colour'),
  /**
   * How many copies were ever put on sale; left out, the book is not counted. Raise it by what comes
   * in: a restart with a number 10 higher puts 10 more on sale.
   */
  stock: z.int().min(0).max(1_000_000).optional(),
  isbn: z
    .string()
    .refine((text) => isbn13(text) !== null, 'must be an ISBN whose check digit is right')
    .optional(),
  format: z.enum(FORMATS).optional(),
  pages: z.int().min(1).max(100_000).optional(),
  /** Of the text, as BCP 47 tag. */
  language: z.string().refine(isLanguage, 'must be a language tag, like "en"').optional(),
  publisher: z.string().trim().min(1).max(300).optional(),
  published: z
    .string()
    .refine(isDate, 'must be a date: a year, year-month or year-month-day')
    .optional(),
  subjects: z.array(z.string().trim().min(1).max(100)).max(10).optional(),
  /** Some pages to read before buying. */
  sample: z
    .string()
    .min(1)
    .refine(isWebAddress, 'must be a relative or http(s) address')
    .optional(),
  /** Nothing is sent by post. Left out, it is so for e-books and audiobooks. */
  digital: z.boolean().optional(),
});

const CatalogueSchema = z.strictObject({
  currency: z.string().refine(isCurrency, 'must be a currency code in lower case, like "usd"'),
  books: z.array(CatalogueBookSchema).min(1),
});

/** What a catalogue file holds; `priceMinor` is in the currency's minor unit (cents). */
export type CatalogueFile = z.infer<typeof CatalogueSchema>;
export type CatalogueBook = CatalogueFile['books'][number];

export interface Catalogue {
  currency: string;
  /** By id, in the order of the shop window. */
  books: ReadonlyMap<string, CatalogueBook>;
}

/** True for what is downloaded rather than sent. */
export const isDigital = ({ digital, format }: CatalogueBook): boolean =>
  digital ?? (format === 'ebook' || format === 'audiobook');

/**
 * Reads and checks a catalogue: the path of a JSON file, or its content. Throws StartError with a
 * sentence that names the fault.
 */
export function readCatalogue(source: unknown): Catalogue {
  const name = typeof source === 'string' ? `The catalogue ${source}` : 'The catalogue';
  const content = typeof source === 'string' ? readJson(source, name) : source;
  const parsed = CatalogueSchema.safeParse(content, { error: reason });
  if (!parsed.success)
    throw new StartError(`${name} has a fault: ${firstFault(parsed.error, content, 'it').message}`);
  const { currency, books } = parsed.data;
  const byId = new Map<string, CatalogueBook>();
  for (const book of books) {
    if (byId.has(book.id)) throw new StartError(`${name} has two books with the id "${book.id}".`);
    requireChargeable(book, currency, name);
    byId.set(book.id, book);
  }
  return { currency, books: byId };
}

function requireChargeable(book: CatalogueBook, currency: string, name: string): void {
  const step = stepOf(currency);
  if (book.priceMinor % step === 0) return;
  throw new StartError(
    `${name} has a fault: the price of book "${book.id}" must be a multiple of ${step}, because Stripe takes no other amounts in ${currency}.`,
  );
}

function readJson(path: string, name: string): unknown {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StartError(`${name} cannot be read. Is the path right?`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartError(`${name} is not valid JSON.`, { cause });
  }
}
