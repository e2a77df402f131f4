import type { Book, Format } from '../server/contract.ts';

/** How the found books stand; `shelf` is the shop's own order, the best matches first. */
export const ORDERS = ['shelf', 'title', 'author', 'newest', 'cheapest', 'dearest'] as const;
export type Order = (typeof ORDERS)[number];

/** What a buyer looks for; empty is any. */
export interface Wish {
  words: string;
  author: string;
  subject: string;
  format: Format | '';
  order: Order;
}

export const anything: Wish = { words: '', author: '', subject: '', format: '', order: 'shelf' };

// Letters that Unicode does not take apart, as they are typed on a keyboard without them.
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '’': "'",
};

const ASCII = /^[\0-\x7f]*$/;

/** A text without case, accents and other marks: what is typed need not have them. */
export function folded(text: string): string {
  const small = text.toLowerCase();
  // Most texts, and in a fifth of the time.
  if (ASCII.test(small)) return small;
  return small
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøæœłđðþıς’]/g, (letter) => PLAIN[letter] ?? letter);
}

/** What a word may be found as: an ISBN however it is hyphenated, and by its shorter, older form. */
function formsOf(word: string): readonly string[] {
  const digits = word.replaceAll('-', '');
  if (!/^\d{4,12}[\dx]$/.test(digits)) return [word];
  return digits.length === 10 ? [word, digits, `978${digits.slice(0, 9)}`] : [word, digits];
}

/** The books of one shop, to be searched; what costs time is worked out once, when first asked for. */
export class Search {
  readonly books: readonly Book[];
  readonly #locale: string;
  readonly #texts = new Map<Book, { title: string; all: string }>();
  readonly #sorted = new Map<Order, readonly Book[]>();

  constructor(books: readonly Book[], locale: string) {
    this.books = books;
    this.#locale = locale;
  }

  /** Every author, in the language's order. */
  authors(): readonly string[] {
    return this.#different(this.books.map(({ author }) => author));
  }

  /** Every subject, in the language's order. */
  subjects(): readonly string[] {
    return this.#different(this.books.flatMap(({ subjects = [] }) => subjects));
  }

  /** A search that finds nothing, ahead of the first letter: what the first one costs is paid here. */
  prepare(): void {
    this.find({ ...anything, words: '\0' });
  }

  /** The books that have all the words and are of that author, subject and format. */
  find({ words, author, subject, format, order }: Wish): readonly Book[] {
    const sought = folded(words).trim();
    const terms = sought.split(/\s+/).filter(Boolean).map(formsOf);
    const isWanted = (book: Book) =>
      (!author || book.author === author) &&
      (!format || book.format === format) &&
      (!subject || book.subjects?.includes(subject) === true);
    const has = (book: Book) => {
      const { all } = this.#textOf(book);
      return terms.every((forms) => forms.some((form) => all.includes(form)));
    };
    const found = this.#inOrder(order).filter(
      (book) => isWanted(book) && (!terms.length || has(book)),
    );
    if (!terms.length || order !== 'shelf') return found;
    const isBest = (book: Book) => this.#textOf(book).title.startsWith(sought);
    return [...found.filter(isBest), ...found.filter((book) => !isBest(book))];
  }

  #textOf(book: Book): { title: string; all: string } {
    const known = this.#texts.get(book);
    if (known) return known;
    const title = folded(book.title);
    const all = `${title}\n${folded([book.author, ...(book.subjects ?? [])].join('\n'))}\n${book.isbn ?? ''}`;
    const text = { title, all };
    this.#texts.set(book, text);
    return text;
  }

  #inOrder(order: Order): readonly Book[] {
    const known = order === 'shelf' ? this.books : this.#sorted.get(order);
    if (known) return known;
    const { compare } = this.#collator();
    const published = (book: Book) => book.published ?? '';
    const by: Record<Order, (one: Book, other: Book) => number> = {
      shelf: () => 0,
      title: (one, other) => compare(one.title, other.title),
      author: (one, other) => compare(one.author, other.author),
      newest: (one, other) =>
        published(one) === published(other) ? 0 : published(one) < published(other) ? 1 : -1,
      cheapest: (one, other) => one.price.minor - other.price.minor,
      dearest: (one, other) => other.price.minor - one.price.minor,
    };
    const sorted = [...this.books].sort(by[order]);
    this.#sorted.set(order, sorted);
    return sorted;
  }

  #different(texts: readonly string[]): readonly string[] {
    return [...new Set(texts)].sort(this.#collator().compare);
  }

  #collator(): Intl.Collator {
    return new Intl.Collator(this.#locale, { numeric: true });
  }
}
