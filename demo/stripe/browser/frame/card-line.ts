import { validationError } from '../errors.ts';
import { mergeDeep, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { textFor } from '../text.ts';
import type { ErrorCode, Text } from '../text.ts';
import { CardFields, cardLineNames } from './card-fields.ts';
import { CardIcon } from './card-icon.ts';
import { cardLineStyles } from './card-line.styles.ts';
import { writeCardStyle } from './card-style.ts';
import type { Field, FieldState } from './field.ts';
import { digitsOf } from './formats.ts';
import { addStyles, make } from './markup.ts';
import type { CardView } from './view.ts';

/** The Card Element: icon, number, expiry, security code and postal code in one line. */
export class CardLine implements CardView {
  readonly fields: CardFields;
  readonly root: HTMLFormElement;
  #options: UnknownRecord = {};
  #text = textFor('en');
  readonly #icon = new CardIcon();
  readonly #lastFour = make('span', { class: 'last-four', 'aria-hidden': 'true' });
  readonly #announcement = make('p', { class: 'announcement', id: 'fault', role: 'alert' });
  readonly #slots: ReadonlyMap<Field, HTMLElement>;
  readonly #sheet = new CSSStyleSheet();

  constructor(edited: () => void) {
    addStyles(cardLineStyles);
    document.adoptedStyleSheets.push(this.#sheet);
    this.fields = new CardFields(cardLineNames, edited);
    const { number, expiry, cvc, postalCode } = this.fields;
    this.#slots = new Map([
      [number, make('span', { class: 'slot number' }, number.input, this.#lastFour)],
      [expiry, make('span', { class: 'slot expiry' }, expiry.input)],
      [cvc, make('span', { class: 'slot cvc' }, cvc.input)],
      [postalCode, make('span', { class: 'slot postal' }, postalCode.input)],
    ]);
    this.root = make(
      'form',
      { class: 'line', novalidate: '' },
      this.#icon.root,
      ...this.#slots.values(),
    );
    this.root.append(this.#announcement);
    for (const moved of ['focusin', 'focusout'] as const) {
      this.root.addEventListener(moved, () => {
        this.#showIcon();
        this.#fitWidth();
      });
    }
    new ResizeObserver(() => {
      this.#fitWidth();
    }).observe(this.root);
  }

  configure({ options }: FrameConfiguration, text: Text): void {
    const { fields } = this;
    this.#text = text;
    const formerPostalCode = textAt(this.#options, 'value', 'postalCode');
    const postalCode = textAt(options, 'value', 'postalCode');
    this.#options = options;
    if (postalCode !== undefined && postalCode !== formerPostalCode)
      fields.postalCode.set(postalCode);
    const { number, expiry, cvc } = fields;
    fields.shown =
      options.hidePostalCode === true
        ? [number, expiry, cvc]
        : [number, expiry, cvc, fields.postalCode];
    for (const [field, slot] of this.#slots) {
      slot.hidden = !fields.shown.includes(field);
      slot.style.display = slot.hidden ? 'none' : '';
      field.input.disabled = options.disabled === true;
    }
    this.#label(text.card);
    writeCardStyle(this.#sheet, recordAt(options, 'style'));
    this.refresh();
  }

  refresh(): void {
    const { fields } = this;
    for (const field of fields.shown) field.showState(this.#announcement);
    this.#lastFour.dataset.state = fields.number.state;
    this.#lastFour.textContent = fields.number.empty
      ? this.#text.card.numberPlaceholder
      : digitsOf(fields.number.text).slice(-4);
    this.#showIcon();
    this.#namePostalCode();
    this.#slots.get(fields.postalCode)?.classList.toggle('long', fields.postalCode.text.length > 6);
    const message = fields.error === undefined ? '' : this.#text.errors[fields.error];
    if (this.#announcement.textContent !== message) this.#announcement.textContent = message;
    this.#fitWidth();
  }

  get empty(): boolean {
    return this.fields.empty;
  }

  get card(): Readonly<Record<string, string>> {
    return this.fields.parameters;
  }

  focus(): void {
    this.fields.wanting.input.focus();
  }

  clear(): void {
    this.fields.clear();
  }

  reveal(): ErrorCode | undefined {
    this.fields.reveal();
    return this.fields.error;
  }

  change(): ElementChange {
    const { fields } = this;
    const { empty, complete, error: code } = fields;
    const error = code === undefined ? undefined : validationError(code, this.#text.errors[code]);
    return {
      empty,
      complete,
      invalid: error !== undefined,
      autofilled: fields.shown.some(({ input }) => input.matches(':autofill')),
      event: {
        empty,
        complete,
        error,
        value: {
          postalCode: fields.shown.includes(fields.postalCode) ? fields.postalCode.text : '',
        },
        brand: fields.brand.name,
      },
    };
  }

  billingDetails(passed: UnknownRecord): UnknownRecord {
    const { postalCode, shown } = this.fields;
    if (!shown.includes(postalCode) || postalCode.empty) return passed;
    return mergeDeep(passed, { address: { postal_code: postalCode.text } });
  }

  #label(text: Text['card']): void {
    const { number, expiry, cvc, postalCode } = this.fields;
    const entries: readonly (readonly [Field, string, string])[] = [
      [number, text.number, text.numberPlaceholder],
      [expiry, text.expiry, text.expiryPlaceholder],
      [cvc, text.cvc, text.cvcPlaceholder],
      [postalCode, text.postalCode, text.postalPlaceholder],
    ];
    for (const [field, label, placeholder] of entries) {
      field.input.setAttribute('aria-label', label);
      field.input.placeholder = placeholder;
    }
  }

  /**
   * Where the whole line does not fit, the number has it to itself while it is being entered and
   * shrinks to its last four digits afterwards.
   */
  #fitWidth(): void {
    const { number, shown } = this.fields;
    const { classList } = this.root;
    classList.remove('narrow', 'entering', 'moved-on');
    if (this.root.scrollWidth <= this.root.clientWidth + 1) return;
    const active = document.activeElement;
    const elsewhere = shown.some(({ input }) => input === active && input !== number.input);
    const movedOn = elsewhere || (number.complete && active !== number.input);
    classList.add('narrow', movedOn ? 'moved-on' : 'entering');
    // Focusing a field that was out of sight may have scrolled the line.
    this.root.scrollLeft = 0;
  }

  #showIcon(): void {
    const { fields } = this;
    this.#icon.show({
      brand: fields.brand.name,
      state: this.#state(),
      hidden: this.#options.hideIcon === true,
      solid: this.#options.iconStyle === 'solid',
      atCvc: document.activeElement === fields.cvc.input,
    });
  }

  /** Calls the postal code what the country of the card does. */
  #namePostalCode(): void {
    const { input } = this.fields.postalCode;
    const { country } = this.fields;
    const { postalPlaceholder, postalPlaceholderAbroad } = this.#text.card;
    const abroad = country !== undefined && country !== 'US';
    input.placeholder = abroad ? postalPlaceholderAbroad : postalPlaceholder;
    input.inputMode = abroad ? 'text' : 'numeric';
  }

  #state(): FieldState {
    if (this.fields.error !== undefined) return 'invalid';
    if (this.fields.empty) return 'empty';
    return this.fields.complete ? 'complete' : 'base';
  }
}
