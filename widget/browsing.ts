import { html, type TemplateResult } from 'lit';
import type { Shop } from '../server/contract.ts';
import type { Actions } from './actions.ts';
import type { BookReader } from './book-reader.ts';
import { bookIn, isDamaged, isWhole } from './cart.ts';
import { chosenBooks } from './choice.ts';
import { fetchMend, fetchReader, fetchShelf } from './later-parts.ts';
import { Problem } from './problem.ts';
import type { Mended } from './mend.ts';
import type { Shelf } from './shelf.ts';
import type { Stage } from './stage.ts';
import { hasShop, withCart, type Shopping } from './state.ts';
import { unreachable } from './text.ts';
import { catalogue, FEW_BOOKS } from './views/catalogue.ts';
import { closed } from './views/door.ts';
import { wear } from './wear.ts';

interface Prepared extends Partial<Mended> {
  shop: Shop;
}

/**
 * The shelves, and what only some shops and some visits need of them: each is a part of its own,
 * fetched when it is called for.
 */
export class Browsing {
  readonly #stage: Stage;
  /** Null where it could not be had. */
  #shelf: Shelf | null | undefined;
  #reader: BookReader | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /**
   * The shop as far as this visit's cart and book have to be known, after the cart was put right.
   * `notice` is what the buyer is told of that, `pays` whether they came to pay. Throws a `Problem`
   * where books cannot be had.
   */
  async prepare(shop: Shop, signal: AbortSignal): Promise<Prepared> {
    const { cart, settings } = this.#stage.read();
    const { server, item } = settings;
    const isAmiss = isDamaged(server) || /[?&](cart|item)=/.test(location.search);
    const asked = [...cart.map(({ book }) => book), ...(item ? [item] : [])];
    const isKnown = isWhole(shop) || (!isAmiss && asked.every((book) => bookIn(shop.books, book)));
    const known = isKnown ? shop : await (await this.#shelves()).wholeShop(shop, server, signal);
    const part = isAmiss ? await fetchMend().catch(giveUp) : undefined;
    signal.throwIfAborted();
    const state = this.#stage.read();
    const mended = part?.mend(settings, known, state.cart);
    if (mended) this.#stage.show(withCart(state, mended.cart));
    return { ...mended, shop: known };
  }

  /** Fetches what draws the shelves of many books, and then the rest of them. */
  async complete(): Promise<void> {
    const state = this.#stage.read();
    if (!hasShop(state) || state.shop.books.length <= FEW_BOOKS) return;
    const part = await fetchShelf().catch(() => null);
    if (part && !this.#shelf) wear(this.#stage.host, part.shelfStyles);
    this.#shelf ??= part && new part.Shelf(this.#stage.host, this.#stage);
    this.#stage.host.requestUpdate();
    await this.#shelf?.fetchRest();
  }

  /** Shows one book in full; empty for none. */
  async read(book: string): Promise<void> {
    const state = this.#stage.read();
    if (state.step !== 'browsing') return;
    this.#stage.show({ ...state, reading: book, unread: '' });
    const part = book ? await fetchReader().catch(() => null) : undefined;
    if (part === null) {
      const now = this.#stage.read();
      if (now.step === 'browsing') this.#stage.show({ ...now, reading: '', unread: book });
    }
    if (!part) return;
    if (!this.#reader) wear(this.#stage.host, part.bookStyles);
    this.#reader ??= new part.BookReader(this.#stage.host, this.#stage);
    this.#stage.host.requestUpdate();
    await this.#reader.ask(book);
  }

  render(state: Shopping, actions: Actions): TemplateResult {
    const isMany = chosenBooks(state).length > FEW_BOOKS;
    const shelf = isMany ? this.#shelf?.render(state, actions) : undefined;
    return html`${shelf ?? catalogue(state, actions)}
    ${isMany && this.#shelf === null ? closed(unreachable(), () => void this.complete()) : null}
    ${state.reading ? this.#reader?.render(state, actions) : null}`;
  }

  #shelves() {
    return fetchShelf().catch(giveUp);
  }
}

const giveUp = (): never => {
  throw new Problem('unreachable');
};
