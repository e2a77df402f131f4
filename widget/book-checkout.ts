import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { count, type Cart } from './cart.ts';
import { whenIdle } from './idle.ts';
import { fetchOwner, withButtons } from './later-parts.ts';
import { once } from './once.ts';
import { mainKeeper } from './page-elements.ts';
import { isDialog, settingsOf, type Mistake, type Start } from './settings.ts';
import { Shopkeeper } from './shopkeeper.ts';
import { isCheckingOut } from './state.ts';
import { styles } from './styles.ts';
import type { Surroundings } from './surroundings.ts';
import { text, unreachable, type OwnWords } from './text.ts';
import { Voice } from './voice.ts';
import { closed, loading } from './views/door.ts';

/**
 * It speaks the page's language, and follows when that changes: by the nearest `lang` around the
 * first element of the page, en, de, fr, es, it, pt, nl, pl, sv, ja, zh, ar or he, and English for any
 * other. Amounts are written as in the region named there. Lines run as `dir` says, and as the
 * language does where nothing says it. The property `words` sets sentences of your own.
 *
 * The only name it takes in a page is its tag: a script finds the class, and with it `main`, the element
 * that the page's buttons belong to, by `customElements.get('book-checkout')`. Anything with the
 * attribute `data-book-checkout-add="id"` (and `data-book-checkout-quantity`) is a buy button, and
 * `data-book-checkout-count` holds the number of copies in the cart. A buy button whose book is sold
 * out is marked with `aria-disabled` and `data-book-checkout-sold-out`. Buttons with `commandfor` can
 * command an element: `--add` (`value` is the book), `--open`, `--close`, `--checkout`.
 *
 * @summary A book shop in one element: catalogue, cart, card entry and receipt, in the page it is in.
 *
 * @fires book-cart-change - The cart holds something else: `lines`, `count`, `added`, `removed`, `elsewhere`.
 * @fires book-checkout-start - Checkout of `lines` is about to begin; can be cancelled.
 * @fires book-checkout-error - The buyer was told of a problem: `code`, `message`.
 * @fires book-checkout-challenge - The shop wants proof of a person: answer with `respondWith(token)`.
 * @fires book-checkout-complete - An order was paid, once per order in a tab: `orderId`, `chargeId`,
 *   `total`, `currency`, `items`.
 * @fires book-checkout-ecommerce - What the buyer does in the words of Google Analytics 4: `event`,
 *   `ecommerce`. It is sent nowhere. Only where the element has the attribute `ecommerce`.
 *
 * @slot button - The words, or the picture, of the button that opens the dialog, or buys the book.
 * @slot header - Above every screen.
 * @slot book-… - In the place of a book's card, with the book's id at the end: `book-1`.
 * @slot empty-cart - In the place of the sentence that says the cart is empty.
 * @slot note - Shown between the address and the card.
 * @slot receipt - On the receipt, below what was bought.
 * @slot card - Stripe's field; filled by the element itself.
 * @slot wallets - Stripe's buttons for wallets; filled by the element itself.
 *
 * @csspart dialog - The dialog that the shop, or one book, is in.
 * @csspart close - The button that closes it.
 * @csspart opener - The button that opens the dialog.
 * @csspart badge - The number of copies on it.
 * @csspart base - Everything.
 * @csspart loading - The sentence that the shop is slow to open; unseen until it is.
 * @csspart shelf - The list of the books.
 * @csspart card - Every card: of a book, the cart, the checkout, the receipt.
 * @csspart cover - The cover picture and its ground.
 * @csspart left - How many copies are left, where that is few.
 * @csspart title - The title of a book.
 * @csspart author - The author of a book.
 * @csspart blurb - The few sentences about a book.
 * @csspart sheet - One book in full, inside its dialog.
 * @csspart facts - What there is to know of it: pages, publisher and the like.
 * @csspart sample - The link to its sample.
 * @csspart tools - The row with the search and the filters, in a shop of many books.
 * @csspart search - The field to search in.
 * @csspart found - How many books were found.
 * @csspart none - The sentence that there are no books, or none of those, or none in the cart.
 * @csspart button - Every large button.
 * @csspart purchase - The one that buys a book at once.
 * @csspart add - The one that puts a book into the cart.
 * @csspart checkout - The one that leads from the cart to the checkout.
 * @csspart pay - The one that pays.
 * @csspart retry - The one that tries again.
 * @csspart cart-bar - The button that opens the cart.
 * @csspart link - Every small button or link.
 * @csspart remove - The one that takes a book out of the cart.
 * @csspart removed - The sentence that a book was taken out.
 * @csspart undo - The one that puts it back.
 * @csspart share - The one that makes a link to this cart.
 * @csspart wallets - The buttons of wallets, and what stands below them.
 * @csspart divider - What stands between them and the form for a card.
 * @csspart refunded - What of the order was refunded, on the receipt.
 * @csspart heading - The heading of cart, checkout and receipt.
 * @csspart titles - What is being bought, under the heading.
 * @csspart caption - The small headings inside the checkout.
 * @csspart line - One line of the cart.
 * @csspart each - What one copy of it costs.
 * @csspart step - The buttons beside a quantity.
 * @csspart form - The rows of the address.
 * @csspart label - A label of the form.
 * @csspart input - An input of the form or the cart.
 * @csspart checkbox - A box of the form.
 * @csspart consent - What a box of the form is about: a bill elsewhere, terms, e-books.
 * @csspart field - The frame around Stripe's field.
 * @csspart hint - What stands below the button that pays.
 * @csspart spinner - What turns while a payment is on its way.
 * @csspart summary - The priced lines above the card.
 * @csspart total - The total.
 * @csspart changes - What has changed in an outdated offer.
 * @csspart finding - The sentence that its end is being found out.
 * @csspart order - The order number meanwhile.
 * @csspart notice - A sentence that says why the buyer is here.
 * @csspart error - A sentence that says what went wrong.
 * @csspart faults - The list of what in the form has to be mended.
 * @csspart receipt - The receipt.
 * @csspart paid - The sentence on it that says what was paid.
 * @csspart shipped - The one that says where the books go.
 * @csspart emailed - The one that says where the confirmation goes.
 * @csspart tick - The tick on it.
 * @csspart charge - The charge id on the receipt.
 *
 * @cssproperty [--book-checkout-accent=#1f6feb] - Ground of buttons, and focus rings.
 * @cssproperty [--book-checkout-accent-text=#fff] - Text on buttons, and the inner focus ring.
 * @cssproperty [--book-checkout-surface=transparent] - Ground of cards and inputs.
 * @cssproperty [--book-checkout-ink=currentcolor] - Text. The page's own, where not given.
 * @cssproperty [--book-checkout-link=currentcolor] - Links and the quieter buttons.
 * @cssproperty [--book-checkout-muted=currentcolor] - Labels and hints.
 * @cssproperty [--book-checkout-detail=currentcolor] - Blurbs and what is typed.
 * @cssproperty [--book-checkout-line] - Rules and the edges of cards. Default: the text, faint.
 * @cssproperty [--book-checkout-edge] - Edges of inputs. Default: the text, a little fainter.
 * @cssproperty [--book-checkout-danger] - What went wrong. Default: a red as light as the text.
 * @cssproperty [--book-checkout-success] - The tick. Default: a green as light as the text.
 * @cssproperty [--book-checkout-radius=5px] - Corners.
 * @cssproperty [--book-checkout-font-css] - `url(…)` of a style sheet that Stripe's card form loads the
 *   page's font from, on a host that lets every origin read it.
 * @cssproperty [--book-checkout-gap=2.2rem] - Between the cards of the catalogue.
 * @cssproperty [--book-checkout-shadow] - Around the cards. Default: a thin line.
 */
export class BookCheckout extends LitElement {
  static override styles = styles;

  static override properties = {
    mode: { reflect: true },
    item: { reflect: true },
    items: { reflect: true },
    category: { reflect: true },
    start: { reflect: true },
    opener: { reflect: true },
    stayClosed: { type: Boolean, attribute: 'stay-closed', reflect: true },
    address: { reflect: true },
    server: { reflect: true },
    cardEntry: { attribute: 'card-entry', reflect: true },
    wallets: { reflect: true },
    link: { reflect: true },
    checkoutUrl: { attribute: 'checkout-url', reflect: true },
    shopUrl: { attribute: 'shop-url', reflect: true },
    termsUrl: { attribute: 'terms-url', reflect: true },
    privacyUrl: { attribute: 'privacy-url', reflect: true },
    theme: { reflect: true },
    ecommerce: { type: Boolean, reflect: true },
    words: { type: Object, converter: wordsOf, reflect: true },
  };

  /** The server where the attribute names none: where the script tag's file came from. */
  static home = '';

  /**
   * Where the shop lives. `page`, the default: in the page. `inline`: the same, small, between
   * paragraphs. `drawer`, `modal`: cart, checkout and receipt in a dialog that a button opens.
   * `button`: a button that buys one book, `item`, in a dialog.
   */
  declare mode: string | undefined;
  /** Ids of the books to show, with spaces or commas between. Default: all. */
  declare items: string | undefined;
  /** The subject of the books to show. Default: all. */
  declare category: string | undefined;
  /** What opens a dialog: `floating`, the default, in the window's corner; `placed`; `none`. */
  declare opener: string | undefined;
  /** True: what is added by a button of the page changes the count, and opens nothing. */
  declare stayClosed: boolean | undefined;
  /**
   * The Back button walks through the buyer's steps: `history`, the default, without a change of the
   * address; `on`: with the step in it, as `?book-checkout=cart`; `off`: it leaves the page.
   */
  declare address: string | undefined;
  /** Base of the shop's server, http or https. Default: where the script came from. */
  declare server: string | undefined;
  /** `payment`: Stripe's Payment Element, the default. `card`: one line for a card. */
  declare cardEntry: string | undefined;
  /** `off`: no buttons of wallets such as Apple Pay and Google Pay. Default: those the buyer has. */
  declare wallets: string | undefined;
  /** `off`: Stripe's Link is not offered, neither as a wallet nor in the card form. */
  declare link: string | undefined;
  /**
   * Id of a book that is put into the cart, once; in the modes `inline` and `button`, of the one
   * that is shown.
   */
  declare item: string | undefined;
  /**
   * What is shown first: `catalogue`, the default, `cart` or `checkout`. In a dialog: whenever it
   * opens; there `cart` is the default, and `checkout` in the mode `button`.
   */
  declare start: string | undefined;
  /**
   * A page to go to for checkout, with `?item=` where one book was bought, and with the cart where
   * that page is on another site. Default: in place.
   */
  declare checkoutUrl: string | undefined;
  /** A page the ways back to the shop lead to. Default: the catalogue, in place. */
  declare shopUrl: string | undefined;
  /** The terms that buyers must accept to order. Default: the server's `TERMS_URL`. */
  declare termsUrl: string | undefined;
  /** The privacy policy, linked beside them. Default: the server's `PRIVACY_URL`. */
  declare privacyUrl: string | undefined;
  /** `light` or `dark`, or `auto` as the visitor's system is. Default: as the page is. */
  declare theme: string | undefined;
  /** Has `book-checkout-ecommerce` fired; read when the element comes into the page. */
  declare ecommerce: boolean | undefined;
  /**
   * Sentences of your own, for all elements of the page, by their names in `locales/en*.ts`; as
   * attribute in JSON: `{"checkout": "To the till", "purchase": "Get it for {0}"}`. In a property a
   * sentence with values in it can be a function of them, as it is there; the attribute then has
   * the others.
   */
  declare words: OwnWords | null | undefined;

  readonly #keeper = new Shopkeeper(this);
  readonly #voice = new Voice(this, () => {
    this.#keeper.retell();
  });
  #entering = true;
  #mistakes: TemplateResult | null = null;
  /** Null where they could not be had. */
  #surroundings: Surroundings | null | undefined;
  /** Rejects where the part cannot be had. */
  readonly #surround = once(
    () => import('./checkout-part.ts'),
    (part) => {
      this.requestUpdate();
      return (this.#surroundings = new part.Surroundings(this.#keeper));
    },
    () => {
      this.#surroundings = null;
      this.requestUpdate();
    },
  );
  readonly #service = once(
    () => import('./service.ts'),
    (part) => new part.Service(this.#keeper),
  );
  #root: Node | undefined;

  constructor() {
    super();
    this.addEventListener('command', (event) => {
      withButtons(({ obeyEvent }) => obeyEvent(this.#keeper, event));
    });
  }

  /**
   * Adds copies of a book; resolves with the copies of it in the cart, which are fewer than asked for
   * where the shop has no more. Rejects with an error whose `code` is `unknown_book` or `unreachable`.
   */
  async add(item: string, quantity = 1): Promise<number> {
    return (await (await this.#service()).add(item, quantity)).copies;
  }

  /** Empties the cart; resolves once it is. */
  async clear(): Promise<void> {
    (await this.#service()).clear();
  }

  /**
   * Shows a step, in its dialog where it has one; without one, where the buyer was. Resolves once it
   * is shown; rejects where the shop cannot be had, of which the buyer is told, too.
   */
  async open(step?: Start): Promise<void> {
    await (await this.#service()).show(step);
    await this.updateComplete;
  }

  /** Begins the checkout of what is in the cart, as the button does; resolves once it has begun. */
  async checkout(): Promise<void> {
    await (await this.#service()).checkout();
    await this.updateComplete;
  }

  /**
   * Closes the dialog, or goes back to the books; not while a payment is on its way. Resolves with
   * whether it did.
   */
  async close(): Promise<boolean> {
    const isClosed = (await this.#surround()).hide();
    await this.updateComplete;
    return isClosed;
  }

  /** What is in the cart. */
  get lines(): Cart {
    return this.#keeper.state.cart;
  }

  /** Copies of all books in the cart. */
  get count(): number {
    return count(this.lines);
  }

  /** The element of this page that its buy buttons and badges belong to; undefined where there is none. */
  static get main(): BookCheckout | undefined {
    const host = mainKeeper()?.host;
    return host instanceof BookCheckout ? host : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#entering = true;
    this.#root = this.getRootNode();
    this.requestUpdate();
  }

  /** Moved by `moveBefore()`: nothing is lost, unless Stripe's frame has to find another way in. */
  connectedMoveCallback(): void {
    if (this.getRootNode() === this.#root) return;
    this.disconnectedCallback();
    this.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keeper.leave();
  }

  override willUpdate(changed: PropertyValues): void {
    // Taken out again before this was reached, it enters when it comes back.
    if (this.#entering ? !this.isConnected : !changed.size) return;
    const { settings: before } = this.#keeper.state;
    const settings = settingsOf(this, document.baseURI, BookCheckout.home);
    const isNew = JSON.stringify(settings.mistakes) !== JSON.stringify(before.mistakes);
    if (isNew) void this.#tellOwner(settings.mistakes);
    if (this.#entering || settings.server !== before.server) this.#keeper.enter(settings);
    else this.#keeper.follow(settings, changed.has('item'));
    this.#entering = false;
    if (isDialog(settings)) this.#tryToSurround();
    else whenIdle(this.#tryToSurround);
    if (changed.has('words')) void this.#voice.follow();
  }

  override updated(): void {
    this.#keeper.keepCart();
    this.#keeper.focus.follow();
    // It has come with the cart: no step of the buyer's is to be missing in the history.
    if (this.#keeper.till && this.#surroundings === undefined) this.#tryToSurround();
  }

  async #tellOwner(mistakes: readonly Mistake[]): Promise<void> {
    const part = await fetchOwner().catch(() => undefined);
    this.#mistakes = part && mistakes.length ? part.tellOwner(mistakes) : null;
    this.requestUpdate();
  }

  readonly #tryToSurround = (): void => {
    this.#surround().catch(() => undefined);
  };

  protected override render(): TemplateResult {
    const { settings, said } = this.#keeper.state;
    const isIn = isDialog(settings);
    const inside = html`<slot name="header"></slot>
      ${settings.server && this.#voice.ready ? this.#screen() : nothing}
      <p class="unseen" role="status">${said}</p>`;
    return html`<div
      class=${isIn ? 'base around' : 'base'}
      part="base"
      lang=${text.locale}
      dir=${this.#voice.direction}
    >
      ${this.#mistakes} ${isIn ? this.#around(inside) : inside}
    </div>`;
  }

  /** The dialog with what is inside it, once the part that opens dialogs is there. */
  #around(inside: TemplateResult): TemplateResult | undefined {
    return this.#surroundings === null
      ? closed(unreachable(), this.#tryToSurround)
      : this.#surroundings?.render(inside);
  }

  #screen(): TemplateResult | null {
    const { state, actions, till, browsing } = this.#keeper;
    const { start } = state.settings;
    const isCart = isDialog(state.settings) && start !== 'catalogue';
    // What comes into a closed dialog begins at its heading when it opens.
    if (!state.shown && !isCheckingOut(state)) return null;
    switch (state.step) {
      case 'loading':
        return loading(state.slow);
      case 'closed':
        return closed(state.problem, actions.reload);
      case 'browsing':
        if (isCart) return till?.draw(state) ?? loading();
        return browsing.render(state, actions);
      default:
        return till?.draw(state) ?? loading();
    }
  }
}

/** What is no JSON stays the text it is, so that the page's owner can be told. */
function wordsOf(value: string | null): unknown {
  try {
    const words: unknown = JSON.parse(value ?? '');
    return words instanceof Object ? words : value;
  } catch {
    return value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'book-checkout': BookCheckout;
  }
}
