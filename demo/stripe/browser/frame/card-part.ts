import { validationError } from '../errors.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { textFor } from '../text.ts';
import type { ErrorCode, Text } from '../text.ts';
import { CardFields, cardLineNames } from './card-fields.ts';
import { CardIcon } from './card-icon.ts';
import { cardLineStyles } from './card-line.styles.ts';
import { siblingsOf } from './card-siblings.ts';
import type { CardSibling, PartKind } from './card-siblings.ts';
import { writeCardStyle } from './card-style.ts';
import type { Field } from './field.ts';
import { addStyles, make } from './markup.ts';
import type { CardView } from './view.ts';

/** One of the Elements cardNumber, cardExpiry and cardCvc, which together make a card. */
export class CardPart implements CardView {
  readonly root: HTMLFormElement;
  readonly #kind: PartKind;
  readonly #edited: () => void;
  readonly #fields: CardFields;
  readonly #field: Field;
  readonly #icon = new CardIcon();
  readonly #announcement = make('p', { class: 'announcement', id: 'fault', role: 'alert' });
  readonly #sheet = new CSSStyleSheet();
  #sibling: CardSibling | undefined;
  #toldBrand = 'unknown';
  #options: UnknownRecord = {};
  #text = textFor('en');

  constructor(kind: PartKind, edited: () => void) {
    addStyles(cardLineStyles);
    document.adoptedStyleSheets.push(this.#sheet);
    this.#kind = kind;
    this.#edited = edited;
    this.#fields = new CardFields(cardLineNames, edited);
    this.#field = this.#fields[kind];
    this.#fields.shown = [this.#field];
    const slot = make('span', { class: 'slot number' }, this.#field.input);
    this.root = make('form', { class: 'line part', novalidate: '' }, this.#icon.root, slot);
    this.root.append(this.#announcement);
  }

  configure({ options, group }: FrameConfiguration, text: Text): void {
    this.#text = text;
    this.#options = options;
    this.#join(group);
    const { input } = this.#field;
    input.disabled = options.disabled === true;
    input.placeholder = textAt(options, 'placeholder') ?? placeholderOf(this.#kind, text);
    input.setAttribute('aria-label', text.card[this.#kind]);
    writeCardStyle(this.#sheet, recordAt(options, 'style'));
    this.refresh();
  }

  refresh(): void {
    const code = this.#field.error;
    this.#field.showState(this.#announcement);
    const message = code === undefined ? '' : this.#text.errors[code];
    if (this.#announcement.textContent !== message) this.#announcement.textContent = message;
    this.#icon.show({
      brand: this.#fields.brand.name,
      state: this.#field.state,
      hidden: this.#kind !== 'number' || this.#options.showIcon !== true,
      solid: this.#options.iconStyle === 'solid',
    });
    this.#tellBrand();
  }

  get empty(): boolean {
    return this.#fields.empty;
  }

  /** The whole card, as far as its parts are on the page. */
  get card(): Readonly<Record<string, string>> {
    return this.#siblings().reduce(
      (card, { parameters }) => ({ ...card, ...parameters }),
      this.#fields.parameters,
    );
  }

  focus(): void {
    this.#field.input.focus();
  }

  clear(): void {
    this.#fields.clear();
  }

  /** Goes through the other parts too: a card is used as a whole, whichever part was given. */
  reveal(): ErrorCode | undefined {
    const own = this.#revealOwn();
    const others = this.#siblings().map((sibling) => sibling.reveal());
    return [own, ...others].find((code) => code !== undefined);
  }

  change(): ElementChange {
    const { empty, complete, error: code, brand } = this.#fields;
    const error = code === undefined ? undefined : validationError(code, this.#text.errors[code]);
    return {
      empty,
      complete,
      invalid: error !== undefined,
      autofilled: this.#field.input.matches(':autofill'),
      event: { empty, complete, error, ...(this.#kind === 'number' && { brand: brand.name }) },
    };
  }

  billingDetails(passed: UnknownRecord): UnknownRecord {
    return passed;
  }

  #revealOwn(): ErrorCode | undefined {
    this.#fields.reveal();
    this.#edited();
    return this.#fields.error;
  }

  /** Makes this part known to the others, and takes the brand from the number where it is there. */
  #join(group: string): void {
    const fields = this.#fields;
    this.#sibling = {
      kind: this.#kind,
      group,
      get brand() {
        return fields.brand;
      },
      get parameters() {
        return fields.parameters;
      },
      brandIs: (brand) => {
        fields.brandElsewhere = brand;
        this.#edited();
      },
      reveal: () => this.#revealOwn(),
    };
    window.cardSibling = this.#sibling;
    if (this.#kind === 'number') return;
    fields.brandElsewhere = this.#siblings().find(({ kind }) => kind === 'number')?.brand;
  }

  #tellBrand(): void {
    const { brand } = this.#fields;
    if (this.#kind !== 'number' || brand.name === this.#toldBrand) return;
    this.#toldBrand = brand.name;
    for (const sibling of this.#siblings()) sibling.brandIs(brand);
  }

  #siblings(): readonly CardSibling[] {
    return this.#sibling === undefined ? [] : siblingsOf(this.#sibling);
  }
}

function placeholderOf(kind: PartKind, { card }: Text): string {
  if (kind === 'number') return '1234 1234 1234 1234';
  return kind === 'expiry' ? card.expiryPlaceholder : card.cvcPlaceholder;
}
