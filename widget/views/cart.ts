import { html, nothing, type TemplateResult } from 'lit';
import type { Book } from '../../server/contract.ts';
import type { CheckoutActions } from '../actions.ts';
import { bookIn, copies, most } from '../cart.ts';
import { words } from '../checkout-text.ts';
import { sumOf } from '../money.ts';
import type { Shopping } from '../state.ts';
import { cover, leftOf, noticeOf, unseen } from './parts.ts';
import { linkField } from './link-field.ts';
import { wayToShop } from './way-to-shop.ts';

/** The lines of the cart, to be changed, and the way on. */
export function cart(state: Shopping, actions: CheckoutActions): TemplateResult {
  const { shop, settings } = state;
  const lines = state.cart.flatMap(({ book }) => bookIn(shop.books, book) ?? []);
  return html`<section class="narrow">
    <h2 class="heading" part="heading" tabindex="-1">${words.cart}</h2>
    ${noticeOf(state.notice)}
    <div class="card pad" part="card">
      ${
        lines.length
          ? html`<ul class="lines">
                ${lines.map((book) => html`<li part="line">${line(book, state, actions)}</li>`)}
              </ul>
              <p class="sum" part="total">
                <span>${words.total}</span>
                <b>${sumOf(state.cart, shop)}</b>
              </p>
              <button
                class="button"
                part="button checkout"
                @click=${actions.checkout}
                @pointerenter=${actions.anticipate}
              >
                ${words.checkout}
              </button>`
          : html`<slot name="empty-cart"
              ><p class="muted centre" part="none">${words.emptyCart}</p></slot
            >`
      }
      ${undo(state, actions)} ${lines.length ? link(state, actions) : nothing}
      ${wayToShop(settings.shopUrl, 'link', actions.browse)}
    </div>
  </section>`;
}

function undo(
  { removed, shop }: Shopping,
  actions: CheckoutActions,
): TemplateResult | typeof nothing {
  const book = removed && bookIn(shop.books, removed.book);
  if (!book) return nothing;
  return html`<p class="ways" part="removed">
    ${words.removed(book.title)}
    <button class="link" part="link undo" @click=${actions.undo}>
      ${words.undo}${unseen(` ${book.title}`)}
    </button>
  </p>`;
}

/** A link is shown, too, where it could be copied: for those who look for it. */
function link({ link: address }: Shopping, actions: CheckoutActions): TemplateResult {
  return html`<p class="ways">
    <button class="link" part="link share" @click=${actions.share}>${words.share}</button>
    ${address ? linkField(address) : nothing}
  </p>`;
}

function line(book: Book, state: Shopping, actions: CheckoutActions): TemplateResult {
  const quantity = copies(state.cart, book.id);
  const step = (sign: string, label: string, to: number) => {
    const isOff = to < 1 || (to > quantity && to > most(book));
    return html`<button
      part="step"
      aria-label=${label}
      aria-disabled=${isOff}
      @click=${() => {
        if (!isOff) actions.setQuantity(book, to);
      }}
    >
      ${sign}
    </button>`;
  };
  return html`${cover(book, state.settings.server, 'thumb')}
    <div class="what">
      <h3 part="title">${book.title}</h3>
      <p class="muted" part="each">${words.each(book.price.text)}</p>
      ${leftOf(book)}
    </div>
    <div class="stepper">
      ${step('−', words.fewer(book.title), quantity - 1)}
      <input
        type="number"
        part="input"
        inputmode="numeric"
        min="1"
        max=${most(book)}
        aria-label=${words.quantityOf(book.title)}
        .value=${String(quantity)}
        @change=${(event: Event & { currentTarget: HTMLInputElement }) => {
          const input = event.currentTarget;
          const wanted = Math.min(
            Math.max(Math.trunc(input.valueAsNumber) || quantity, 1),
            Math.max(most(book), 1),
          );
          input.value = String(wanted);
          actions.setQuantity(book, wanted);
        }}
      />
      ${step('+', words.more(book.title), quantity + 1)}
    </div>
    <button
      class="link"
      part="link remove"
      @click=${() => {
        actions.setQuantity(book, 0);
      }}
    >
      ${words.remove}${unseen(` ${book.title}`)}
    </button>`;
}
