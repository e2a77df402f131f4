import { isHidden } from '../billing-fields.ts';
import { mergeDeep, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { textFor } from '../text.ts';
import type { ErrorCode, Text } from '../text.ts';
import { AccordionItem } from './accordion-item.ts';
import { writeAppearance } from './appearance.ts';
import { brandIcon } from './brand-icon.ts';
import type { BrandName } from './card-brands.ts';
import { CardFields } from './card-fields.ts';
import { countryOptions, isListed, wantsPostalCode } from './countries.ts';
import type { Field } from './field.ts';
import { LabelledField } from './labelled-field.ts';
import { addStyles, make } from './markup.ts';
import { paymentFormStyles } from './payment-form.styles.ts';
import type { CardView } from './view.ts';

const accepted: readonly BrandName[] = ['visa', 'mastercard', 'amex', 'discover'];

/** The Payment Element, reduced to cards: labelled fields with messages below them. */
export class PaymentForm implements CardView {
  readonly fields: CardFields;
  readonly root: HTMLElement;
  readonly #country = make('select', { name: 'country', autocomplete: 'billing country' });
  readonly #countryField = new LabelledField('country', this.#country);
  readonly #labelled: ReadonlyMap<Field, LabelledField>;
  readonly #icons = make('span', { class: 'icons' });
  readonly #terms = make('p', { class: 'TermsText' });
  readonly #item: AccordionItem;
  readonly #sheet = new CSSStyleSheet();
  #options: UnknownRecord = {};
  #text = textFor('en');

  constructor(edited: () => void) {
    addStyles(paymentFormStyles);
    document.adoptedStyleSheets.push(this.#sheet);
    this.fields = new CardFields(
      { number: 'number', expiry: 'expiry', cvc: 'cvc', postalCode: 'postalCode' },
      edited,
    );
    const { number, expiry, cvc, postalCode } = this.fields;
    const numberField = new LabelledField('number', number.input);
    numberField.root.classList.add('wide');
    numberField.box.append(this.#icons);
    number.input.classList.add('with-icons');
    this.#countryField.box.append(make('span', { class: 'chevron' }));
    this.#labelled = new Map([
      [number, numberField],
      [expiry, new LabelledField('expiry', expiry.input)],
      [cvc, new LabelledField('cvc', cvc.input)],
      [postalCode, new LabelledField('postalCode', postalCode.input)],
    ]);
    for (const part of [this.#countryField, this.#labelled.get(postalCode)]) {
      part?.root.classList.add('address');
    }
    const [first, second, third, last] = [...this.#labelled.values()].map(({ root }) => root);
    first?.classList.add('top');
    second?.classList.add('start');
    third?.classList.add('end');
    const form = make('form', { class: 'form', novalidate: '' });
    for (const part of [first, second, third, this.#countryField.root, last]) {
      if (part !== undefined) form.append(part);
    }
    form.append(this.#terms);
    this.#item = new AccordionItem(form, edited);
    this.root = this.#item.root;
    this.#country.addEventListener('change', () => {
      this.#adaptToCountry();
      edited();
    });
  }

  configure(configuration: FrameConfiguration, text: Text): void {
    const { options, appearance, locale } = configuration;
    const first = this.#country.options.length === 0;
    const former = first ? defaultCountry(options, locale) : this.#country.value;
    const moved = textAt(options, ...countryPath) !== textAt(this.#options, ...countryPath);
    this.#options = options;
    this.#text = text;
    this.#country.replaceChildren(...countryOptions(locale));
    this.#country.value = moved ? defaultCountry(options, locale) : former;
    if (first) this.fields.postalCode.set(textAt(options, ...postalPath) ?? '');
    for (const field of this.#labelled.keys()) field.input.disabled = options.readOnly === true;
    this.#country.disabled = options.readOnly === true;
    this.#item.configure(options.layout, text.payment.method, first);
    this.#showTerms(configuration.keepsCard);
    this.#label();
    this.#adaptToCountry();
    writeAppearance(document.documentElement, this.#sheet, appearance);
    this.refresh();
  }

  refresh(): void {
    for (const [field, labelled] of this.#labelled) {
      labelled.message = field.error === undefined ? undefined : this.#text.errors[field.error];
    }
    this.#paintIcons();
  }

  get empty(): boolean {
    return this.fields.empty;
  }

  get card(): Readonly<Record<string, string>> {
    return this.fields.parameters;
  }

  focus(): void {
    if (this.#item.collapsed) this.root.querySelector('button')?.focus();
    this.fields.wanting.input.focus();
  }

  clear(): void {
    this.fields.clear();
  }

  collapse(): void {
    this.#item.collapse();
  }

  reveal(): ErrorCode | undefined {
    this.fields.reveal();
    return this.fields.error;
  }

  change(): ElementChange {
    const { fields } = this;
    const { empty, complete } = fields;
    const known = fields.number.complete && { brands: [fields.brand.name], funding: null };
    return {
      empty,
      complete,
      invalid: fields.error !== undefined,
      autofilled: fields.shown.some(({ input }) => input.matches(':autofill')),
      event: { empty, complete, collapsed: this.#item.collapsed, value: this.#value() },
      ...(known !== false && { cardDetails: known }),
    };
  }

  /** Defaults, over them what the buyer entered, over that what the page passed. */
  billingDetails(passed: UnknownRecord): UnknownRecord {
    const { shown, postalCode } = this.fields;
    const address: Record<string, string> = {};
    if (!isHidden(this.#options, 'address', 'country')) address.country = this.#country.value;
    if (shown.includes(postalCode)) address.postal_code = postalCode.text;
    const defaults = recordAt(this.#options, 'defaultValues', 'billingDetails');
    return mergeDeep(mergeDeep(defaults, { address }), passed);
  }

  /** What the change event tells of the form: the address as far as it is asked for here. */
  #value(): UnknownRecord {
    const { shown, postalCode } = this.fields;
    const country = isHidden(this.#options, 'address', 'country') ? null : this.#country.value;
    const code = shown.includes(postalCode) ? postalCode.text : null;
    return { type: 'card', billingDetails: { address: { country, postalCode: code } } };
  }

  #showTerms(keepsCard: boolean): void {
    const wish = textAt(this.#options, 'terms', 'card') ?? 'auto';
    this.#terms.hidden = wish === 'never' || (wish === 'auto' && !keepsCard);
    this.#terms.textContent = this.#text.payment.terms(textAt(this.#options, 'business', 'name'));
  }

  #label(): void {
    const text = this.#text.payment;
    const { number, expiry, cvc } = this.fields;
    const entries: readonly (readonly [Field, string, string])[] = [
      [number, text.number, '1234 1234 1234 1234'],
      [expiry, text.expiry, text.expiryPlaceholder],
      [cvc, text.cvc, text.cvcPlaceholder],
    ];
    for (const [field, label, placeholder] of entries) {
      const labelled = this.#labelled.get(field);
      if (labelled !== undefined) labelled.label = label;
      field.input.placeholder = placeholder;
    }
    this.#countryField.label = text.country;
  }

  /** Shows or hides the postal code, and calls it what the country does. */
  #adaptToCountry(): void {
    const { number, expiry, cvc, postalCode } = this.fields;
    const country = this.#country.value;
    const asked = wantsPostalCode(country) && !isHidden(this.#options, 'address', 'postalCode');
    this.fields.chosenCountry = country;
    this.fields.shown = asked ? [number, expiry, cvc, postalCode] : [number, expiry, cvc];
    postalCode.set(postalCode.text);
    postalCode.input.inputMode = country === 'US' ? 'numeric' : 'text';
    postalCode.input.placeholder = { US: '12345', CA: 'M5T 1T4', GB: 'WS11 1DB' }[country] ?? '';
    const labelled = this.#labelled.get(postalCode);
    if (labelled !== undefined) {
      labelled.hidden = !asked;
      labelled.label = country === 'US' ? this.#text.payment.zip : this.#text.payment.postalCode;
    }
    const withoutCountry = isHidden(this.#options, 'address', 'country');
    this.#countryField.hidden = withoutCountry;
    this.#countryField.root.classList.toggle('wide', !asked);
    labelled?.root.classList.toggle('wide', withoutCountry);
  }

  #paintIcons(): void {
    const { name } = this.fields.brand;
    const wanted = name === 'unknown' ? accepted : [name];
    const key = wanted.join();
    if (this.#icons.dataset.brands === key) return;
    this.#icons.dataset.brands = key;
    this.#icons.classList.toggle('known', name !== 'unknown');
    this.fields.number.input.classList.toggle('known', name !== 'unknown');
    this.#icons.replaceChildren(...wanted.map((one) => brandIcon(one)));
  }
}

const countryPath = ['defaultValues', 'billingDetails', 'address', 'country'];
const postalPath = ['defaultValues', 'billingDetails', 'address', 'postal_code'];

function defaultCountry(options: UnknownRecord, locale: string): string {
  const wanted =
    textAt(options, ...countryPath) ?? new Intl.Locale(locale).maximize().region ?? 'US';
  return isListed(wanted) ? wanted : 'US';
}
