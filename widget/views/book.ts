import { html, nothing, type TemplateResult } from 'lit';
import type { Book, BookDetails } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import type { Known } from '../book-reader.ts';
import { Problem } from '../problem.ts';
import { rareWords } from '../rare-text.ts';
import { webAddress } from '../settings.ts';
import type { Shopping } from '../state.ts';
import { tag, text } from '../text.ts';
import { buttons } from './catalogue.ts';
import { isOnGround, press } from './ground.ts';
import { cover, leftOf } from './parts.ts';

/** One book in full, above the shelves, which stay as they were; to be opened once it is in the page. */
export function bookDialog(
  book: Book,
  known: Known,
  state: Shopping,
  actions: Actions,
): TemplateResult {
  return html`<dialog
    class="book-dialog"
    part="dialog"
    aria-labelledby="reading"
    @close=${() => {
      actions.read('');
    }}
    @pointerdown=${press}
    @click=${(event: Event) => {
      if (isOnGround(event)) close(event);
    }}
  >
    <article class="sheet" part="sheet">
      <p class="away">
        <button class="link" part="link close" autofocus @click=${close}>${rareWords.close}</button>
      </p>
      <div class="spread">
        ${cover(book, state.settings.server, 'ground')}
        <div>
          <h2 id="reading" part="title" tabindex="-1">${book.title}</h2>
          <p class="author" part="author">${book.author}</p>
          ${more(book, known, state, actions)} ${leftOf(book)} ${buttons(book, state, actions)}
        </div>
      </div>
    </article>
  </dialog>`;
}

/** By the browser, which gives the focus back to where it was. */
function close({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}

function more(book: Book, known: Known, state: Shopping, actions: Actions): TemplateResult {
  if (known && !(known instanceof Problem)) return facts(known, state.settings.server);
  return html`<p class="blurb" part="blurb">${book.blurb}</p>
    <p role="status">
      ${known ? rareWords.detailsMissing : rareWords.loadingDetails}
      ${
        known
          ? html`<button
              class="link"
              part="link"
              @click=${() => {
                actions.read(book.id);
              }}
            >
              ${text.tryAgain}
            </button>`
          : nothing
      }
    </p>`;
}

function facts(details: BookDetails, server: string): TemplateResult {
  const { blurb, isbn, format, pages, language, publisher, published, subjects } = details;
  const sample = details.sample ? webAddress(details.sample, server) : '';
  const rows: readonly (readonly [string, string | number | undefined])[] = [
    [rareWords.format, format && rareWords.formats[format]],
    [rareWords.pages, pages],
    [rareWords.language, language && nameOfLanguage(language)],
    [rareWords.publisher, publisher],
    [rareWords.published, published && nameOfDate(published)],
    [rareWords.isbn, isbn],
    [rareWords.subjects, subjects?.join(' · ')],
  ];
  return html`<p class="blurb" part="blurb" lang=${language ?? nothing}>${blurb}</p>
    <dl class="facts" part="facts">
      ${rows.map(([name, value]) =>
        value
          ? html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`
          : nothing,
      )}
    </dl>
    ${
      sample
        ? html`<p>
            <a class="link" part="link sample" href=${sample}>${rareWords.sample}</a>
          </p>`
        : nothing
    }`;
}

const nameOfLanguage = (tag: string): string =>
  new Intl.DisplayNames(text.locale, { type: 'language' }).of(tag) ?? tag;

/** The language in use, as in the page's region where the page names one. */
function localeOfPage(): string {
  try {
    const isSpoken = new Intl.Locale(tag).language === new Intl.Locale(text.locale).language;
    return isSpoken ? tag : text.locale;
  } catch {
    // The page calls its language something that nobody knows, or nothing.
    return text.locale;
  }
}

/** A year, a month or a day, as precise as it was given. */
function nameOfDate(date: string): string {
  const [, month, day] = date.split('-');
  return new Intl.DateTimeFormat(localeOfPage(), {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  }).format(new Date(date));
}
