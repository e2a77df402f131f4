import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import type { Book, BookDetails } from '../server/contract.ts';
import type { Actions } from './actions.ts';
import { ask } from './api.ts';
import { bookIn } from './cart.ts';
import { outcome, Problem } from './problem.ts';
import type { Stage } from './stage.ts';
import type { Shopping } from './state.ts';
import { isRecord } from './storage.ts';
import { bookDialog } from './views/book.ts';

/** What is known of one book: nothing yet, or why not, or all. */
export type Known = BookDetails | Problem | undefined;

/** Shows one book at a time, and asks the server for what there is to read of it, once. */
export class BookReader implements ReactiveController {
  readonly #host: LitElement;
  readonly #stage: Stage;
  readonly #known = new Map<string, Known>();
  #asking = new AbortController();
  /** What was opened last: one that the buyer has closed is drawn for a moment longer. */
  #opened: HTMLDialogElement | null = null;

  constructor(host: LitElement, stage: Stage) {
    this.#host = host;
    this.#stage = stage;
    host.addController(this);
  }

  hostUpdated(): void {
    const drawn = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.book-dialog');
    if (drawn === this.#opened || !this.#host.isConnected) return;
    this.#opened = drawn;
    if (!drawn?.open) drawn?.showModal();
  }

  /** Asks for the book's details, unless they are here. */
  async ask(book: string): Promise<void> {
    const before = this.#known.get(book);
    if (before && !(before instanceof Problem)) return;
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const { server } = this.#stage.read().settings;
    const path = `books/${encodeURIComponent(book)}`;
    const asked = ask({ server, path, isAnswer: isDetails, signal });
    const details = await outcome(asked, signal).catch(() => undefined);
    if (signal.aborted) return;
    this.#known.set(book, details);
    // The button of another try goes with what it stands in.
    const active = this.#host.shadowRoot?.activeElement;
    if (active?.closest('[role=status]') && !(details instanceof Problem)) {
      this.#host.renderRoot.querySelector<HTMLElement>('#reading')?.focus();
    }
    this.#host.requestUpdate();
  }

  render(state: Shopping, actions: Actions): TemplateResult | null {
    const book: Book | undefined = bookIn(state.shop.books, state.reading ?? '');
    return book ? bookDialog(book, this.#known.get(book.id), state, actions) : null;
  }
}

const isDetails = (body: unknown): body is BookDetails =>
  isRecord(body) && typeof body.blurb === 'string';
