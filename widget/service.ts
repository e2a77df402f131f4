import type { Shop } from '../server/contract.ts';
import { bookIn, copies, isWhole, most } from './cart.ts';
import type { Focus } from './focus.ts';
import { Problem } from './problem.ts';
import { remember } from './session.ts';
import { isDialog, type Start } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { browsing, hasShop, isCheckingOut, isPaying, withCart } from './state.ts';
import { text } from './text.ts';

/** What a page, and the buttons in it, can ask of a shop. */
export class Service {
  readonly #keeper: Shopkeeper;
  readonly #focus: Focus;

  constructor(keeper: Shopkeeper, focus: Focus) {
    this.#keeper = keeper;
    this.#focus = focus;
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
    this.#focus.claim();
    keeper.shown = true;
    if (!hasShop(keeper.state)) {
      if (keeper.state.step === 'closed') keeper.actions.reload();
      keeper.wanted = step;
      await this.ready();
    } else if (!isPaying(keeper.state) && (step || keeper.state.step === 'browsing')) {
      keeper.arrive(step ?? keeper.state.settings.start);
    }
  }

  async checkout(): Promise<void> {
    await this.ready();
    this.#keeper.actions.checkout();
  }

  /** Closes the dialog, or goes back to the books; false while a payment is on its way. */
  hide(): boolean {
    const keeper = this.#keeper;
    const { state } = keeper;
    const inDialog = isDialog(state.settings);
    const finding = state.step === 'finding';
    if (isPaying(state) && !(finding && inDialog)) return false;
    if (state.step === 'paid') remember(state.settings.server);
    // A form in a closed dialog is kept as it is.
    if (!inDialog || !(isCheckingOut(state) || finding)) keeper.go(browsing);
    keeper.shown = !inDialog;
    return true;
  }

  /** Back to a step of the buyer's own way; one that cannot be gone to is the books. */
  returnTo(step: string): void {
    const keeper = this.#keeper;
    const { state } = keeper;
    if (!hasShop(state) || isPaying(state)) return;
    this.#focus.claim();
    if (state.step === 'paid') remember(state.settings.server);
    const [kind, book] = step.split(':');
    if (!step) this.hide();
    else if (!state.shown) keeper.shown = true;
    if (kind === 'cart') keeper.actions.viewCart();
    else if (kind === 'checkout' && state.cart.length) keeper.startCheckout();
    else if (kind) keeper.go(browsing);
    if (book) keeper.actions.read(book);
  }

  /** The page changes the cart while its checkout is open: no other cart than the one shown is paid. */
  #leaveForm(): void {
    const { state, actions } = this.#keeper;
    if (isCheckingOut(state) && !isPaying(state)) actions.viewCart();
  }
}
