import type { ErrorCode } from '../text.ts';
import { keepFormatted } from './formatted-input.ts';
import type { Formatting } from './formatted-input.ts';
import type { Judgement } from './judgements.ts';

export interface FieldDescription extends Formatting {
  readonly name: string;
  readonly autocomplete: AutoFill;
  readonly inputMode: 'numeric' | 'text';
  readonly judge: (text: string) => Judgement;
  /** True when nothing more fits, so that the caret may go on to the next field. */
  readonly full: (text: string) => boolean;
}

export type FieldState = 'base' | 'complete' | 'empty' | 'invalid';

/** One input of a card form with what is known about its text. */
export class Field {
  readonly input = document.createElement('input');
  readonly #description: FieldDescription;
  /** The buyer has left the field, or asked to pay: from now on "incomplete" counts. */
  #judged = false;

  constructor(description: FieldDescription, edited: () => void, advance: () => void) {
    this.#description = description;
    const { input } = this;
    input.name = description.name;
    input.type = 'text';
    input.autocomplete = description.autocomplete;
    input.inputMode = description.inputMode;
    // Digits keep their direction where the language runs the other way.
    if (description.inputMode === 'numeric') input.dir = 'ltr';
    input.autocapitalize = 'none';
    input.spellcheck = false;
    input.setAttribute('autocorrect', 'off');
    input.setAttribute('aria-invalid', 'false');
    keepFormatted(input, description, (typedAtEnd) => {
      this.#judged = false;
      edited();
      if (typedAtEnd && this.complete && description.full(input.value)) advance();
    });
    input.addEventListener('blur', () => {
      if (!this.empty) this.#judged = true;
      edited();
    });
  }

  get text(): string {
    return this.input.value;
  }

  get empty(): boolean {
    return this.input.value === '';
  }

  get complete(): boolean {
    return this.#description.judge(this.text).state === 'complete';
  }

  /** What is wrong and may be said by now. */
  get error(): ErrorCode | undefined {
    const judgement = this.#description.judge(this.text);
    if (judgement.state === 'complete') return undefined;
    if (judgement.state === 'invalid' || this.#judged) return judgement.code;
    return undefined;
  }

  /** What the field looks like, as the `style` option names it. */
  get state(): FieldState {
    if (this.error !== undefined) return 'invalid';
    if (this.empty) return 'empty';
    return this.complete ? 'complete' : 'base';
  }

  /** Ties the field to the place where its fault is said, for style rules and screen readers. */
  showState(announcement: HTMLElement): void {
    const { input, state } = this;
    const invalid = state === 'invalid';
    input.dataset.state = state;
    input.setAttribute('aria-invalid', String(invalid));
    if (invalid) input.setAttribute('aria-describedby', announcement.id);
    else input.removeAttribute('aria-describedby');
  }

  /** Holds an empty or unfinished text against the buyer from now on. */
  reveal(): void {
    this.#judged = true;
  }

  /** Puts a text in, formatted, without any event. */
  set(text: string): void {
    this.input.value = this.#description.format(text);
    this.#judged = false;
  }
}
