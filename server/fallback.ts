import { z } from 'zod';
import type { Catalogue, CatalogueBook } from './catalogue.ts';
import { AppError } from './errors.ts';
import { wordsIn } from './fallback-words.ts';
import type { MoneyWriter } from './money.ts';
import { structuredData } from './structured-data.ts';

/** What goes between the element's tags, for search engines and for readers without JavaScript. */
export interface FallbackOptions {
  /** The page that sells one book; gets `?item=` and the id. Default: `checkout` beside the server. */
  checkoutUrl?: string | undefined;
  /** These books only; ids the shop does not sell are left out. */
  items?: readonly string[] | undefined;
  /** How many books to leave out at the beginning. Default: 0. */
  from?: number | undefined;
  /** At most this many books, 1 to 1000. Default: 100. */
  count?: number | undefined;
  /** BCP 47 tag of the language of words and prices. Default: the shop's own. */
  language?: string | undefined;
  /** Before each price. Default: `Purchase`, in that language. */
  purchase?: string | undefined;
  /** In the place of the link. Default: `Sold out`, in that language. */
  soldOut?: string | undefined;
}

/** The same, as the query of an address. */
export const FallbackQuerySchema = z
  .strictObject({
    checkout: z.string().max(2000).optional(),
    item: z.string().max(64).optional(),
    items: z.string().max(2000).optional(),
    from: z.coerce.number().int().min(0).optional(),
    count: z.coerce.number().int().min(1).max(1000).optional(),
    lang: z.string().optional(),
  })
  .transform(({ checkout, item, items, lang, ...part }): FallbackOptions => ({
    ...part,
    language: lang,
    checkoutUrl: checkout,
    items: item === undefined ? items?.split(',') : [item],
  }));

interface Deps {
  catalogue: Catalogue;
  /** What writes prices in the language of a tag; in the shop's own where there is none. */
  moneyFor: (language: unknown) => MoneyWriter;
  /** Address of the server, as buyers reach it. */
  publicUrl: string;
  left: () => Promise<ReadonlyMap<string, number>>;
}

/** The largest part of a shop that is written into one page. */
const MOST_BOOKS = 1000;

/** What the shelves are for whoever does not run the element. */
export interface Fallback {
  /**
   * A list of the books with their links, and the same as JSON-LD. It holds nothing that a strict
   * content security policy would refuse.
   */
  page(options?: FallbackOptions): Promise<string>;
  /** The JSON-LD alone; where no `checkoutUrl` is given, its offers are those of the page it stands in. */
  data(options?: FallbackOptions): Promise<object>;
}

/** Makes the writer of the fallback. Its methods throw AppError('invalid_request') for a faulty `checkoutUrl`. */
export function createFallback(deps: Deps): Fallback {
  const { catalogue, moneyFor, publicUrl } = deps;
  const base = publicUrl.replace(/\/?$/, '/');
  /** What leads to the page at `checkoutUrl` with one book. */
  const linksTo = (checkoutUrl: string) => {
    const checkout = webAddress(checkoutUrl, base);
    return ({ id }: CatalogueBook): URL => {
      const url = new URL(checkout);
      url.searchParams.set('item', id);
      return url;
    };
  };
  const dataOf = (
    books: readonly CatalogueBook[],
    left: ReadonlyMap<string, number>,
    linkTo: ((book: CatalogueBook) => URL) | undefined,
  ) =>
    structuredData(books, catalogue, left, (book) => ({
      page: linkTo?.(book).href,
      cover: new URL(book.cover, base).href,
    }));

  async function page(options: FallbackOptions = {}): Promise<string> {
    const money = moneyFor(options.language);
    const { words, tag, dir } = wordsIn(money.locale);
    const {
      checkoutUrl = 'checkout',
      purchase = words.purchase,
      soldOut = words.soldOut,
    } = options;
    const linkTo = linksTo(checkoutUrl);
    const books = chosen(catalogue, options);
    const left = await deps.left();
    const card = (book: CatalogueBook): string => {
      const { href, pathname, search } = linkTo(book);
      // As it was given, so that a page on another host or path leads to its own.
      const link = isAbsolute(checkoutUrl) ? href : pathname + search;
      const price = money.short(book.priceMinor, catalogue.currency).text;
      // Titles and names run as their own letters do, whatever is around them.
      return `<li><article><h3 dir="auto">${escaped(book.title)}</h3><p dir="auto">${escaped(book.author)}</p>${
        book.blurb ? `<p dir="auto">${escaped(book.blurb)}</p>` : ''
      }<p>${
        left.get(book.id) === 0
          ? `${escaped(price)} · ${escaped(soldOut)}`
          : `<a href="${escaped(link)}">${escaped(`${purchase} — ${price}`)}</a>`
      }</p></article></li>`;
    };
    const list = `<ul lang="${tag}" dir="${dir}">${books.map(card).join('')}</ul>`;
    return list + dataBlock(dataOf(books, left, linkTo));
  }

  async function data(options: FallbackOptions = {}): Promise<object> {
    const { checkoutUrl } = options;
    const linkTo = checkoutUrl === undefined ? undefined : linksTo(checkoutUrl);
    return dataOf(chosen(catalogue, options), await deps.left(), linkTo);
  }

  return { page, data };
}

function chosen({ books }: Catalogue, { items, from = 0, count = 100 }: FallbackOptions) {
  const all = items ? items.flatMap((id) => books.get(id) ?? []) : [...books.values()];
  return all.slice(from, from + Math.min(count, MOST_BOOKS));
}

const isAbsolute = (address: string): boolean => URL.canParse(address);

function webAddress(address: string, base: string): URL {
  const url = URL.parse(address, base);
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new AppError(400, 'invalid_request', 'checkout must be a relative or http(s) address.', {
    field: 'checkout',
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for quoted attributes. */
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** No title can end the block early: `<` is written as JSON may write it. */
const dataBlock = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
