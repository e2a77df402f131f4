import type {
  BookDetails,
  BookList,
  AddressFormat,
  Line,
  OrderReply,
  OrderRequest,
  Quote,
  QuoteRequest,
  Shop,
} from '../../server/contract.ts';

const dollars = (minor: number) => ({
  minor,
  currency: 'usd',
  text: `$${(minor / 100).toFixed(2)}`,
});

const book = (id: string, title: string, price: number) => ({
  id,
  title,
  author: `Author of ${title}`,
  blurb: `About ${title}.`,
  cover: 'covers/none.svg',
  ground: '#143295',
  price: { minor: price * 100, currency: 'usd', text: `$${String(price)}` },
  left: null as number | null,
});

/**
 * What the server answers to one call: a status with a body or a promise of one, nothing at all, or
 * `paid` when let go.
 */
export type Answer = { status?: number; body: unknown } | 'lost' | 'held';

/** The wire, scripted: answers of `order` and `find` are taken one by one, the last one stays. */
export class FakeServer {
  shop: Shop = {
    name: 'Stripe Press',
    locale: 'en',
    currency: 'usd',
    publishableKey: 'pk_test_fake',
    stripeScriptUrl: null,
    paymentFlow: 'payment_intents',
    books: [book('1', 'The Art', 23), book('2', 'The Making', 25), book('3', 'Working', 28)],
  };
  /** How addresses are written, by country. */
  formats: Record<string, AddressFormat> = {};
  /** How they are anywhere else; null where nothing is known of that. */
  plainFormat: AddressFormat | null = {
    country: '',
    fields: ['line1', 'city', 'state', 'postalCode'],
    required: [],
    labels: { city: 'city', state: 'state', postalCode: 'zip' },
    binding: false,
    ebookConsent: false,
  };
  shopAnswer: Answer | null = null;
  /** All books, where the shop has the first of many. */
  books: BookList | null = null;
  details: BookDetails | null = null;
  quoteAnswer: Answer | null = null;
  /** Added to every price, in cents: what a price rise looks like. */
  rise = 0;
  orders: Answer[] = [];
  confirms: Answer[] = [];
  finds: Answer[] = [];
  readonly placed: OrderRequest[] = [];
  readonly quoted: QuoteRequest[] = [];
  /** What the receipt is over, where the quote's token does not say it. */
  receiptFor: Quote | null = null;
  readonly calls: string[] = [];
  /** What was asked for search engines, which the page does when it is idle: none of the calls. */
  readonly searched: URLSearchParams[] = [];
  /** What they are told. */
  data: object | Promise<object> = { '@type': 'ItemList' };
  /** Which language the shop was asked for in, each time; null where in none. */
  readonly languages: (string | null)[] = [];
  readonly #held: (() => void)[] = [];
  readonly #real = globalThis.fetch;

  constructor() {
    globalThis.fetch = (input, init) => this.#answer(new Request(input, init), init?.body);
  }

  /** Answers what was held. */
  letGo(): void {
    for (const answer of this.#held.splice(0)) answer();
  }

  stop(): void {
    globalThis.fetch = this.#real;
  }

  quote(lines: readonly Line[]): Quote {
    const priced = lines.map(({ book: id, quantity }) => {
      const found = this.shop.books.find((one) => one.id === id);
      const unit = dollars((found?.price.minor ?? 0) + this.rise);
      const title = found?.title ?? '';
      return { book: id, title, quantity, unit, total: dollars(unit.minor * quantity) };
    });
    const total = dollars(priced.reduce((sum, line) => sum + line.total.minor, 0));
    return { token: JSON.stringify(lines), expiresAt: Date.now() + 600_000, lines: priced, total };
  }

  /** The reply to a request that went through. */
  paid(request = this.placed.at(-1)): OrderReply {
    if (!request) throw new Error('nothing was placed');
    const { total, lines: priced } =
      this.receiptFor ?? this.quote(JSON.parse(request.quoteToken) as Line[]);
    const receiptUrl = 'https://pay.stripe.com/receipts/1';
    const { buyer } = request;
    const receipt = {
      chargeId: 'ch_1',
      total,
      lines: priced,
      buyer,
      receiptUrl,
      refunded: null,
    };
    return { orderId: 'order-1', token: 'secret', status: 'paid', receipt };
  }

  async #answer({ url, method }: Request, sent: unknown): Promise<Response> {
    const { pathname, searchParams } = new URL(url);
    if (pathname.endsWith('/api/shop')) this.languages.push(searchParams.get('lang'));
    if (pathname.endsWith('/api/shop.jsonld')) {
      this.searched.push(searchParams);
      return Response.json(await this.data);
    }
    const body: unknown = typeof sent === 'string' ? JSON.parse(sent) : undefined;
    this.calls.push(`${method} ${pathname}`);
    await Promise.resolve();
    const answer = this.#choose(pathname, body);
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    if (answer === 'held') {
      await new Promise<void>((resolve) => this.#held.push(resolve));
      return Response.json(this.paid());
    }
    return Response.json(await answer.body, { status: answer.status ?? 200 });
  }

  #choose(path: string, body: unknown): Answer {
    if (path.endsWith('/api/shop')) return this.shopAnswer ?? { body: this.shop };
    if (path.includes('/api/addresses/')) {
      const format = this.formats[path.slice(-2)] ?? this.plainFormat;
      return format ? { body: format } : refusal(404, 'not_found');
    }
    if (path.endsWith('/api/books')) return { body: this.books };
    if (path.includes('/api/books/')) {
      return this.details ? { body: this.details } : refusal(404, 'not_found', 'No such book.');
    }
    if (path.endsWith('/api/quotes')) {
      this.quoted.push(body as QuoteRequest);
      return this.quoteAnswer ?? { body: this.quote((body as { lines: Line[] }).lines) };
    }
    if (path.endsWith('/api/orders')) {
      this.placed.push(body as OrderRequest);
      return next(this.orders) ?? { body: this.paid() };
    }
    const known = next(path.endsWith('/confirm') ? this.confirms : this.finds);
    // Whose key is asked for before anything was placed has no order.
    return known ?? (path.endsWith('/find') ? refusal(404, 'not_found') : { body: this.paid() });
  }
}

const next = (answers: Answer[]): Answer | undefined =>
  answers.length > 1 ? answers.shift() : answers[0];

/** A reply without a receipt. */
export const reply = (status: string, more: object = {}): Answer => ({
  body: { orderId: 'order-1', token: 'secret', status, ...more },
});

/** A refusal as the server words it. */
export const refusal = (
  status: number,
  code: string,
  message = '',
  field?: string,
  remedy: object = {},
): Answer => ({ status, body: { error: { code, message, field, ...remedy } } });
