import type { TemplateResult } from 'lit';
import type { Actions, CheckoutActions } from './actions.ts';
import { cardEntryFor } from './card-entry.ts';
import { copies } from './cart.ts';
import { Checkout } from './checkout.ts';
import { asksExtras, fetchExtras, hasExtras } from './extras.ts';
import { fetchRare } from './rare.ts';
import { open, pay, reprice, resume } from './pay.ts';
import { remember } from './session.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import type { Stage } from './stage.ts';
import { hasShop, isCheckingOut, type WithShop } from './state.ts';
import { unreachable } from './text.ts';
import { type } from './typing.ts';
import { cart } from './views/cart.ts';
import { loading } from './views/door.ts';
import { findingOut, payment } from './views/payment.ts';
import { receipt } from './views/receipt.ts';

const STORIES = { open, pay, reprice, resume };
export type Story = keyof typeof STORIES;

/** Shows the cart, the checkout and the receipt of one shop, and does what buyers want there. */
export class Till {
  readonly #keeper: Shopkeeper;
  readonly #stage: Stage;
  readonly #actions: CheckoutActions;
  #checkout: Checkout | undefined;

  constructor(keeper: Shopkeeper, stage: Stage) {
    this.#keeper = keeper;
    this.#stage = stage;
    this.#actions = this.#actionsFrom(keeper.actions);
    const state = stage.read();
    if (!hasShop(state)) return;
    // What this shop's form is made of comes ahead of need, as this part does.
    cardEntryFor(state).catch(() => undefined);
    if (asksExtras(state)) fetchExtras(stage.host).catch(() => undefined);
  }

  draw(state: WithShop): TemplateResult {
    switch (state.step) {
      case 'browsing':
      case 'cart':
        return cart(state, this.#actions);
      case 'paid':
        return receipt(state, this.#actions);
      case 'finding':
        return findingOut(state, this.#actions);
      default:
        // Nothing the shop asks may come in above what the buyer types already.
        return state.step === 'preparing' && !hasExtras(state)
          ? loading()
          : payment(state, this.#actions);
    }
  }

  /** Tells one of the checkout's stories. */
  async tell(story: Story): Promise<void> {
    this.#checkout ??= new Checkout(this.#stage);
    await STORIES[story](this.#checkout);
  }

  /** The buyer goes somewhere else: what is under way is dropped. */
  close(): void {
    this.#checkout?.close();
  }

  /** So does the element: whoever comes next begins anew. */
  leave(): void {
    this.close();
    this.#checkout = undefined;
  }

  /** The page speaks another language. */
  async retell(): Promise<void> {
    if (this.#checkout) await (await fetchRare()).retell(this.#checkout);
  }

  async #billElsewhere(): Promise<void> {
    const problem = await fetchExtras(this.#stage.host).then(() => '', unreachable);
    const { state } = this.#keeper;
    if (!isCheckingOut(state)) return;
    if (problem) this.#keeper.state = { ...state, problem };
    else this.#actions.type('billing', 'yes');
    // The button that was pressed is a box now.
    void this.#keeper.focus.to('#billing');
  }

  async #share(): Promise<void> {
    const rare = await fetchRare().catch(() => undefined);
    const { state } = this.#keeper;
    if (rare) await rare.share(this.#stage);
    else if (state.step === 'cart') this.#keeper.state = { ...state, notice: unreachable() };
  }

  #actionsFrom(actions: Actions): CheckoutActions {
    const keeper = this.#keeper;
    return {
      ...actions,
      setQuantity: (book, quantity) => {
        const before = copies(keeper.state.cart, book.id);
        actions.setQuantity(book, quantity);
        const { state } = keeper;
        const removed = quantity ? null : { book: book.id, quantity: before };
        if (state.step === 'cart') keeper.state = { ...state, removed };
        // The button that was pressed is gone with its line.
        if (!quantity) keeper.focus.renew();
      },
      undo: () => {
        const { state } = keeper;
        if (state.step !== 'cart' || !state.removed) return;
        const { book, quantity } = state.removed;
        keeper.state = { ...state, removed: null };
        keeper.setCopies(book, quantity);
        keeper.focus.renew();
      },
      share: () => {
        void this.#share();
      },
      type: (field, value) => {
        if (this.#checkout) type(this.#checkout, field, value);
      },
      billElsewhere: () => {
        void this.#billElsewhere();
      },
      pay: () => {
        void keeper.run('pay').then(this.#stage.lead);
      },
      retryCheckout: () => {
        // The button that was pressed is gone with the problem.
        keeper.focus.renew();
        void keeper.run('open');
      },
      checkAgain: () => {
        void keeper.run('resume');
      },
      finish: () => {
        remember(keeper.state.settings.server);
        actions.browse();
      },
    };
  }
}
