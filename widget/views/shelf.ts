import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Book, Format } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import { isWhole } from '../cart.ts';
import { rareWords } from '../rare-text.ts';
import { ORDERS, type Order, type Search, type Wish } from '../search.ts';
import type { Extent } from '../shelf.ts';
import type { Shopping } from '../state.ts';
import { text } from '../text.ts';
import { card, opening, toolsOf } from './catalogue.ts';
import { cover } from './parts.ts';

/** What is looked for, what was found, and what of it is drawn. */
export interface Shelves {
  wish: Wish;
  found: readonly Book[];
  search: Search;
  extent: Extent;
  /** What each of these books is drawn on, by the books' ids. */
  cardsFor: (books: readonly string[]) => ReadonlyMap<string, number>;
  want: (change: Partial<Wish>) => void;
  showAll: () => void;
  /** The buyer is about to type. */
  prepare: () => void;
  /** The rest of the books did not come. */
  restMissing: boolean;
  fetchRest: () => Promise<void>;
}

/** Many books: the tools to find some, and those that are in sight. */
export function shelf(shelves: Shelves, state: Shopping, actions: Actions): TemplateResult {
  return html`${opening(state, actions)} ${tools(shelves, state)}
  ${shelves.found.length ? run(shelves, state, actions) : nothingFound(shelves)}`;
}

function tools(shelves: Shelves, state: Shopping): TemplateResult {
  const { wish, found, search, want } = shelves;
  const { books } = state.shop;
  const offered = toolsOf(books);
  return html`<form
    class="tools"
    part="tools"
    role="search"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    <input
      type="search"
      part="input search"
      enterkeyhint="search"
      autocomplete="off"
      aria-label=${rareWords.search}
      placeholder=${rareWords.search}
      .value=${wish.words}
      @focus=${shelves.prepare}
      @input=${(event: Event & { currentTarget: HTMLInputElement }) => {
        want({ words: event.currentTarget.value });
      }}
    />
    ${guard([search, wish.author], () =>
      choice(
        rareWords.author,
        wish.author,
        ['', ...search.authors()],
        rareWords.allAuthors,
        (author) => {
          want({ author });
        },
      ),
    )}
    ${
      offered.includes('subject')
        ? guard([search, wish.subject], () =>
            choice(
              rareWords.subject,
              wish.subject,
              ['', ...search.subjects()],
              rareWords.allSubjects,
              (subject) => {
                want({ subject });
              },
            ),
          )
        : nothing
    }
    ${
      offered.includes('format')
        ? choice(
            rareWords.format,
            wish.format,
            FORMAT_CHOICES,
            (format) => (format ? rareWords.formats[format] : rareWords.allFormats),
            (format) => {
              want({ format });
            },
          )
        : nothing
    }
    ${choice<Order>(
      rareWords.order,
      wish.order,
      ORDERS,
      (order) => rareWords.orders[order],
      (order) => {
        want({ order });
      },
    )}
    <p class="found" part="found" role="status">
      ${rareWords.found(isWhole(state.shop) ? found.length : (state.shop.total ?? 0))}
      ${
        shelves.restMissing
          ? html`<br />${rareWords.restMissing}
              <button type="button" class="link" part="link" @click=${shelves.fetchRest}>
                ${text.tryAgain}
              </button>`
          : nothing
      }
    </p>
  </form>`;
}

const FORMAT_CHOICES: readonly (Format | '')[] = [
  '',
  'hardback',
  'paperback',
  'ebook',
  'audiobook',
];

/** A list to choose from; `said` is what a value is called, or what the empty one is. */
function choice<T extends string>(
  label: string,
  chosen: T,
  values: readonly T[],
  said: string | ((value: T) => string),
  choose: (value: T) => void,
): TemplateResult {
  const nameOf = (value: T) => (typeof said === 'string' ? value || said : said(value));
  return html`<select
    part="input"
    aria-label=${label}
    @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
      const value = values[event.currentTarget.selectedIndex];
      if (value !== undefined) choose(value);
    }}
  >
    ${values.map((value) => html`<option .selected=${value === chosen}>${nameOf(value)}</option>`)}
  </select>`;
}

const nothingFound = ({ showAll }: Shelves): TemplateResult =>
  html`<div class="card pad centre" part="card">
    <p part="none">${rareWords.foundNone}</p>
    <button class="button quiet" part="button" @click=${showAll}>${rareWords.showAll}</button>
  </div>`;

function run(
  { found, extent, cardsFor }: Shelves,
  state: Shopping,
  actions: Actions,
): TemplateResult {
  const { from, to, held, columns, pitch, least } = extent;
  const drawn = places(from, Math.min(to, found.length));
  if (held >= 0 && held < found.length) drawn[held < from ? 'unshift' : 'push'](held);
  const height = pitch ? `height:${String(Math.ceil(found.length / columns) * pitch)}px` : '';
  const rows = least ? `grid-auto-rows:minmax(${String(least)}px,1fr);` : '';
  const down = pitch ? `${rows}top:${String((from / columns) * pitch)}px` : '';
  const books = drawn.flatMap((place) => {
    const book = found[place];
    return book ? [{ book, place }] : [];
  });
  const cards = cardsFor(books.map(({ book }) => book.id));
  return html`<div class="run" .style=${height}>
    <ul class="shelf many" part="shelf" role="list" .style=${down}>
      ${repeat(
        books,
        ({ book }) => cards.get(book.id),
        ({ book, place }) =>
          html`<li
            class=${place === held ? 'held' : nothing}
            .style=${place === held ? `top:${String(Math.floor((held - from) / columns) * pitch)}px` : ''}
            aria-setsize=${found.length}
            aria-posinset=${place + 1}
          >
            ${card(book, state, actions, picture(book, state))}
          </li>`,
      )}
    </ul>
  </div>`;
}

/** An image of its own for each book: one that is used again shows the old cover until the new came. */
const picture = (book: Book, { settings }: Shopping): unknown =>
  keyed(book.id, cover(book, settings.server, 'ground'));

const places = (from: number, to: number): number[] =>
  [...Array(Math.max(to - from, 0)).keys()].map((at) => from + at);
