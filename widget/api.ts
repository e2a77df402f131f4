import type {
  AddressFormat,
  BookDetails,
  BookList,
  ErrorReply,
  Line,
  OrderReply,
  OrderRequest,
  Quote,
  Shop,
} from '../server/contract.ts';
import { patiently } from './patience.ts';
import { stringify } from './intact.ts';
import { Problem } from './problem.ts';
import type { OrderPass } from './session.ts';
import { isRecord } from './storage.ts';
import { tag } from './text.ts';

/** Milliseconds until an answer is given up. Longer than the server itself waits for Stripe. */
const PATIENCE = 30_000;

interface Call {
  signal: AbortSignal;
  body?: object;
  token?: string;
}

/** What the widget asks of its server. All throw a `Problem`, except after an abort. */
export class Api {
  readonly #server: string;

  /** `server` is the absolute base, ending in a slash. */
  constructor(server: string) {
    this.#server = server;
  }

  shop(signal: AbortSignal): Promise<Shop> {
    return this.#ask('shop', isShop, { signal });
  }

  /** All books of a shop of many. */
  books(signal: AbortSignal): Promise<BookList> {
    return this.#ask('books', isList, { signal });
  }

  details(book: string, signal: AbortSignal): Promise<BookDetails> {
    return this.#ask(`books/${encodeURIComponent(book)}`, isDetails, { signal });
  }

  /** `path` as formatPath() makes it. */
  addressFormat(path: string, signal: AbortSignal): Promise<AddressFormat> {
    return this.#ask(path, isFormat, { signal });
  }

  /** `clientKey` of a checkout already begun, whose order may keep copies for this buyer. */
  quote(
    lines: readonly Line[],
    clientKey: string | undefined,
    signal: AbortSignal,
  ): Promise<Quote> {
    return this.#ask('quotes', isQuote, { signal, body: { lines, clientKey } });
  }

  order(request: OrderRequest, signal: AbortSignal): Promise<OrderReply> {
    return this.#call('orders', isReply, { signal, body: request });
  }

  confirm({ orderId, token }: OrderPass, signal: AbortSignal): Promise<OrderReply> {
    const path = `orders/${encodeURIComponent(orderId)}/confirm`;
    return this.#call(path, isReply, { signal, token, body: {} });
  }

  find({ orderId, token }: OrderPass, signal: AbortSignal): Promise<OrderReply> {
    return this.#call(`orders/${encodeURIComponent(orderId)}`, isReply, { signal, token });
  }

  /** The order begun with this key, for a buyer who comes back without this tab's memory. */
  returned(clientKey: string, signal: AbortSignal): Promise<OrderReply> {
    return this.#call('orders/find', isReply, { signal, body: { clientKey } });
  }

  /** What changes nothing at the server is asked for more than once. */
  #ask<T>(path: string, isAnswer: (body: unknown) => body is T, call: Call): Promise<T> {
    const patience = AbortSignal.timeout(PATIENCE);
    return patiently(() => this.#call(path, isAnswer, call), call.signal, patience);
  }

  async #call<T>(path: string, isAnswer: (body: unknown) => body is T, call: Call): Promise<T> {
    const { signal, body, token } = call;
    const url = new URL(`api/${path}`, this.#server);
    if (tag) url.searchParams.set('lang', tag);
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body ? stringify(body) : null,
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    }).catch(() => {
      throw new Problem('unreachable');
    });
    const answer: unknown = await response.json().catch(() => {
      throw new Problem('unreadable');
    });
    signal.throwIfAborted();
    if (!response.ok) throw refusal(answer);
    if (!isAnswer(answer)) throw new Problem('unreadable');
    return answer;
  }
}

// The guards look at what tells this shop's answer from another server's; the rest is the contract.
const isShop = (body: unknown): body is Shop =>
  isRecord(body) && Array.isArray(body.books) && typeof body.publishableKey === 'string';

const isList = (body: unknown): body is BookList =>
  isRecord(body) && Array.isArray(body.books) && Array.isArray(body.prices);

const isDetails = (body: unknown): body is BookDetails =>
  isRecord(body) && typeof body.blurb === 'string';

const isFormat = (body: unknown): body is AddressFormat =>
  isRecord(body) && Array.isArray(body.fields) && Array.isArray(body.required);

const isQuote = (body: unknown): body is Quote =>
  isRecord(body) && typeof body.token === 'string' && isRecord(body.total);

const isReply = (body: unknown): body is OrderReply =>
  isRecord(body) && typeof body.orderId === 'string' && typeof body.status === 'string';

const isRefusal = (body: unknown): body is ErrorReply =>
  isRecord(body) && isRecord(body.error) && typeof body.error.code === 'string';

function refusal(body: unknown): Problem {
  if (!isRefusal(body)) return new Problem('unreadable');
  const { code, message, field, ...remedy } = body.error;
  return new Problem(code, message, field, remedy);
}
