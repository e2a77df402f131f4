import type { TemplateResult } from 'lit';
import { holdPage } from './hold-page.ts';
import { Service } from './service.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { isPaying } from './state.ts';
import { dialog } from './views/dialog.ts';

/** The dialog that a shop is in. */
export class Frame {
  readonly #keeper: Shopkeeper;
  readonly #service: Service;
  readonly #hide: () => void;
  /** Where the focus was before the dialog opened. */
  #opener: HTMLElement | undefined;
  /** Lets the page behind the dialog scroll again. */
  #release: (() => void) | undefined;
  /** The page has asked whether the buyer, who is paying, is a person. */
  #challenged = false;

  /** `hide` closes it, unless a payment is on its way. */
  constructor(keeper: Shopkeeper, hide: () => void) {
    this.#keeper = keeper;
    this.#hide = hide;
    this.#service = new Service(keeper);
    // Before the page's own listeners: what they show can be reached, and keeps the focus.
    keeper.host.addEventListener('book-checkout-challenge', this.#giveWay, { capture: true });
  }

  render(inside: TemplateResult): TemplateResult {
    const { state, actions } = this.#keeper;
    return dialog(state, inside, actions, {
      open: () => {
        void this.#service.show().catch(() => undefined);
      },
      close: () => {
        this.#hide();
      },
      closed: () => {
        if (this.#element?.open || !this.#keeper.state.shown) return;
        this.#hide();
        // Where it must not be closed, it opens again.
        this.#keeper.host.requestUpdate();
      },
    });
  }

  /** Opens and closes as the state says. */
  follow(): void {
    const element = this.#element;
    const { shown, step } = this.#keeper.state;
    if (!element || !shown) this.letGo();
    if (!element || !this.#keeper.host.isConnected) return;
    if (shown) this.#release ??= holdPage();
    this.#challenged &&= isPaying(this.#keeper.state);
    // What Stripe for the bank, or the page for its challenge, lays over the page is hidden by anything modal.
    const modal = !this.#challenged && step !== 'authenticating';
    if (!shown) this.#shut(element);
    else if (!element.open || element.matches(':modal') !== modal) {
      if (!element.open) this.#opener = focused(document);
      element.close();
      if (modal) element.showModal();
      else element.show();
      this.#keeper.focus.renew();
    }
  }

  /** To what the page is about to show. */
  readonly #giveWay = () => {
    this.#challenged = true;
    this.follow();
    this.#keeper.focus.follow();
  };

  /** The page behind can scroll again. */
  letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }

  #shut(element: HTMLDialogElement): void {
    if (!element.open) return;
    element.close();
    const opener = this.#opener?.isConnected ? this.#opener : undefined;
    const own = this.#keeper.host.renderRoot.querySelector<HTMLElement>('[aria-haspopup=dialog]');
    (opener ?? own)?.focus();
  }

  get #element(): HTMLDialogElement | null {
    return this.#keeper.host.renderRoot.querySelector('dialog.frame');
  }
}

/** What has the focus, inside all open shadow roots; undefined where nothing has. */
function focused(root: DocumentOrShadowRoot): HTMLElement | undefined {
  const { activeElement } = root;
  if (activeElement?.shadowRoot?.activeElement) return focused(activeElement.shadowRoot);
  return activeElement instanceof HTMLElement && activeElement !== document.body
    ? activeElement
    : undefined;
}
