import { html, type TemplateResult } from 'lit';
import type { Book } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import { copies, mostCopies, total } from '../cart.ts';
import { money } from '../money.ts';
import type { Shopping } from '../state.ts';
import type { CheckoutText } from '../locales/en-checkout.ts';
import type { Text } from '../text.ts';
import { cover, ground, noticeOf, unseen, wayToShop } from './parts.ts';

/** The lines of the cart, to be changed, and the way on. */
export function cart(
  state: Shopping,
  actions: Actions,
  text: CheckoutText,
  { locale, continueShopping }: Text,
): TemplateResult {
  const { shop, settings } = state;
  const lines = state.cart.flatMap(({ book: id }) => shop.books.filter((book) => book.id === id));
  const back = wayToShop(settings.shopUrl, continueShopping, actions.browse);
  return html`<section class="narrow">
    <h2 class="heading" part="heading" tabindex="-1">${text.cart}</h2>
    ${noticeOf(state.notice)}
    <div class="card pad" part="card">
      ${
        lines.length
          ? html`<ul class="lines">
                ${lines.map((book) => html`<li part="line">${line(book, state, actions, text)}</li>`)}
              </ul>
              <p class="sum" part="total">
                <span>${text.total}</span>
                <b>${money(total(state.cart, shop.books), shop.currency, locale)}</b>
              </p>
              <button
                type="button"
                class="button"
                part="button checkout"
                @click=${actions.checkout}
                @pointerenter=${actions.anticipate}
              >
                ${text.checkout}
              </button>`
          : html`<p class="empty">${text.emptyCart}</p>`
      }
      <p class="ways">${back}</p>
    </div>
  </section>`;
}

function line(book: Book, state: Shopping, actions: Actions, text: CheckoutText): TemplateResult {
  const quantity = copies(state.cart, book.id);
  const step = (sign: string, label: string, to: number) =>
    html`<button
      type="button"
      part="step"
      aria-label="${label} ${book.title}"
      ?disabled=${to < 1 || to > mostCopies}
      @click=${() => {
        actions.setQuantity(book.id, to);
      }}
    >
      ${sign}
    </button>`;
  return html`<div class="thumb" .style=${ground(book)}>${cover(book, state.settings.server)}</div>
    <div class="what">
      <h3 part="title">${book.title}</h3>
      <p>${book.price.text} ${text.each}</p>
    </div>
    <div class="stepper">
      ${step('−', text.fewer, quantity - 1)}
      <input
        type="number"
        part="input"
        inputmode="numeric"
        min="1"
        max=${mostCopies}
        aria-label="${text.quantityOf} ${book.title}"
        .value=${String(quantity)}
        @change=${(event: Event & { currentTarget: HTMLInputElement }) => {
          const input = event.currentTarget;
          const wanted = Math.min(
            Math.max(Math.trunc(input.valueAsNumber) || quantity, 1),
            mostCopies,
          );
          input.value = String(wanted);
          actions.setQuantity(book.id, wanted);
        }}
      />
      ${step('+', text.more, quantity + 1)}
    </div>
    <button
      type="button"
      class="link"
      part="link remove"
      @click=${() => {
        actions.setQuantity(book.id, 0);
      }}
    >
      ${text.remove}${unseen(` ${book.title}`)}
    </button>`;
}
