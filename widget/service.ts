import type { Shop } from '../server/contract.ts';
import { bookIn, copies, isWhole, most } from './cart.ts';
import { Problem } from './problem.ts';
import type { Start } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { hasShop, isCheckingOut, isPaying, withCart } from './state.ts';
import { text } from './text.ts';

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

  /** Resolves with the copies in the cart: fewer than asked for where the shop has no more. */
  async add(item: string, quantity: number): Promise<number> {
    const keeper = this.#keeper;
    const shop = await this.ready();
    const book = bookIn(shop.books, item);
    if (!book && isWhole(shop)) throw new Problem('unknown_book', text.unknownItem);
    this.#leaveForm();
    const inCart = copies(keeper.state.cart, item);
    const wanted = Math.max(inCart + Math.trunc(quantity), 0);
    keeper.setCopies(item, book ? Math.min(wanted, Math.max(most(book), inCart)) : wanted);
    keeper.keepCart();
    return copies(keeper.state.cart, item);
  }

  clear(): void {
    this.#leaveForm();
    this.#keeper.state = withCart(this.#keeper.state, []);
    this.#keeper.keepCart();
  }

  /** Shows a step; without one, where the buyer was, or the step that the page begins with. */
  async show(step?: Start): Promise<void> {
    const keeper = this.#keeper;
    const { state } = keeper;
    keeper.focus.claim();
    if (hasShop(state) && !isPaying(state) && (step || state.step === 'browsing')) {
      keeper.arrive(step ?? state.settings.start);
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
