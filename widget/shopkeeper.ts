import type { LitElement } from 'lit';
import type { Shop } from '../server/contract.ts';
import type { Actions } from './actions.ts';
import { askShop } from './api.ts';
import { Browsing } from './browsing.ts';
import { CartKeeper } from './cart-keeper.ts';
import { bookIn, copies, count, ensured, isWhole, sold, withCopies, type Cart } from './cart.ts';
import { BookCheckoutErrorEvent, BookCheckoutStartEvent } from './events.ts';
import { Focus } from './focus.ts';
import { whenIdle } from './idle.ts';
import { fetchCheckout } from './later-parts.ts';
import { sumOf } from './money.ts';
import { once } from './once.ts';
import { join, leave, mainKeeper, otherPaying } from './page-elements.ts';
import { attempt, outcome, Problem } from './problem.ts';
import { recall, remember } from './session.ts';
import { isDialog, itemToBuy, type Settings, type Start } from './settings.ts';
import type { Stage } from './stage.ts';
import * as states from './state.ts';
import { hasShop, isCheckingOut, isPaying, type State } from './state.ts';
import { Steps } from './steps.ts';
import { spoken, text, unreachable } from './text.ts';
import type { Story, Till } from './till.ts';
import { isRevisit } from './visit.ts';
import { wear } from './wear.ts';

/** Milliseconds until a shop that has not answered is said to be slow. */
const SLOW = 5000;

/** Holds the state of one element and does what its buyer, and its page, ask for. */
export class Shopkeeper {
  /** What the page has asked for before the shop was open. */
  wanted: Start | undefined;
  /** Where the buyer came in. */
  first: State | undefined;
  /** Where the buyer pays, once its part is here. */
  till: Till | undefined;
  readonly host: LitElement;
  readonly steps = new Steps(() => {
    this.host.requestUpdate();
  });
  readonly focus: Focus;
  readonly #cart: CartKeeper;
  readonly #stage: Stage;
  /** What there is to look at before the cart. */
  readonly browsing: Browsing;
  /** What is shown once the shop is open. */
  #start: Start = 'catalogue';
  /** What it was last asked for by. */
  #asked: Promise<unknown> | undefined;
  #connection = new AbortController();
  readonly #fetchTill = once(fetchCheckout, (part) => {
    wear(this.host, part.checkoutStyles);
    this.host.requestUpdate();
    return (this.till = new part.Till(this, this.#stage));
  });

  constructor(host: LitElement) {
    this.host = host;
    this.focus = new Focus(host);
    this.#cart = new CartKeeper(host, (cart) => {
      this.#adopt(cart);
    });
    this.#stage = this.#stageOn(host);
    this.browsing = new Browsing(this.#stage);
  }

  get state(): State {
    return this.steps.now;
  }

  set state(now: State) {
    this.steps.take(now, true);
  }

  /** Opens and closes the dialog, where there is one. */
  set shown(shown: boolean) {
    this.state = { ...this.state, shown };
  }

  readonly actions: Actions = {
    reload: () => {
      this.#openShop(this.state.settings.start);
    },
    browse: () => {
      const { shopUrl, start } = this.state.settings;
      // Where the shop is another page, a link leads there.
      if (shopUrl) return;
      this.go(states.browsing);
      // In a dialog the books are behind it.
      if (isDialog(this.state.settings) && start !== 'catalogue') this.shown = false;
    },
    viewCart: () => {
      this.go(states.viewingCart);
      void this.run();
    },
    read: (book) => {
      void this.browsing.read(book);
    },
    setQuantity: (book, quantity) => {
      this.actions.anticipate();
      this.setCopies(book.id, quantity);
    },
    purchase: (book) => {
      this.#ensure(book);
      this.#begin(book);
    },
    checkout: () => {
      this.#begin();
    },
    anticipate: () => {
      this.#fetchTill().catch(() => undefined);
    },
  };

  /** In the page for the first time, back in it, or with another server. */
  enter(settings: Settings): void {
    const { state } = this;
    const back = this.host.hasUpdated && settings.server === state.settings.server;
    this.leave();
    this.#connection = new AbortController();
    // The way to the server is the longest: what this page keeps is read meanwhile.
    const asked = this.#ask(settings.server);
    this.#cart.follow(this.#connection.signal);
    addEventListener('online', this.#tryAgain, { signal: this.#connection.signal });
    join(this);
    const kept = this.#cart.open(settings.server, back ? state.cart : []);
    // Somebody may have opened it before it knew what it is.
    const shown = state.shown || !isDialog(settings);
    this.state = { ...state, settings, shown, cart: kept };
    const item = itemToBuy(settings);
    if (item && !back && !(isRevisit() && kept.length)) this.#ensure(item);
    // A receipt belongs to the visit it was given in, and to that page's reloads.
    const left = !isRevisit() && !(back && state.step === 'paid');
    if (left && recall(settings.server)?.kind === 'paid') remember(settings.server);
    this.#openShop(back ? this.#lastStep(state) : settings.start, '', asked);
  }

  /** Out of the page: what is under way is dropped, and found again by whoever comes next. */
  leave(): void {
    leave(this);
    this.#connection.abort();
    this.till?.leave();
  }

  /** The attributes were changed. */
  follow(settings: Settings, isNewItem: boolean): void {
    const wasDialog = isDialog(this.state.settings);
    const shown = isDialog(settings) ? wasDialog && this.state.shown : true;
    this.state = { ...this.state, settings, shown };
    const item = itemToBuy(settings);
    if (isNewItem && item && !isRevisit()) this.#ensure(item);
  }

  keepCart(): void {
    this.#cart.keep(this.state.cart);
  }

  #stageOn(host: LitElement): Stage {
    return {
      host,
      read: () => this.state,
      show: (state) => {
        this.state = state;
      },
      tell: ({ code, message }) => {
        const sentence = text.problem(code, message) || unreachable();
        this.host.dispatchEvent(new BookCheckoutErrorEvent(code, sentence));
        return sentence;
      },
      lead: () => {
        void this.focus.to('[aria-invalid], .problem[tabindex]');
      },
      reload: (notice) => {
        this.#openShop('catalogue', notice);
      },
    };
  }

  #lastStep(state: State): Start {
    if (state.step === 'loading') return this.#start;
    return isCheckingOut(state) ? 'checkout' : state.step === 'cart' ? 'cart' : 'catalogue';
  }

  /** The server's answer, or why there is none; undefined where no server is known. */
  #ask(server: string): Promise<Shop | Problem> | undefined {
    const { signal } = this.#connection;
    return server ? outcome(askShop(server, signal), signal) : undefined;
  }

  #openShop(start: Start, notice = '', asked = this.#ask(this.state.settings.server)): void {
    const { signal } = this.#connection;
    this.#start = start;
    const { settings } = this.state;
    this.state = states.loading(this.state);
    this.#asked = asked;
    if (!asked) return;
    setTimeout(() => {
      if (this.#asked === asked && this.state.step === 'loading')
        this.state = { ...this.state, slow: true };
    }, SLOW);
    void attempt(
      signal,
      async () => {
        const [shop] = await Promise.all([asked, spoken]);
        if (shop instanceof Problem) throw shop;
        if (settings.server !== this.state.settings.server) return;
        const known = await this.browsing.prepare(shop, signal);
        this.#opened(known.shop, this.wanted ?? start, notice || known.notice);
        this.wanted = undefined;
        this.first ??= this.state;
        if (known.pays && 'notice' in this.state && !recall(settings.server))
          this.arrive('checkout', known.notice);
      },
      this.#close,
    );
  }

  #opened(shop: Shop, start: Start, notice = ''): void {
    const { settings, cart } = this.state;
    const unknown = settings.item && isWhole(shop) && !bookIn(shop.books, settings.item);
    const left = sold(cart, shop);
    const gone = unknown ? text.unknownItem : left.length < cart.length ? text.bookGone : '';
    this.state = states.browsing({ ...this.state, cart: left, shop }, notice || gone);
    whenIdle(this.actions.anticipate);
    void this.browsing.complete();
    // With that key in its address, Stripe brings back a buyer whom a bank's page led away.
    const returned = location.search.includes('book-checkout-order=');
    const open = returned || recall(settings.server);
    if (open && mainKeeper(settings.server) === this && !otherPaying(this)) {
      this.shown = true;
      void this.run('resume');
    } else if (this.state.shown) this.arrive(start, notice || gone);
  }

  /** Shows a step, in its dialog where it has one; or the step before, where there is something to say. */
  arrive(start: Start, notice = this.#unsaid): void {
    const { state } = this;
    if (!hasShop(state)) return;
    const pays = start === 'checkout';
    const isCart = start === 'cart' || (pays && state.cart.length > 0);
    // What was put right in the cart is looked at before it is paid for.
    if (pays && isCart && !notice) this.#startCheckout(state);
    else {
      this.go((open) => ({
        ...(isCart
          ? states.viewingCart(open, notice)
          : states.browsing(open, notice || (pays ? text.nothingToPay : ''))),
        shown: true,
      }));
      // In a dialog it is the cart that says so.
      if (isCart || isDialog(state.settings)) void this.run();
    }
  }

  /** What was found out behind a closed dialog: nobody has been told. */
  get #unsaid(): string {
    const { state } = this;
    return !state.shown && 'notice' in state ? state.notice : '';
  }

  readonly #close = (problem: Problem): void => {
    this.state = states.closed(this.state, this.#stage.tell(problem));
  };

  /** The network is back: only a hint, but the best moment for another try. */
  readonly #tryAgain = () => {
    const { step } = this.state;
    if (step === 'closed') this.actions.reload();
    if (step === 'blocked') void this.run('open');
  };

  /** The page speaks another language: prices are written by the server, and Stripe has its own fields. */
  retell(): void {
    const { signal } = this.#connection;
    const { server } = this.state.settings;
    void attempt(
      signal,
      async () => {
        if (!hasShop(this.state)) return;
        const shop = await askShop(server, signal);
        if (!hasShop(this.state) || server !== this.state.settings.server) return;
        this.state = { ...this.state, shop };
        void this.browsing.complete();
        await this.till?.retell();
      },
      // Amounts in another spelling are still right.
      () => undefined,
    );
  }

  /** The buyer goes somewhere else; what checkout had under way is dropped. */
  go(to: (state: states.WithShop) => State): void {
    this.till?.close();
    if (hasShop(this.state)) this.state = to(this.state);
  }

  /** Sets, within what one order can have, how many copies are in the cart, and says so. */
  setCopies(id: string, quantity: number): void {
    const { state } = this;
    if (!hasShop(state)) return;
    const { shop } = state;
    const cart = withCopies(state.cart, id, quantity);
    const title = bookIn(shop.books, id)?.title ?? id;
    const said = text.changed(title, copies(cart, id), count(cart), sumOf(cart, shop));
    this.state = states.withCart(this.state, cart, said);
  }

  #ensure(book: string): void {
    this.state = states.withCart(this.state, ensured(this.state.cart, book));
  }

  /** Checkout by the buyer's wish: in place, or on the page that is for it. */
  #begin(item?: string): void {
    const { checkoutUrl } = this.state.settings;
    if (!checkoutUrl) {
      this.arrive('checkout');
    } else if (this.#mayStart()) {
      this.keepCart();
      void this.#leaveFor(checkoutUrl, item);
    }
  }

  async #leaveFor(page: string, item?: string): Promise<void> {
    const part = await import('./shared-cart.ts').catch(() => undefined);
    location.assign(part?.handedTo(page, this.state.cart, item) ?? page);
  }

  /** Unless the page holds it back, or another element's payment is under way: that is shown then. */
  #startCheckout(state: states.WithShop): void {
    const other = otherPaying(this);
    if (other) other.shown = true;
    else if (this.#mayStart()) {
      this.state = { ...states.preparing(state), shown: true };
      void this.run('open');
    }
  }

  #mayStart(): boolean {
    return this.host.dispatchEvent(new BookCheckoutStartEvent(this.state.cart));
  }

  /** Tells one of the checkout's stories, or none: the till is here afterwards. */
  run(story?: Story): Promise<void> {
    const { signal } = this.#connection;
    return attempt(
      signal,
      async () => {
        const till = await this.#fetchTill();
        signal.throwIfAborted();
        if (story) await till.tell(story);
      },
      this.#close,
    );
  }

  /** The cart changed elsewhere: show it, and never take money for the one before. */
  #adopt(changed: Cart): void {
    const { state } = this;
    const cart = hasShop(state) ? sold(changed, state.shop) : changed;
    this.steps.take(states.withCart(state, cart), false);
    if (!isCheckingOut(state) || isPaying(state)) return;
    if (cart.length) void this.run('reprice');
    else this.go((open) => states.browsing(open, text.nothingToPay));
  }
}
