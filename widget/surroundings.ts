import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { reportPurchase, reportStep } from './ecommerce.ts';
import type { Focus } from './focus.ts';
import { whenIdle } from './idle.ts';
import { fetchDialog, type DialogPart } from './later-parts.ts';
import { once } from './once.ts';
import { tellSearchEngines } from './page-data.ts';
import { Service } from './service.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { isDialog } from './settings.ts';
import type { Shopping } from './state.ts';
import { unreachable } from './text.ts';
import { Trail } from './trail.ts';
import { closed } from './views/door.ts';
import { wear } from './wear.ts';

/** What one shop has to do with the page around it: its dialog, the history, what is told of it. */
export class Surroundings implements ReactiveController {
  readonly service: Service;
  readonly #host: LitElement;
  readonly #keeper: Shopkeeper;
  readonly #focus: Focus;
  readonly #trail: Trail;
  #part: DialogPart | undefined;
  readonly #fetch = once(
    fetchDialog,
    (part) => {
      wear(this.#host, part.pageStyles);
      this.#part = part;
      this.#lacksDialog = false;
      this.#host.requestUpdate();
    },
    () => {
      this.#lacksDialog = true;
      this.#host.requestUpdate();
    },
  );
  #lacksDialog = false;
  #listening = new AbortController();
  #toldBy: AbortSignal | undefined;
  /** Lets the page behind the dialog scroll again. */
  #release: (() => void) | undefined;
  /** Where the focus was before the dialog opened. */
  #opener: HTMLElement | undefined;

  constructor(host: LitElement, keeper: Shopkeeper, focus: Focus) {
    this.#host = host;
    this.#keeper = keeper;
    this.#focus = focus;
    this.service = new Service(keeper, focus);
    this.#trail = new Trail(nameOf(host), keeper, this.service);
    host.addController(this);
    keeper.steps.watch((before, now, isOwn) => {
      if (now.shown && !before.shown) this.#opener = focused(document);
      reportStep(host, before, now, isOwn);
      // In a dialog, nobody who looks at the page sees them.
      if (now.step === 'browsing' && !isDialog(now.settings)) this.#tellSearchEngines(now);
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

  /** Once for each time that the host is in the page. */
  #tellSearchEngines(shown: Shopping): void {
    const { signal } = this.#listening;
    if (this.#toldBy === signal) return;
    this.#toldBy = signal;
    whenIdle(() => {
      tellSearchEngines(shown, signal);
    });
  }

  /** Opens and closes the dialog as the state says. */
  hostUpdated(): void {
    this.#trail.follow(this.#keeper.state);
    const frame = this.#frame;
    const { shown, step } = this.#keeper.state;
    if (!frame || !shown) this.#letGo();
    if (!frame || !this.#host.isConnected) return;
    if (shown) this.#release ??= this.#part?.holdPage();
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
    if (this.#lacksDialog) return closed(unreachable(), this.#tryToFetch);
    if (!this.#part) this.#tryToFetch();
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

  readonly #tryToFetch = (): void => {
    this.#fetch().catch(() => undefined);
  };

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
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
