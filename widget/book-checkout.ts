import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Shop } from '../server/contract.ts';
import type { Actions } from './actions.ts';
import { Api } from './api.ts';
import {
  cartKey,
  copies,
  count,
  ensured,
  fingerprint,
  restore,
  save,
  sold,
  total,
  withCopies,
} from './cart.ts';
import type { Cart } from './cart.ts';
import type * as checkoutModule from './checkout-part.ts';
import type { Checkout, Stage } from './checkout.ts';
import {
  BookCartChangeEvent,
  BookCheckoutCompleteEvent,
  BookCheckoutErrorEvent,
  BookCheckoutStartEvent,
} from './events.ts';
import { money } from './money.ts';
import { attempt, Problem } from './problem.ts';
import { recall, remember } from './session.ts';
import { noSettings, settingsOf, type Settings, type Start } from './settings.ts';
import * as states from './state.ts';
import { hasShop, isCheckingOut, type State } from './state.ts';
import { styles } from './styles.ts';
import { text } from './text.ts';
import { catalogue } from './views/catalogue.ts';
import { closed, loading, mistakes } from './views/door.ts';

type CheckoutPart = typeof checkoutModule;

/**
 * @summary A book shop in one element: catalogue, cart, card entry and receipt, in the page it is in.
 *
 * @fires book-cart-change - The cart holds something else: `lines`, `count`.
 * @fires book-checkout-start - Checkout is about to begin; can be cancelled.
 * @fires book-checkout-error - The buyer was told of a problem: `code`, `message`.
 * @fires book-checkout-complete - An order was paid, once per order: `orderId`, `chargeId`.
 *
 * @slot note - Shown between the address and the card.
 * @slot card - Stripe's field; filled by the element itself.
 *
 * @csspart card - Every white card: of a book, the cart, the checkout, the receipt.
 * @csspart cover - The cover picture.
 * @csspart title - The title of a book.
 * @csspart author - The author of a book.
 * @csspart blurb - The few sentences about a book.
 * @csspart button - Every large button; also `purchase`, `add`, `checkout`, `pay` or `retry`.
 * @csspart cart-bar - The button that opens the cart.
 * @csspart link - Every small button or link.
 * @csspart heading - The heading of cart, checkout and receipt.
 * @csspart titles - What is being bought, under the heading.
 * @csspart caption - The small headings inside the checkout.
 * @csspart line - One line of the cart.
 * @csspart step - The buttons beside a quantity.
 * @csspart form - The rows of the address.
 * @csspart label - A label of the form.
 * @csspart input - An input of the form or the cart.
 * @csspart summary - The priced lines above the card.
 * @csspart total - The total.
 * @csspart notice - A sentence that says why the buyer is here.
 * @csspart error - A sentence that says what went wrong.
 * @csspart receipt - The receipt.
 * @csspart charge - The charge id on the receipt.
 *
 * @cssproperty [--book-checkout-accent=#1f6feb] - Buttons and focus rings.
 * @cssproperty [--book-checkout-accent-text=#fff] - Text on buttons.
 * @cssproperty [--book-checkout-surface=#fff] - Ground of cards and inputs.
 * @cssproperty [--book-checkout-ink=#31325f] - Text on cards and in the card field.
 * @cssproperty [--book-checkout-muted=#5f6f86] - Labels and hints.
 * @cssproperty [--book-checkout-detail=#5a5fd6] - Blurbs and what is typed.
 * @cssproperty [--book-checkout-line=#e3e8f0] - Rules between rows.
 * @cssproperty [--book-checkout-danger=#c0273c] - What went wrong.
 * @cssproperty [--book-checkout-success=#1b8a4b] - The tick.
 * @cssproperty [--book-checkout-radius=5px] - Corners.
 * @cssproperty [--book-checkout-shadow=0 8px 28px rgb(50 50 93 / 14%)] - Under the cards.
 */
export class BookCheckout extends LitElement {
  static override styles = styles;

  static override properties = {
    server: {},
    cardEntry: { attribute: 'card-entry' },
    item: {},
    start: {},
    checkoutUrl: { attribute: 'checkout-url' },
    shopUrl: { attribute: 'shop-url' },
    state: { state: true },
    checkoutPart: { state: true },
  };

  /** The server where the attribute names none: where the script tag's file came from. */
  static home = '';

  /** Base of the shop's server, http or https. Default: where the script came from. */
  declare server: string | undefined;
  /** `payment`: Stripe's Payment Element, the default. `card`: one line for a card. */
  declare cardEntry: string | undefined;
  /** Id of a book that is put into the cart, once. */
  declare item: string | undefined;
  /** What is shown first: `catalogue`, the default, `cart` or `checkout`. */
  declare start: string | undefined;
  /** A page to go to for checkout, with `?item=` where one book was bought. Default: in place. */
  declare checkoutUrl: string | undefined;
  /** A page the ways back to the shop lead to. Default: the catalogue, in place. */
  declare shopUrl: string | undefined;

  declare private state: State;
  declare private checkoutPart: CheckoutPart | undefined;

  #kept = '[]';
  #place = '';
  #entering = true;
  /** True once the buyer did something: before, nothing may take the page's focus. */
  #touched = false;
  #connection = new AbortController();
  #checkout: Checkout | undefined;
  #fetching: Promise<CheckoutPart> | undefined;

  constructor() {
    super();
    this.state = states.loading(noSettings, []);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#entering = true;
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    addEventListener('storage', this.#followTab, { signal });
    addEventListener('book-cart-change', this.#followNeighbour, { signal });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
    this.#checkout?.close();
  }

  override willUpdate(changed: PropertyValues): void {
    const properties = ['server', 'cardEntry', 'item', 'start', 'checkoutUrl', 'shopUrl'];
    if (!this.#entering && !properties.some((name) => changed.has(name))) return;
    const settings = settingsOf(this, document.baseURI, BookCheckout.home, text);
    const { mistakes: known, server } = this.state.settings;
    for (const mistake of settings.mistakes) {
      // eslint-disable-next-line no-console -- for the page's owner, who has no other log
      if (!known.includes(mistake)) console.warn(mistake);
    }
    if (this.#entering || settings.server !== server) this.#enter(settings);
    else this.state = states.withSettings(this.state, settings);
    if (changed.has('item') && settings.item && !this.#revisited) this.#ensure(settings.item);
  }

  override updated(): void {
    this.#keepCart();
    this.#moveFocus();
  }

  readonly #actions: Actions = {
    reload: () => {
      this.#openShop(this.state.settings.start);
    },
    browse: () => {
      this.#go(states.browsing);
    },
    viewCart: () => {
      this.#go(states.viewingCart);
      this.#drawCart();
    },
    addBook: (book) => {
      this.#touched = true;
      this.#actions.anticipate();
      const cart = withCopies(this.state.cart, book, copies(this.state.cart, book) + 1);
      this.state = states.withCart(this.state, cart, text.added(this.#titleOf(book), count(cart)));
    },
    setQuantity: (book, quantity) => {
      if (!hasShop(this.state)) return;
      this.#touched = true;
      const { books, currency } = this.state.shop;
      const cart = withCopies(this.state.cart, book, quantity);
      const sum = money(total(cart, books), currency, text.locale);
      const said = quantity
        ? text.changed(count(cart), sum)
        : text.removed(this.#titleOf(book), count(cart));
      this.state = states.withCart(this.state, cart, said);
      // The button that was pressed is gone with its line.
      if (!quantity) this.#place = '';
    },
    purchase: (book) => {
      this.#ensure(book);
      this.#begin(book);
    },
    checkout: () => {
      this.#begin();
    },
    anticipate: () => {
      this.#fetchPart().catch(() => undefined);
    },
    type: (field, value) => {
      this.#touched = true;
      const { state, checkoutPart } = this;
      if (checkoutPart && isCheckingOut(state)) {
        this.state = checkoutPart.typed(state, field, value);
      }
    },
    pay: () => {
      this.#touched = true;
      this.#inCheckout(async (part, checkout) => {
        await part.pay(checkout);
        await this.updateComplete;
        this.#focus('[aria-invalid], .problem');
      });
    },
    retryCheckout: () => {
      this.#touched = true;
      this.#inCheckout((part, checkout) => part.open(checkout));
    },
    checkAgain: () => {
      this.#touched = true;
      this.#inCheckout((part, checkout) => part.resume(checkout));
    },
    finish: () => {
      remember(this.state.settings.server);
      this.#go(states.browsing);
    },
  };

  readonly #followTab = ({ key }: StorageEvent): void => {
    const { server } = this.state.settings;
    if (key === null || key === cartKey(server)) this.#adopt(restore(server) ?? []);
  };

  readonly #followNeighbour = (event: Event): void => {
    const kept = event.target === this ? null : restore(this.state.settings.server);
    if (!kept) return;
    // The neighbour has told the page already.
    this.#kept = fingerprint(kept);
    this.#adopt(kept);
  };

  readonly #stage: Stage = {
    host: this,
    api: () => new Api(this.state.settings.server),
    read: () => this.state,
    show: (state) => {
      this.state = state;
    },
    report: (code, message) => {
      this.dispatchEvent(new BookCheckoutErrorEvent(code, message));
    },
    complete: (orderId, chargeId) => {
      this.dispatchEvent(new BookCheckoutCompleteEvent(orderId, chargeId));
    },
    reload: (notice) => {
      this.#openShop('catalogue', notice);
    },
  };

  /** True after a reload or the back button: the address then says nothing new. */
  get #revisited(): boolean {
    const [navigation] = performance.getEntriesByType('navigation');
    return (
      navigation instanceof PerformanceNavigationTiming &&
      (navigation.type === 'reload' || navigation.type === 'back_forward')
    );
  }

  /** In the page for the first time, back in it, or with another server. */
  #enter(settings: Settings): void {
    const { state } = this;
    const back = this.hasUpdated && settings.server === state.settings.server;
    const kept = restore(settings.server);
    this.#entering = false;
    this.#checkout?.close();
    this.#checkout = undefined;
    const cart = kept ?? (back ? state.cart : []);
    this.#kept = fingerprint(cart);
    this.state = states.loading(settings, cart, state.draft);
    if (settings.item && !back && !(this.#revisited && kept)) this.#ensure(settings.item);
    // A receipt belongs to the visit it was given in, and to that page's reloads.
    const left = !this.#revisited && !(back && state.step === 'paid');
    if (left && recall(settings.server)?.kind === 'paid') remember(settings.server);
    const place = placeOf(state);
    const last = place === 'cart' || place === 'checkout' ? place : 'catalogue';
    this.#openShop(back ? last : settings.start);
  }

  #openShop(start: Start, notice = ''): void {
    const { signal } = this.#connection;
    const { settings, cart, draft } = this.state;
    if (!settings.server) return;
    this.state = states.loading(settings, cart, draft);
    void attempt(
      signal,
      async () => {
        const shop = await new Api(settings.server).shop(signal);
        if (settings.server === this.state.settings.server) this.#opened(shop, start, notice);
      },
      this.#close,
    );
  }

  #opened(shop: Shop, start: Start, notice: string): void {
    const { settings, cart } = this.state;
    const unknown = settings.item && !shop.books.some(({ id }) => id === settings.item);
    const left = sold(cart, shop.books);
    const gone = unknown ? text.unknownItem : left.length < cart.length ? text.bookGone : '';
    const state = states.opened({ ...this.state, cart: left }, shop, notice || gone);
    this.state = state;
    this.#fetchWhenIdle();
    if (recall(settings.server)) this.#inCheckout((part, checkout) => part.resume(checkout));
    else if (notice || unknown || start === 'catalogue') return;
    else if (start === 'cart') {
      this.state = states.viewingCart(state);
      this.#drawCart();
    } else if (left.length) this.#startCheckout();
    else this.state = states.browsing(state, gone || text.nothingToPay);
  }

  readonly #close = (problem: Problem): void => {
    const sentence = text.problem(problem.code, problem.message);
    this.state = states.closed(this.state, sentence);
    this.#stage.report(problem.code, sentence);
  };

  /** The buyer goes somewhere else; what checkout had under way is dropped. */
  #go(to: (state: states.WithShop) => State): void {
    this.#touched = true;
    this.#checkout?.close();
    if (hasShop(this.state)) this.state = to(this.state);
  }

  #ensure(book: string): void {
    this.state = states.withCart(this.state, ensured(this.state.cart, book));
  }

  /** Checkout by the buyer's wish: in place, or on the page that is for it. */
  #begin(item?: string): void {
    this.#touched = true;
    const { checkoutUrl } = this.state.settings;
    if (!checkoutUrl) {
      this.#startCheckout();
    } else if (this.dispatchEvent(new BookCheckoutStartEvent())) {
      const url = new URL(checkoutUrl);
      if (item) url.searchParams.set('item', item);
      this.#keepCart();
      location.assign(url);
    }
  }

  #startCheckout(): void {
    if (!hasShop(this.state) || !this.dispatchEvent(new BookCheckoutStartEvent())) return;
    this.state = states.preparing(this.state);
    this.#inCheckout((part, checkout) => part.open(checkout));
  }

  /** Runs one of the checkout's stories, after fetching that part if it is not here yet. */
  #inCheckout(story: (part: CheckoutPart, checkout: Checkout) => Promise<void>): void {
    const { signal } = this.#connection;
    void attempt(
      signal,
      async () => {
        const part = await this.#fetchPart();
        signal.throwIfAborted();
        this.#checkout ??= new part.Checkout(this.#stage);
        await story(part, this.#checkout);
      },
      this.#close,
    );
  }

  /** The cart's looks come with the checkout part, mostly fetched by now. */
  #drawCart(): void {
    this.#inCheckout(() => Promise.resolve());
  }

  #fetchPart(): Promise<CheckoutPart> {
    this.#fetching ??= import('./checkout-part.ts').then(
      (part) => {
        const sheet = part.checkoutStyles.styleSheet;
        const sheets = this.shadowRoot?.adoptedStyleSheets;
        if (sheet && !sheets?.includes(sheet)) sheets?.push(sheet);
        this.checkoutPart = part;
        return part;
      },
      () => {
        // Not kept, so that the next wish for it tries again.
        this.#fetching = undefined;
        throw new Problem('unreachable');
      },
    );
    return this.#fetching;
  }

  #fetchWhenIdle(): void {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(this.#actions.anticipate);
    else setTimeout(this.#actions.anticipate, 2000);
  }

  /** The cart changed elsewhere: show it, and never take money for the one before. */
  #adopt(changed: Cart): void {
    const { state } = this;
    const cart = hasShop(state) ? sold(changed, state.shop.books) : changed;
    if (fingerprint(cart) === fingerprint(state.cart)) return;
    this.state = states.withCart(state, cart);
    if (!isCheckingOut(state) || state.step === 'paying' || state.step === 'authenticating') return;
    if (cart.length) this.#inCheckout((part, checkout) => part.reprice(checkout));
    else this.#go((open) => states.browsing(open, text.nothingToPay));
  }

  #keepCart(): void {
    const { cart, settings } = this.state;
    const content = fingerprint(cart);
    if (content === this.#kept) return;
    this.#kept = content;
    save(settings.server, cart);
    this.dispatchEvent(new BookCartChangeEvent(cart));
  }

  /** A new screen begins at its heading, once the buyer is at work here. */
  #moveFocus(): void {
    const place = this.#drawable ? placeOf(this.state) : 'waiting';
    if (place === this.#place) return;
    this.#place = place;
    if (this.#touched) this.#focus('.heading');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #titleOf(book: string): string {
    const books = hasShop(this.state) ? this.state.shop.books : [];
    return books.find(({ id }) => id === book)?.title ?? '';
  }

  /** False while the part that draws this step is still being fetched. */
  get #drawable(): boolean {
    const { step } = this.state;
    const here = step === 'closed' || step === 'browsing';
    return here || (step !== 'loading' && this.checkoutPart !== undefined);
  }

  protected override render(): TemplateResult {
    const { settings, said } = this.state;
    return html`${mistakes(settings.mistakes)} ${settings.server ? this.#screen() : nothing}
      <p class="unseen" role="status">${said}</p>`;
  }

  #screen(): TemplateResult {
    const { state } = this;
    switch (state.step) {
      case 'loading':
        return loading(text);
      case 'closed':
        return closed(state.problem, this.#actions, text);
      case 'browsing':
        return catalogue(state, this.#actions, text);
      default:
        return this.checkoutPart?.draw(state, this.#actions) ?? loading(text);
    }
  }
}

/** Which screen a state is shown on: focus moves when it changes, and a return leads to it. */
function placeOf(state: State): Start | 'finding' | 'paid' {
  if (isCheckingOut(state)) return 'checkout';
  if (state.step === 'cart' || state.step === 'finding' || state.step === 'paid') return state.step;
  return 'catalogue';
}

declare global {
  interface HTMLElementTagNameMap {
    'book-checkout': BookCheckout;
  }
}
