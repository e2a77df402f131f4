import { validationError } from '../errors.ts';
import type { StripeError } from '../errors.ts';
import { LabelledField } from './labelled-field.ts';

/** What a text lacks, by code and sentence; `undefined` where it will do. */
export type Judge = (text: string) => readonly [code: string, message: string] | undefined;

/** One labelled control of a form that is no card: what it holds, and what may be said of it. */
export class Entry {
  readonly field: LabelledField;
  readonly control: HTMLInputElement | HTMLSelectElement;
  judge: Judge = () => undefined;
  /** The buyer has left the control, or asked to pay: from now on faults are shown. */
  #judged = false;

  constructor(name: string, control: HTMLInputElement | HTMLSelectElement, edited: () => void) {
    this.control = control;
    control.name = name;
    // A Latin street stays readable in a form that runs from right to left.
    if (control instanceof HTMLInputElement) control.dir = 'auto';
    this.field = new LabelledField(name, control);
    control.addEventListener('input', () => {
      this.#judged = false;
      edited();
    });
    control.addEventListener('blur', () => {
      if (!this.empty) this.#judged = true;
      edited();
    });
  }

  get text(): string {
    return this.control.value.trim();
  }

  get empty(): boolean {
    return this.text === '';
  }

  get complete(): boolean {
    return this.judge(this.text) === undefined;
  }

  /** What is wrong and may be said by now. */
  get fault(): StripeError | undefined {
    const judgement = this.#judged ? this.judge(this.text) : undefined;
    return judgement && validationError(...judgement);
  }

  reveal(): void {
    this.#judged = true;
  }

  /** Puts a text in without any event. */
  set(text: string): void {
    this.control.value = text;
    this.#judged = false;
  }

  refresh(): void {
    this.field.message = this.fault?.message;
  }
}
