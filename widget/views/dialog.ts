import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { bookIn, copies, count, most } from '../cart.ts';
import { sumOf } from '../money.ts';
import { rareWords } from '../rare-text.ts';
import { hasShop, isPaying, type State } from '../state.ts';
import { text } from '../text.ts';
import { closed } from './door.ts';
import { isOnGround, press } from './ground.ts';
import { unseen } from './parts.ts';

/** What a dialog's own buttons and edges do. */
export interface DialogActions {
  open: () => void;
  close: () => void;
  /** Closed by the browser, or by somebody who was not asked. */
  closed: () => void;
}

/** What stands in the page, and the dialog that it opens, with `inside` in it. */
export const dialog = (
  state: State,
  inside: TemplateResult,
  actions: Actions,
  { open, close, closed: onClosed }: DialogActions,
): TemplateResult => {
  const { mode, opener } = state.settings;
  return html`${mode === 'button' ? buyButton(state, actions) : nothing}
    ${mode !== 'button' && opener !== 'none' ? openButton(state, open) : nothing}
    <p class="unseen" role="status">${state.shown ? '' : state.said}</p>
    <dialog
      class="frame ${mode === 'drawer' ? 'side' : 'centred'}"
      part="dialog"
      aria-label=${hasShop(state) ? state.shop.name : nothing}
      @cancel=${(event: Event) => {
        event.preventDefault();
        close();
      }}
      @close=${onClosed}
      @pointerdown=${press}
      @click=${(event: Event) => {
        if (isOnGround(event)) close();
      }}
    >
      <div class="sheet frame-sheet">
        <p class="away">
          <button
            class="close"
            part="close"
            aria-label=${rareWords.close}
            ?disabled=${isPaying(state) && state.step !== 'finding'}
            @click=${close}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
          </button>
        </p>
        ${inside}
      </div>
    </dialog>`;
};

/** Opens the cart, and says how much is in it; its name has all that is seen on it, the owner's words, too. */
function openButton(state: State, open: () => void): TemplateResult {
  const copiesIn = count(state.cart);
  return html`<button
    class="button opener ${state.settings.opener}"
    part="button opener"
    aria-haspopup="dialog"
    @click=${open}
  >
    ${unseen(hasShop(state) ? text.cartBar(copiesIn, sumOf(state.cart, state.shop)) : text.loading)}
    <slot name="button">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M2 3h3l2.6 12h10.8L21 6.5H6" />
        <circle cx="9" cy="19.5" r="1.6" />
        <circle cx="17" cy="19.5" r="1.6" />
      </svg>
    </slot>
    <span class="badge" part="badge" ?hidden=${!copiesIn}>${copiesIn}</span>
  </button>`;
}

/** Buys one book. */
function buyButton(state: State, actions: Actions): TemplateResult | typeof nothing {
  // Inside the open dialog it is said already.
  if (state.step === 'closed' && !state.shown) return closed(state.problem, actions.reload);
  if (!hasShop(state)) return nothing;
  const book = bookIn(state.shop.books, state.settings.item);
  if (!book) return html`<p part="error">${text.unknownItem}</p>`;
  const none = !most(book) && !copies(state.cart, book.id);
  return html`<button
    class="button single"
    part="button purchase"
    aria-haspopup="dialog"
    ?disabled=${none}
    @click=${() => {
      actions.purchase(book.id);
    }}
    @pointerenter=${actions.anticipate}
    @focus=${actions.anticipate}
  >
    <slot name="button"
      >${none ? text.left(0) : text.purchase(book.price.text)}${unseen(`, ${book.title}`)}</slot
    >
  </button>`;
}
