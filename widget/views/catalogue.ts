import { html, nothing, type TemplateResult } from 'lit';
import type { Book } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import { copies, count, most } from '../cart.ts';
import { chosenBooks } from '../choice.ts';
import { sumOf } from '../money.ts';
import type { Shopping } from '../state.ts';
import { text, unreachable } from '../text.ts';
import { cover, leftOf, noticeOf, unseen } from './parts.ts';

/** Shops of more books than this can be searched, by a part that is fetched then. */
export const FEW_BOOKS = 12;

/** All books on their cards, or the first of many, and the way to the cart once it holds something. */
export function catalogue(state: Shopping, actions: Actions): TemplateResult {
  const books = chosenBooks(state);
  const isMany = books.length > FEW_BOOKS;
  return html`
    ${opening(state, actions)}
    ${
      // The room of what the further part puts here, so that nothing moves when it comes.
      isMany ? html`<div class="tools">${toolsOf(books).map(() => html`<i></i>`)}</div>` : nothing
    }
    ${
      books.length
        ? html`<ul class=${isMany ? 'shelf many' : 'shelf'} part="shelf">
            ${books.slice(0, FEW_BOOKS).map((book) => html`<li>${card(book, state, actions)}</li>`)}
          </ul>`
        : html`<p part="none">${text.noBooks}</p>`
    }
  `;
}

/** What books can be looked for by; nobody is offered a choice of nothing. */
export const toolsOf = (books: readonly Book[]): readonly string[] => [
  'words',
  'author',
  ...(books.some(({ subjects }) => subjects) ? ['subject'] : []),
  ...(books.some(({ format }) => format) ? ['format'] : []),
  'order',
  'count',
];

/** What stands above the shelves. */
export const opening = (state: Shopping, actions: Actions): TemplateResult =>
  html`<h2 class="heading unseen" tabindex="-1">${text.books}</h2>
    ${noticeOf(state.notice)} ${count(state.cart) ? cartBar(state, actions) : nothing}`;

function cartBar({ cart, shop }: Shopping, actions: Actions): TemplateResult {
  return html`<div class="bar">
    <button class="button quiet" part="cart-bar" @click=${actions.viewCart}>
      ${text.cartBar(count(cart), sumOf(cart, shop))}
    </button>
  </div>`;
}

/** One book: what it is, what it costs, and the two ways to have it. */
export function card(
  book: Book,
  state: Shopping,
  actions: Actions,
  picture: unknown = cover(book, state.settings.server, 'ground'),
): TemplateResult {
  return html`<slot name="book-${book.id}"
    ><article class="card book" part="card">
      ${picture}
      <div class="body">
        <h3 part="title">
          <button
            class="title"
            aria-haspopup="dialog"
            @click=${() => {
              actions.read(book.id);
            }}
          >
            ${book.title}
          </button>
        </h3>
        <p class="author" part="author">${book.author}</p>
        ${
          state.unread === book.id
            ? html`<p role="alert" part="error">${unreachable()}</p>`
            : nothing
        }
        ${book.blurb ? html`<p class="blurb" part="blurb">${book.blurb}</p>` : nothing}
        ${leftOf(book)} ${buttons(book, state, actions)}
      </div>
    </article></slot
  >`;
}

/** The two ways to have a book. */
export function buttons(book: Book, state: Shopping, actions: Actions): TemplateResult {
  const inCart = copies(state.cart, book.id);
  const full = inCart >= most(book);
  const none = full && !inCart;
  return html`<button
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
      aria-disabled=${full}
      @click=${() => {
        if (!full) actions.setQuantity(book, inCart + 1);
      }}
    >
      ${none ? text.left(0) : full ? text.full(inCart) : text.add(inCart)}${unseen(`, ${book.title}`)}
    </button>`;
}
