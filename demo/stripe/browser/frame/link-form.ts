import type { StripeError } from '../errors.ts';
import { formTextFor } from '../form-text.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { textAt } from '../record.ts';
import { writeAppearance } from './appearance.ts';
import { Entry } from './entry.ts';
import { addStyles, make } from './markup.ts';
import { paymentFormStyles } from './payment-form.styles.ts';
import type { View } from './view.ts';

/** The Link Authentication Element, of which the email field alone is imitated. */
export class LinkForm implements View {
  readonly root: HTMLFormElement;
  readonly #email: Entry;
  readonly #sheet = new CSSStyleSheet();
  #configured = false;

  constructor(edited: () => void) {
    addStyles(paymentFormStyles);
    document.adoptedStyleSheets.push(this.#sheet);
    const input = make('input', { type: 'email', autocomplete: 'email', autocapitalize: 'none' });
    this.#email = new Entry('email', input, edited);
    this.#email.field.root.classList.add('wide');
    this.root = make('form', { class: 'form separate', novalidate: '' }, this.#email.field.root);
  }

  get empty(): boolean {
    return this.#email.empty;
  }

  configure({ options, appearance, locale }: FrameConfiguration): void {
    const { labels, faults } = formTextFor(locale);
    this.#email.field.label = labels.email;
    this.#email.judge = (text) => {
      if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)) return undefined;
      return /\s|@.*@/.test(text)
        ? ['invalid_email', faults.invalidEmail]
        : ['incomplete_email', faults.incompleteEmail];
    };
    if (!this.#configured) this.#email.set(textAt(options, 'defaultValues', 'email') ?? '');
    this.#configured = true;
    writeAppearance(document.documentElement, this.#sheet, appearance);
    this.refresh();
  }

  refresh(): void {
    this.#email.refresh();
  }

  focus(): void {
    this.#email.control.focus();
  }

  clear(): void {
    this.#email.set('');
  }

  reveal(): StripeError | undefined {
    this.#email.reveal();
    return this.#email.fault;
  }

  change(): ElementChange {
    const { empty, complete, fault, control, text } = this.#email;
    return {
      empty,
      complete,
      invalid: fault !== undefined,
      autofilled: control.matches(':autofill'),
      event: { empty, complete, value: { email: text } },
    };
  }
}
