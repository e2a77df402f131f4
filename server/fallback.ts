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
  /** The page that shows this; gets `?from=` for another part of the shelves. Default: `api/shop.html` of the server. */
  pageUrl?: string | undefined;
  /** How many books to leave out at the beginning; what is no whole number counts as 0. Default: 0. */
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
    page: z.string().max(2000).optional(),
    item: z.string().max(64).optional(),
    items: z.string().max(2000).optional(),
    from: z.coerce.number().int().min(0).optional(),
    count: z.coerce.number().int().min(1).max(1000).optional(),
    lang: z.string().optional(),
  })
  .transform(({ checkout, page, item, items, lang, ...part }): FallbackOptions => ({
    ...part,
    language: lang,
    checkoutUrl: checkout,
    pageUrl: page,
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

/** Makes the writer of the fallback. Its methods throw AppError('invalid_request') for a faulty address. */
export function createFallback(deps: Deps): Fallback {
  const { catalogue, moneyFor, publicUrl } = deps;
  const base = publicUrl.replace(/\/?$/, '/');
  /** What leads to the page at `checkoutUrl` with one book. */
  const linksTo = (checkoutUrl: string) => {
    const checkout = webAddress(checkoutUrl, base, 'checkout');
    return ({ id }: CatalogueBook): URL => {
      const url = new URL(checkout);
      url.searchParams.set('item', id);
      return url;
    };
  };
  /** What leads to the part of the shelves that begins at `from`. */
  const linksToParts = (options: FallbackOptions) => {
    const { pageUrl } = options;
    const page = webAddress(pageUrl ?? 'api/shop.html', base, 'page');
    const query = pageUrl === undefined ? queryOf(options) : [];
    for (const [name, value] of query) page.searchParams.set(name, value);
    return (from: number): string => {
      const url = new URL(page);
      url.searchParams.set('from', String(from));
      return pageUrl === undefined ? url.href : asGiven(url, pageUrl);
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
    const linkToPart = linksToParts(options);
    const { books, previous, next } = chosen(catalogue, options);
    const left = await deps.left();
    const card = (book: CatalogueBook): string => {
      const link = asGiven(linkTo(book), checkoutUrl);
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
    const part = (rel: string, from: number | undefined, said: string): string =>
      from === undefined
        ? ''
        : `<a rel="${rel}" href="${escaped(linkToPart(from))}">${escaped(said)}</a>`;
    const ways = [part('prev', previous, words.previous), part('next', next, words.next)]
      .filter(Boolean)
      .join(' · ');
    const spoken = `lang="${tag}" dir="${dir}"`;
    const list = `<ul ${spoken}>${books.map(card).join('')}</ul>`;
    return list + (ways && `<p ${spoken}>${ways}</p>`) + dataBlock(dataOf(books, left, linkTo));
  }

  async function data(options: FallbackOptions = {}): Promise<object> {
    const { checkoutUrl } = options;
    const linkTo = checkoutUrl === undefined ? undefined : linksTo(checkoutUrl);
    return dataOf(chosen(catalogue, options).books, await deps.left(), linkTo);
  }

  return { page, data };
}

/** A part of the books, and where the parts beside it begin. */
interface Part {
  books: readonly CatalogueBook[];
  previous: number | undefined;
  next: number | undefined;
}

function chosen({ books }: Catalogue, options: FallbackOptions): Part {
  const { items } = options;
  const all = items ? items.flatMap((id) => books.get(id) ?? []) : [...books.values()];
  const count = Math.min(whole(options.count) || 100, MOST_BOOKS);
  // From beyond the end, a way back leads to the last of them.
  const from = Math.min(whole(options.from), all.length);
  return {
    books: all.slice(from, from + count),
    previous: from > 0 ? Math.max(from - count, 0) : undefined,
    next: from + count < all.length ? from + count : undefined,
  };
}

/** Callers in JavaScript may pass on whatever an address says. */
const whole = (number = 0): number => (Number.isSafeInteger(number) && number > 0 ? number : 0);

/** The options as the query of the server's own page has them. */
function queryOf({ checkoutUrl, items, count, language }: FallbackOptions): [string, string][] {
  const given = {
    checkout: checkoutUrl,
    items: items?.join(),
    count: whole(count) || undefined,
    lang: language,
  };
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

/** Absolute where `given` is, so that a page on another host or path leads to its own. */
const asGiven = ({ href, pathname, search }: URL, given: string): string =>
  URL.canParse(given) ? href : pathname + search;

/** Throws AppError('invalid_request') for what no link may lead to. */
function webAddress(address: string, base: string, field: string): URL {
  const url = URL.parse(address, base);
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  const message = `${field} must be a relative or http(s) address.`;
  throw new AppError(400, 'invalid_request', message, { field });
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
