import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Book, Shop } from '../server/contract.ts';
import type { Actions } from './actions.ts';
import { isWhole, sold } from './cart.ts';
import { outcome, Problem } from './problem.ts';
import { chosenBooks } from './choice.ts';
import type { Settings } from './settings.ts';
import { anything, Search, type Wish } from './search.ts';
import type { Stage } from './stage.ts';
import { hasShop, type Shopping } from './state.ts';
import { text } from './text.ts';
import { UsedCards } from './used-cards.ts';
import { shelf } from './views/shelf.ts';
import { wholeShop } from './whole-shop.ts';

/** Rows that are drawn above and below what is seen, so that Tab always finds the next book. */
const SPARE_ROWS = 1;
/** Milliseconds without another leap. */
const LANDED_AFTER = 100;
/** Books that are drawn before anything is measured; what stands there already has as many. */
const UNMEASURED = 12;

/** Which of the found books are drawn, and how much room all of them take. */
export interface Extent {
  /** Places among the found books: the first drawn, and the first after that is not. */
  from: number;
  to: number;
  /** A book that has the focus and is not among them: it stays, or focus would be lost; -1 for none. */
  held: number;
  columns: number;
  /** From the top of one row to that of the next, in pixels; 0 before it is measured. */
  pitch: number;
  /** No row is lower than this, in pixels: rows that were measured do not shrink again. */
  least: number;
}

/**
 * The shelves of a shop of many books: looks for what the buyer wants and draws only the books that
 * are in sight, wherever it is that scrolls.
 */
export class Shelf implements ReactiveController {
  readonly #host: LitElement;
  readonly #stage: Stage;
  #search: Search | undefined;
  /** What the books to search were chosen from, and how. */
  #shop: Shop | undefined;
  #settings: Settings | undefined;
  #wish: Wish = anything;
  #found: readonly Book[] = [];
  readonly #cards = new UsedCards();
  #extent: Extent = { from: 0, to: UNMEASURED, held: -1, columns: 1, pitch: 0, least: 0 };
  /** What is drawn now; another one after the buyer was somewhere else. */
  #run: HTMLElement | null = null;
  /** Pixels of the shelves above the window's top, when last seen. */
  #above = 0;
  #spare = SPARE_ROWS;
  #landing: ReturnType<typeof setTimeout> | undefined;
  #listening = new AbortController();
  /** True until the page is scrolled to where the buyer was: it is not where it seems to be. */
  #returning = false;

  /** True while more books are said to be there than could be had. */
  #restMissing = false;
  /** Ends once the rest of the books has come, or not. */
  #fetching: Promise<void> | undefined;

  constructor(host: LitElement, stage: Stage) {
    this.#host = host;
    this.#stage = stage;
    host.addController(this);
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const look = () => {
      this.#look();
    };
    // Scrolling is told to nobody outside the shadow root it happens in, so that all are asked.
    for (let node: Node | null = this.#host; node; node = parentOf(node)) {
      node.addEventListener('scroll', look, { passive: true, signal });
    }
    addEventListener(
      'resize',
      () => {
        this.#extent = { ...this.#extent, least: 0 };
        this.#host.requestUpdate();
      },
      { signal },
    );
  }

  hostDisconnected(): void {
    this.#listening.abort();
  }

  hostUpdated(): void {
    const run = this.#host.renderRoot.querySelector<HTMLElement>('.run');
    const isBack = run !== null && run !== this.#run && this.#above > 0;
    this.#run = run;
    this.#look(isBack ? this.#above : undefined);
  }

  /** Has the rest of the books come, where the shop's first answer had not all of them. */
  readonly fetchRest = (): Promise<void> =>
    (this.#fetching ??= this.#fetchRest().finally(() => {
      this.#fetching = undefined;
    }));

  async #fetchRest(): Promise<void> {
    const before = this.#stage.read();
    if (!hasShop(before) || isWhole(before.shop)) return;
    const { signal } = this.#listening;
    const shop = await outcome(
      wholeShop(before.shop, before.settings.server, signal),
      signal,
    ).catch(() => null);
    const state = this.#stage.read();
    if (!shop || !hasShop(state) || state.shop !== before.shop) return;
    this.#restMissing = shop instanceof Problem;
    if (shop instanceof Problem) this.#host.requestUpdate();
    else {
      // The button of another try goes with what it stands in.
      if (this.#focused?.closest('.found')) this.#goToTop();
      this.#stage.show({ ...state, shop, cart: sold(state.cart, shop) });
    }
  }

  /** The shelves as they are in sight. */
  render(state: Shopping, actions: Actions): TemplateResult {
    const { shop, settings } = state;
    let search = this.#search;
    if (!search || this.#shop?.books !== shop.books || this.#settings !== settings) {
      this.#shop = shop;
      this.#settings = settings;
      this.#search = search = new Search(chosenBooks(state), text.locale);
      this.#find();
    }
    return shelf(
      {
        wish: this.#wish,
        found: this.#found,
        search,
        extent: this.#extent,
        cardsFor: this.#cardsFor,
        want: this.#want,
        showAll: () => {
          this.#want(anything);
          this.#goToTop();
        },
        prepare: this.#prepare,
        restMissing: this.#restMissing,
        fetchRest: this.fetchRest,
      },
      state,
      actions,
    );
  }

  readonly #want = (change: Partial<Wish>): void => {
    this.#wish = { ...this.#wish, ...change };
    this.#find();
    this.#extent = { ...this.#extent, from: 0, to: UNMEASURED, held: -1 };
    this.#host.requestUpdate();
  };

  readonly #prepare = (): void => {
    this.#search?.prepare();
  };

  readonly #cardsFor = (books: readonly string[]) =>
    this.#cards.deal(books, this.#placeOfFocus() >= 0);

  #find(): void {
    this.#found = this.#search?.find(this.#wish) ?? [];
  }

  /** All is drawn anew, often one leap after another: the spare rows wait until that is over. */
  #leap(): void {
    this.#spare = 0;
    clearTimeout(this.#landing);
    this.#landing = setTimeout(() => {
      this.#spare = SPARE_ROWS;
      this.#look();
    }, LANDED_AFTER);
  }

  /** Draws what has come into sight; `back` is how far down the buyer was before. */
  #look(back?: number): void {
    if (this.#returning) return;
    const list = this.#run?.querySelector<HTMLElement>('.shelf');
    const first = list?.querySelector<HTMLElement>('li:not(.held)');
    if (!this.#run || !list || !first) return;
    const { gridTemplateColumns, rowGap } = getComputedStyle(list);
    const columns = gridTemplateColumns.split(' ').length;
    const { height } = first.getBoundingClientRect();
    // Not laid out where the page hides the element.
    if (!height) return;
    const pitch = height + (parseFloat(rowGap) || 0);
    const { top } = this.#run.getBoundingClientRect();
    const before = this.#extent;
    const isElse = before.columns !== columns || Math.abs(before.pitch - pitch) > 1;
    // Rows of another height, or more of them: the books in sight stay in sight.
    const kept = back ?? (isElse && before.pitch ? this.#above : 0);
    const row = Math.floor(kept / before.pitch) || 0;
    const above = row ? Math.floor((row * before.columns) / columns) * pitch : -top;
    this.#above = Math.max(above, 0);
    const rows = Math.ceil(this.#found.length / columns);
    const place = (at: number) => Math.min(Math.max(at, 0), rows) * columns;
    // At least one row, from which the others are measured.
    const start = Math.min(Math.floor(above / pitch), rows - 1);
    const end = Math.max(Math.ceil((above + innerHeight) / pitch), start + 1, 1);
    if (place(start) >= before.to || place(end) <= before.from) this.#leap();
    const from = place(start - this.#spare);
    const to = Math.min(place(end + this.#spare), this.#found.length);
    const focused = this.#placeOfFocus();
    const held = focused < from || focused >= to ? focused : -1;
    const extent = { from, to, held, columns, pitch, least: height };
    const changed = !isSame(extent, this.#extent);
    this.#extent = extent;
    if (changed) this.#host.requestUpdate();
    if (row) void this.#return(Math.floor(above / pitch) * columns + 1);
  }

  /** Back to the row the buyer had come to, after the new screen's heading has had the focus. */
  async #return(place: number): Promise<void> {
    this.#returning = true;
    await this.#host.updateComplete;
    this.#returning = false;
    this.#run?.querySelector(`[aria-posinset="${String(place)}"]`)?.scrollIntoView();
  }

  #placeOfFocus(): number {
    const place = this.#focused?.closest('.run li')?.getAttribute('aria-posinset');
    return place ? Number(place) - 1 : -1;
  }

  get #focused(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }

  /** The keyboard goes on from the heading. */
  #goToTop(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('.heading')?.focus();
  }
}

const isSame = (one: Extent, other: Extent): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The node that a node is shown in: through slots and out of shadow roots, up to the document. */
function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
}
