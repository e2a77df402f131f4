import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Shop } from '../server/contract.ts';
import type { Actions } from './actions.ts';
import { Api } from './api.ts';
import { cartKey, count, ensured, fingerprint, restore, save, sold, withCopies } from './cart.ts';
import type { Cart } from './cart.ts';
import type * as checkoutModule from './checkout-part.ts';
import type { Checkout } from './checkout.ts';
import {
  BookCartChangeEvent,
  BookCheckoutCompleteEvent,
  BookCheckoutErrorEvent,
  BookCheckoutStartEvent,
} from './events.ts';
import { sumOf } from './money.ts';
import { attempt, Problem } from './problem.ts';
import { recall, remember } from './session.ts';
import { settingsOf, type Mistake, type Settings, type Start } from './settings.ts';
import type { Stage } from './stage.ts';
import * as states from './state.ts';
import { hasShop, isCheckingOut, type State } from './state.ts';
import { styles } from './styles.ts';
import { text } from './text.ts';
import { isRevisit } from './visit.ts';
import { catalogue } from './views/catalogue.ts';
import { closed, loading } from './views/door.ts';

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
 * @csspart cover - The cover picture and its ground.
 * @csspart left - How many copies are left, where that is few.
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
 * @csspart changes - What has changed in an outdated offer.
 * @csspart order - The order number, while its end is not known.
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
 * @cssproperty [--book-checkout-line=#dfe5ee] - Rules between rows.
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

  #kept = '[]';
  #heading: HTMLElement | null = null;
  #entering = true;
  /** True once the buyer did something: before, nothing may take the page's focus. */
  #touched = false;
  #mistakes: TemplateResult | null = null;
  #connection = new AbortController();
  #checkout: Checkout | undefined;
  #part: CheckoutPart | undefined;
  #fetching: Promise<CheckoutPart> | undefined;

  constructor() {
    super();
    this.state = states.initial;
    this.addEventListener('click', () => {
      this.#touched = true;
    });
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
    if (!this.#entering && ![...changed.keys()].some((name) => name !== 'state')) return;
    const settings = settingsOf(this, document.baseURI, BookCheckout.home);
    const { mistakes, server } = this.state.settings;
    const isNew = JSON.stringify(settings.mistakes) !== JSON.stringify(mistakes);
    if (isNew) void this.#tellOwner(settings.mistakes);
    if (this.#entering || settings.server !== server) this.#enter(settings);
    else this.state = { ...this.state, settings };
    if (changed.has('item') && settings.item && !isRevisit()) this.#ensure(settings.item);
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
      // Where the shop is another page, a link leads there.
      if (!this.state.settings.shopUrl) this.#go(states.browsing);
    },
    viewCart: () => {
      this.#go(states.viewingCart);
      void this.#run();
    },
    setQuantity: (book, quantity) => {
      if (!hasShop(this.state)) return;
      this.#actions.anticipate();
      const { shop } = this.state;
      const cart = withCopies(this.state.cart, book.id, quantity);
      const said = text.changed(book.title, quantity, count(cart), sumOf(cart, shop));
      this.state = states.withCart(this.state, cart, said);
      // The button that was pressed is gone with its line.
      if (!quantity) this.#heading = null;
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
      const { state } = this;
      if (this.#part && isCheckingOut(state)) this.state = this.#part.typed(state, field, value);
    },
    pay: () => {
      void this.#run('pay').then(async () => {
        await this.updateComplete;
        this.#focus('[aria-invalid], .problem');
      });
    },
    retryCheckout: () => {
      void this.#run('open');
    },
    checkAgain: () => {
      void this.#run('resume');
    },
    finish: () => {
      remember(this.state.settings.server);
      this.#actions.browse();
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
    tell: ({ code, message }) => {
      const sentence = text.problem(code, message);
      this.dispatchEvent(new BookCheckoutErrorEvent(code, sentence));
      return sentence;
    },
    complete: (orderId, chargeId) => {
      this.dispatchEvent(new BookCheckoutCompleteEvent(orderId, chargeId));
    },
    reload: (notice) => {
      this.#openShop('catalogue', notice);
    },
  };

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
    this.state = { ...state, settings, cart };
    if (settings.item && !back && !(isRevisit() && kept)) this.#ensure(settings.item);
    // A receipt belongs to the visit it was given in, and to that page's reloads.
    const left = !isRevisit() && !(back && state.step === 'paid');
    if (left && recall(settings.server)?.kind === 'paid') remember(settings.server);
    const last = isCheckingOut(state) ? 'checkout' : state.step === 'cart' ? 'cart' : 'catalogue';
    this.#openShop(back ? last : settings.start);
  }

  #openShop(start: Start, notice = ''): void {
    const { signal } = this.#connection;
    const { settings } = this.state;
    this.state = states.loading(this.state);
    if (!settings.server) return;
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
    const state = states.browsing({ ...this.state, cart: left, shop }, notice || gone);
    this.state = state;
    this.#fetchWhenIdle();
    if (recall(settings.server)) void this.#run('resume');
    else if (notice || unknown || start === 'catalogue') return;
    else if (start === 'cart') {
      this.state = states.viewingCart(state);
      void this.#run();
    } else if (left.length) this.#startCheckout();
    else this.state = states.browsing(state, gone || text.nothingToPay);
  }

  readonly #close = (problem: Problem): void => {
    this.state = states.closed(this.state, this.#stage.tell(problem));
  };

  async #tellOwner(mistakes: readonly Mistake[]): Promise<void> {
    const rare = await import('./rare-part.ts').catch(() => undefined);
    this.#mistakes = rare && mistakes.length ? rare.tellOwner(mistakes) : null;
    this.requestUpdate();
  }

  /** The buyer goes somewhere else; what checkout had under way is dropped. */
  #go(to: (state: states.WithShop) => State): void {
    this.#checkout?.close();
    if (hasShop(this.state)) this.state = to(this.state);
  }

  #ensure(book: string): void {
    this.state = states.withCart(this.state, ensured(this.state.cart, book));
  }

  /** Checkout by the buyer's wish: in place, or on the page that is for it. */
  #begin(item?: string): void {
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
    void this.#run('open');
  }

  /** Tells one of the checkout's stories, or none: the part it is in is here afterwards. */
  #run(story?: 'open' | 'pay' | 'reprice' | 'resume'): Promise<void> {
    const { signal } = this.#connection;
    return attempt(
      signal,
      async () => {
        const part = await this.#fetchPart();
        signal.throwIfAborted();
        this.#checkout ??= new part.Checkout(this.#stage);
        if (story) await part[story](this.#checkout);
      },
      this.#close,
    );
  }

  #fetchPart(): Promise<CheckoutPart> {
    this.#fetching ??= import('./checkout-part.ts').then(
      (part) => {
        const { styleSheet } = part.checkoutStyles;
        if (styleSheet) this.shadowRoot?.adoptedStyleSheets.push(styleSheet);
        this.#part = part;
        this.requestUpdate();
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
    if (cart.length) void this.#run('reprice');
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
    const heading = this.renderRoot.querySelector<HTMLElement>('.heading');
    if (heading === this.#heading) return;
    this.#heading = heading;
    if (this.#touched) heading?.focus();
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override render(): TemplateResult {
    const { settings, said } = this.state;
    return html`${this.#mistakes} ${settings.server ? this.#screen() : nothing}
      <p class="unseen" role="status">${said}</p>`;
  }

  #screen(): TemplateResult {
    const { state } = this;
    switch (state.step) {
      case 'loading':
        return loading();
      case 'closed':
        return closed(state.problem, this.#actions);
      case 'browsing':
        return catalogue(state, this.#actions);
      default:
        return this.#part?.draw(state, this.#actions) ?? loading();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'book-checkout': BookCheckout;
  }
}
