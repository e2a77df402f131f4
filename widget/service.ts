import type { Book, Shop } from '../server/contract.ts';
import { bookIn, copies, isWhole, most } from './cart.ts';
import { Problem } from './problem.ts';
import type { Start } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { hasShop, isCheckingOut, isPaying, withCart } from './state.ts';
import { text, unreachable } from './text.ts';

/** Copies of a book in the cart, and why there are no more; undefined where all came that were asked for. */
export interface Added {
  copies: number;
  why?: string;
}

/** What a page, and the buttons in it, can ask of a shop. */
export class Service {
  readonly #keeper: Shopkeeper;

  constructor(keeper: Shopkeeper) {
    this.#keeper = keeper;
  }

  /** The shop with its books, once it is open. Rejects with a `Problem` where it cannot be had. */
  async ready(): Promise<Shop> {
    for (;;) {
      const { state } = this.#keeper;
      if (hasShop(state)) return state.shop;
      if (state.step === 'closed') throw new Problem('unreachable', state.problem);
      await this.#keeper.steps.next();
    }
  }

  /** Adds copies, as far as the shop has them. Rejects with a `Problem` where the book cannot be had. */
  async add(item: string, quantity: number): Promise<Added> {
    const keeper = this.#keeper;
    const book = await this.#find(item);
    this.#leaveForm();
    const before = copies(keeper.state.cart, item);
    const wanted = Math.max(before + Math.trunc(quantity), 0);
    const possible = Math.min(wanted, Math.max(most(book), before));
    const why = `${book.title}: ${possible ? text.full(possible) : text.left(0)}`;
    if (possible !== before) keeper.setCopies(item, possible);
    else if (wanted > before) keeper.state = withCart(keeper.state, keeper.state.cart, why);
    keeper.keepCart();
    const added = { copies: copies(keeper.state.cart, item) };
    return wanted > possible ? { ...added, why } : added;
  }

  async #find(item: string): Promise<Book> {
    for (;;) {
      const shop = await this.ready();
      const book = bookIn(shop.books, item);
      if (book) return book;
      if (isWhole(shop)) throw new Problem('unknown_book', text.bookGone);
      // It may be one of those that are still to come.
      await this.#keeper.browsing.complete();
      const { state } = this.#keeper;
      if (hasShop(state) && state.shop === shop) throw new Problem('unreachable', unreachable());
    }
  }

  clear(): void {
    this.#leaveForm();
    this.#keeper.state = withCart(this.#keeper.state, []);
    this.#keeper.keepCart();
  }

  /**
   * Shows a step, and why; without one, where the buyer was, or the step that the page begins with.
   */
  async show(step?: Start, why?: string): Promise<void> {
    const keeper = this.#keeper;
    const { state } = keeper;
    keeper.focus.claim();
    if (hasShop(state) && !isPaying(state) && (step || state.step === 'browsing')) {
      keeper.arrive(step ?? state.settings.start, why);
    }
    keeper.shown = true;
    if (hasShop(state)) return;
    if (state.step === 'closed') keeper.actions.reload();
    keeper.wanted = step;
    await this.ready();
  }

  async checkout(): Promise<void> {
    await this.ready();
    this.#keeper.actions.checkout();
  }

  /** The page changes the cart while its checkout is open: no other cart than the one shown is paid. */
  #leaveForm(): void {
    const { state, actions } = this.#keeper;
    if (isCheckingOut(state) && !isPaying(state)) actions.viewCart();
  }
}
