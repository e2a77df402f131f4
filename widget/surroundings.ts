import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { reportPurchase, reportStep } from './ecommerce.ts';
import type { Focus } from './focus.ts';
import { fetchDialog, type DialogPart } from './later-parts.ts';
import { Service } from './service.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { Trail } from './trail.ts';

/** What one shop has to do with the page around it: its dialog, the history, what is told of it. */
export class Surroundings implements ReactiveController {
  readonly service: Service;
  readonly #host: LitElement;
  readonly #keeper: Shopkeeper;
  readonly #focus: Focus;
  readonly #trail: Trail;
  #part: DialogPart | undefined;
  #fetching: Promise<DialogPart> | undefined;
  #listening = new AbortController();
  /** What keeps the page from scrolling behind the dialog. */
  #held: CSSStyleSheet | undefined;
  /** Where the focus was before the dialog opened. */
  #opener: HTMLElement | undefined;

  constructor(host: LitElement, keeper: Shopkeeper, focus: Focus) {
    this.#host = host;
    this.#keeper = keeper;
    this.#focus = focus;
    this.service = new Service(keeper, focus);
    this.#trail = new Trail(nameOf(host), keeper, this.service);
    host.addController(this);
    keeper.watch((before, now, isOwn) => {
      if (now.shown && !before.shown) this.#opener = focused(document);
      reportStep(host, before, now, isOwn);
    });
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#trail.listen(signal);
    this.#host.addEventListener(
      'book-checkout-complete',
      ({ orderId, total, items }) => {
        reportPurchase(this.#host, orderId, total, items);
      },
      { signal },
    );
  }

  hostDisconnected(): void {
    this.#listening.abort();
    this.#letGo();
  }

  /** Opens and closes the dialog as the state says. */
  hostUpdated(): void {
    this.#trail.follow(this.#keeper.state);
    const frame = this.#frame;
    const { shown, step } = this.#keeper.state;
    if (frame && shown) this.#hold();
    else this.#letGo();
    if (!frame || !this.#host.isConnected) return;
    // What Stripe lays over the page for the bank is hidden by anything modal.
    const modal = step !== 'authenticating';
    if (!shown) this.#shut(frame);
    else if (!frame.open || frame.matches(':modal') !== modal) {
      frame.close();
      if (modal) frame.showModal();
      else frame.show();
      this.#focus.renew();
    }
  }

  /** Nothing, as long as the part that draws dialogs is on its way. */
  render(inside: TemplateResult): TemplateResult | undefined {
    if (!this.#part) void this.#fetch();
    const { state, actions } = this.#keeper;
    return this.#part?.dialog(state, inside, actions, {
      open: () => {
        void this.service.show().catch(() => undefined);
      },
      close: () => {
        this.service.hide();
      },
      closed: () => {
        if (this.#frame?.open || !this.#keeper.state.shown) return;
        this.service.hide();
        // Where it must not be closed, it opens again.
        this.#host.requestUpdate();
      },
    });
  }

  async #fetch(): Promise<void> {
    this.#fetching ??= fetchDialog();
    const part = await this.#fetching.catch(() => undefined);
    this.#fetching = undefined;
    if (!part || this.#part) return;
    const { styleSheet } = part.pageStyles;
    if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#part = part;
    this.#host.requestUpdate();
  }

  /** The page behind the dialog stays where it is, and as wide as it is. */
  #hold(): void {
    if (this.#held || !this.#host.isConnected) return;
    const root = document.documentElement;
    const gutter = innerWidth > root.clientWidth ? 'html{scrollbar-gutter:stable}' : '';
    // Where the root says nothing, the window goes by the body's overflow.
    const scroller = getComputedStyle(root).overflowY === 'visible' ? 'body' : 'html';
    this.#held = new CSSStyleSheet();
    this.#held.replaceSync(`${gutter}${scroller}{overflow:hidden!important}`);
    document.adoptedStyleSheets.push(this.#held);
  }

  #letGo(): void {
    const sheets = document.adoptedStyleSheets;
    if (this.#held) sheets.splice(sheets.indexOf(this.#held), 1);
    this.#held = undefined;
  }

  #shut(frame: HTMLDialogElement): void {
    if (!frame.open) return;
    frame.close();
    const opener = this.#opener?.isConnected ? this.#opener : undefined;
    const own = this.#host.renderRoot.querySelector<HTMLElement>('[aria-haspopup=dialog]');
    (opener ?? own)?.focus();
  }

  get #frame(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog.frame');
  }
}

/** The same after a reload. */
const nameOf = (host: Element) =>
  host.id || String([...document.querySelectorAll(host.localName)].indexOf(host));

/** What has the focus, inside all open shadow roots; undefined where nothing has. */
function focused(root: DocumentOrShadowRoot): HTMLElement | undefined {
  const { activeElement } = root;
  if (activeElement?.shadowRoot?.activeElement) return focused(activeElement.shadowRoot);
  return activeElement instanceof HTMLElement && activeElement !== document.body
    ? activeElement
    : undefined;
}
