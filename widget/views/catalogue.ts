import { html, nothing, type TemplateResult } from 'lit';
import type { Book } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import { copies, count, most } from '../cart.ts';
import { sumOf } from '../money.ts';
import type { Shopping } from '../state.ts';
import { text } from '../text.ts';
import { cover, leftOf, noticeOf, unseen } from './parts.ts';

/** All books on their cards, and the way to the cart once it holds something. */
export function catalogue(state: Shopping, actions: Actions): TemplateResult {
  const { books } = state.shop;
  return html`
    <h2 class="heading unseen" tabindex="-1">${text.books}</h2>
    ${noticeOf(state.notice)} ${count(state.cart) ? cartBar(state, actions) : nothing}
    ${
      books.length
        ? html`<ul class="shelf">
            ${books.map((book) => html`<li>${card(book, state, actions)}</li>`)}
          </ul>`
        : html`<p>${text.noBooks}</p>`
    }
  `;
}

function cartBar({ cart, shop }: Shopping, actions: Actions): TemplateResult {
  return html`<div class="bar">
    <button class="button quiet" part="cart-bar" @click=${actions.viewCart}>
      ${text.cartBar(count(cart), sumOf(cart, shop))}
    </button>
  </div>`;
}

function card(book: Book, state: Shopping, actions: Actions): TemplateResult {
  const inCart = copies(state.cart, book.id);
  const full = inCart >= most(book);
  const none = full && !inCart;
  return html`<article class="card book" part="card">
    ${cover(book, state.settings.server, 'ground')}
    <div class="body">
      <h3 part="title">${book.title}</h3>
      <p class="author" part="author">${book.author}</p>
      <p class="blurb" part="blurb">${book.blurb}</p>
      ${leftOf(book)}
      <button
        class="button"
        part="button purchase"
        ?disabled=${none}
        @click=${() => {
          actions.purchase(book.id);
        }}
        @pointerenter=${actions.anticipate}
        @focus=${actions.anticipate}
      >
        ${text.purchase(book.price.text)}${unseen(`, ${book.title}`)}
      </button>
      <button
        class="button quiet"
        part="button add"
        ?disabled=${full}
        @click=${() => {
          actions.setQuantity(book, inCart + 1);
        }}
      >
        ${none ? text.left(0) : full ? text.full(inCart) : text.add(inCart)}${unseen(`, ${book.title}`)}
      </button>
    </div>
  </article>`;
}
