import type { ErrorCode } from '../text.ts';
import { brandOf, longestNumber } from './card-brands.ts';
import type { Brand } from './card-brands.ts';
import { Field } from './field.ts';
import { digitsOf, formatCvc, formatExpiry, formatNumber, readExpiry } from './formats.ts';
import { countryOfCard } from './card-country.ts';
import { judgeCvc, judgeExpiry, judgeNumber } from './judgements.ts';
import { formatPostalCode, judgePostalCode } from './postal-codes.ts';

/** Names the inputs carry; both kinds of element have their own in the original. */
export interface FieldNames {
  readonly number: string;
  readonly expiry: string;
  readonly cvc: string;
  readonly postalCode: string;
}

export const cardLineNames: FieldNames = {
  number: 'cardnumber',
  expiry: 'exp-date',
  cvc: 'cvc',
  postalCode: 'postal',
};

const nothing = /(?!)/g;

/** Number, expiry, security code and postal code as one form: what they hold, and moving on. */
export class CardFields {
  readonly number: Field;
  readonly expiry: Field;
  readonly cvc: Field;
  readonly postalCode: Field;
  /** Fields that are shown and count, in the order of tabbing. */
  shown: readonly Field[];
  /** Where the buyer said to live; `undefined` leaves it to the card's number. */
  chosenCountry: string | undefined = undefined;
  /** The brand, where the number is in another frame. */
  brandElsewhere: Brand | undefined = undefined;

  constructor(names: FieldNames, edited: () => void) {
    const make = (description: ConstructorParameters<typeof Field>[0]): Field => {
      const field: Field = new Field(description, edited, () => {
        this.#neighbour(field, 1)?.input.focus();
      });
      field.input.addEventListener('keydown', (event) => {
        if (event.key === 'Backspace' && field.empty) this.#goBack(field, event);
      });
      return field;
    };
    this.number = make({
      name: names.number,
      autocomplete: 'cc-number',
      inputMode: 'numeric',
      separators: /\D/g,
      format: formatNumber,
      judge: judgeNumber,
      full: (text) => digitsOf(text).length === longestNumber(brandOf(digitsOf(text))),
    });
    this.expiry = make({
      name: names.expiry,
      autocomplete: 'cc-exp',
      inputMode: 'numeric',
      separators: /\D/g,
      format: formatExpiry,
      judge: (text) => judgeExpiry(text, new Date()),
      full: () => true,
    });
    this.cvc = make({
      name: names.cvc,
      autocomplete: 'cc-csc',
      inputMode: 'numeric',
      separators: /\D/g,
      format: (raw) => formatCvc(raw, this.brand.cvcLength),
      judge: (text) => judgeCvc(text, this.brand),
      full: (text) => text.length === this.brand.cvcLength,
    });
    this.postalCode = make({
      name: names.postalCode,
      autocomplete: 'postal-code',
      inputMode: 'text',
      separators: nothing,
      format: (raw) => formatPostalCode(raw, this.country),
      judge: (text) => judgePostalCode(text, this.country),
      full: () => false,
    });
    this.shown = [this.number, this.expiry, this.cvc, this.postalCode];
  }

  get brand(): Brand {
    return this.brandElsewhere ?? brandOf(digitsOf(this.number.text));
  }

  /** Decides what a postal code must look like; `undefined` accepts any country's. */
  get country(): string | undefined {
    return this.chosenCountry ?? countryOfCard(digitsOf(this.number.text));
  }

  get empty(): boolean {
    return this.shown.every((field) => field.empty);
  }

  get complete(): boolean {
    return this.shown.every((field) => field.complete);
  }

  /** The first fault that may be said by now. */
  get error(): ErrorCode | undefined {
    return this.shown.map((field) => field.error).find((code) => code !== undefined);
  }

  /** What is shown of the card, as the API's `card[...]` parameters. */
  get parameters(): Readonly<Record<string, string>> {
    const { number, expiry, cvc, shown } = this;
    const date = readExpiry(expiry.text);
    return {
      ...(shown.includes(number) && { number: digitsOf(number.text) }),
      ...(shown.includes(expiry) && {
        exp_month: String(date?.month ?? ''),
        exp_year: String(date?.year ?? ''),
      }),
      ...(shown.includes(cvc) && { cvc: cvc.text }),
    };
  }

  /** Where the caret belongs on `element.focus()`: the first field that still wants something. */
  get wanting(): Field {
    return this.shown.find((field) => !field.complete) ?? this.shown[0] ?? this.number;
  }

  reveal(): void {
    for (const field of this.shown) field.reveal();
  }

  clear(): void {
    for (const field of [this.number, this.expiry, this.cvc, this.postalCode]) field.set('');
  }

  #neighbour(field: Field, step: 1 | -1): Field | undefined {
    const place = this.shown.indexOf(field) + step;
    return place < 0 ? undefined : this.shown[place];
  }

  #goBack(field: Field, event: KeyboardEvent): void {
    const previous = this.#neighbour(field, -1);
    if (previous === undefined) return;
    // Without this the same key press would go on to delete a character of the previous field.
    event.preventDefault();
    previous.input.focus();
    previous.input.setSelectionRange(previous.text.length, previous.text.length);
  }
}
