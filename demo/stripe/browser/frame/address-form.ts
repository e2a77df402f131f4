import type { StripeError } from '../errors.ts';
import { formTextFor } from '../form-text.ts';
import type { FormText } from '../form-text.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { AddressFields, contactsOf } from './address-fields.ts';
import { writeAppearance } from './appearance.ts';
import { chooseCountry, countryChoices } from './country-choices.ts';
import { Entry } from './entry.ts';
import { addStyles, make } from './markup.ts';
import { paymentFormStyles } from './payment-form.styles.ts';
import type { View } from './view.ts';

/**
 * The Address Element: a name, a country and what that country's addresses consist of.
 * A phone number is asked for with `fields.phone: 'always'` only; it has to be there if
 * `validation.phone.required` says so, and by default in shipping mode.
 */
export class AddressForm implements View {
  readonly root: HTMLFormElement;
  readonly #fields: AddressFields;
  readonly #saved: Entry;
  readonly #head = make('div', { class: 'part' });
  readonly #parts = make('div', { class: 'part' });
  readonly #sheet = new CSSStyleSheet();
  #options: UnknownRecord = {};
  #text: FormText = formTextFor('en');
  #locale = 'en';

  constructor(edited: () => void) {
    addStyles(`${paymentFormStyles} .part { display: contents; }`);
    document.adoptedStyleSheets.push(this.#sheet);
    this.#fields = new AddressFields(edited, () => {
      this.#adapt();
      edited();
    });
    this.#saved = new Entry('saved', make('select'), () => {
      this.#takeSaved();
      edited();
    });
    this.#saved.field.box.append(make('span', { class: 'chevron' }));
    const phone = make('div', { class: 'part' }, this.#fields.phone.field.root);
    this.root = make(
      'form',
      { class: 'form separate', novalidate: '' },
      this.#head,
      this.#parts,
      phone,
    );
    this.#fields.phone.field.root.classList.add('wide');
    this.#fields.country.field.root.classList.add('wide');
    this.#saved.field.root.classList.add('wide');
  }

  get empty(): boolean {
    const [, ...others] = this.#shown;
    return others.every(({ empty, control }) => empty || control instanceof HTMLSelectElement);
  }

  configure({ options, appearance, locale }: FrameConfiguration): void {
    const first = this.#fields.country.control.childElementCount === 0;
    const former = this.#fields.country.text;
    this.#options = options;
    this.#text = formTextFor(locale);
    this.#locale = locale;
    this.#fields.country.control.replaceChildren(...countryChoices(options, locale));
    this.#fields.country.set(first ? chooseCountry(options, locale) : former);
    this.#label();
    this.#adapt();
    if (first) this.#prefill();
    writeAppearance(document.documentElement, this.#sheet, appearance);
    this.refresh();
  }

  refresh(): void {
    for (const entry of this.#shown) entry.refresh();
  }

  focus(): void {
    const wanting = this.#shown.find(({ complete }) => !complete) ?? this.#shown[0];
    wanting?.control.focus();
  }

  clear(): void {
    this.#fields.clear();
  }

  reveal(): StripeError | undefined {
    for (const entry of this.#shown) entry.reveal();
    return this.#shown.map(({ fault }) => fault).find((fault) => fault !== undefined);
  }

  change(): ElementChange {
    const complete = this.#shown.every((entry) => entry.complete);
    const { empty } = this;
    return {
      empty,
      complete,
      invalid: this.#shown.some(({ fault }) => fault !== undefined),
      autofilled: this.#shown.some(({ control }) => control.matches(':autofill')),
      event: {
        elementMode: textAt(this.#options, 'mode'),
        empty,
        complete,
        isNewAddress: this.#saved.empty,
        value: this.#value(),
      },
    };
  }

  get #names(): readonly Entry[] {
    const { name, firstName, lastName } = this.#fields;
    if (textAt(this.#options, 'fields', 'name') === 'never') return [];
    return this.#split ? [firstName, lastName] : [name];
  }

  get #split(): boolean {
    return textAt(this.#options, 'display', 'name') === 'split';
  }

  get #withPhone(): boolean {
    return textAt(this.#options, 'fields', 'phone') === 'always';
  }

  /** Everything asked for, in the order of tabbing. */
  get #shown(): readonly Entry[] {
    const { country, parts, phone } = this.#fields;
    const entries = [...this.#names, country, ...parts.map(([, entry]) => entry)];
    return this.#withPhone ? [...entries, phone] : entries;
  }

  #value(): UnknownRecord {
    const { name, firstName, lastName, address, phone } = this.#fields;
    const split = { firstName: firstName.text, lastName: lastName.text };
    return {
      name: this.#split ? `${split.firstName} ${split.lastName}`.trim() : name.text,
      ...(this.#split && split),
      address,
      ...(this.#withPhone && { phone: phone.text }),
    };
  }

  #label(): void {
    const { labels, faults } = this.#text;
    const { name, firstName, lastName, country, phone } = this.#fields;
    const organization = textAt(this.#options, 'display', 'name') === 'organization';
    name.field.label = organization ? labels.organization : labels.name;
    firstName.field.label = labels.firstName;
    lastName.field.label = labels.lastName;
    country.field.label = labels.country;
    for (const entry of [name, firstName, lastName]) {
      entry.judge = (text) => (text === '' ? ['incomplete_name', faults.incomplete] : undefined);
    }
    const required = isPhoneRequired(this.#options);
    phone.field.label = labels.phone + (required ? '' : ` (${labels.optional})`);
    phone.judge = (text) => {
      const digits = text.replace(/\D/g, '').length;
      if (text === '' ? !required : digits >= 7) return undefined;
      return ['incomplete_phone_number', text === '' ? faults.incomplete : faults.phone];
    };
    this.#saved.field.label = labels.saved;
  }

  /** Puts the entries that count into the form; the country stays where it is, and so its focus. */
  #adapt(): void {
    const { country, parts, phone } = this.#fields;
    this.#fields.adapt(this.#text, this.#options, this.#locale);
    const halves = this.#parts;
    halves.replaceChildren(...parts.map(([, { field }]) => field.root));
    const short = parts.filter(([part]) => part !== 'line1' && part !== 'line2');
    for (const [part, { field }] of parts) {
      const alone = short.length % 2 === 1 && short[0]?.[0] === part;
      field.root.classList.toggle('wide', part.startsWith('line') || alone);
      field.root.classList.add('address');
    }
    phone.field.hidden = !this.#withPhone;
    if (country.field.root.isConnected && this.#head.contains(country.field.root)) return;
    const names = this.#names.map(({ field }) => field.root);
    for (const root of names) root.classList.toggle('wide', names.length === 1);
    const saved = contactsOf(this.#options).length === 0 ? [] : [this.#saved.field.root];
    this.#head.replaceChildren(...saved, ...names, country.field.root);
  }

  #prefill(): void {
    const defaults = recordAt(this.#options, 'defaultValues');
    this.#fill(defaults);
    const choices = contactsOf(this.#options).map(
      (contact, place) => new Option(describe(contact), String(place)),
    );
    this.#saved.control.replaceChildren(...choices, new Option(this.#text.labels.another, ''));
    this.#saved.set(choices.length > 0 && !('address' in defaults) ? '0' : '');
    this.#takeSaved();
  }

  #takeSaved(): void {
    const contact = contactsOf(this.#options)[Number(this.#saved.text)];
    if (this.#saved.empty || contact === undefined) return;
    const country = textAt(contact, 'address', 'country') ?? '';
    if (country !== '') this.#fields.country.set(country);
    this.#adapt();
    this.#fill(contact);
  }

  #fill(contact: UnknownRecord): void {
    const { name, firstName, lastName, phone } = this.#fields;
    const whole = textAt(contact, 'name') ?? '';
    const [first = '', ...rest] = whole.split(' ');
    name.set(whole);
    firstName.set(textAt(contact, 'firstName') ?? first);
    lastName.set(textAt(contact, 'lastName') ?? rest.join(' '));
    phone.set(textAt(contact, 'phone') ?? '');
    this.#fields.set(recordAt(contact, 'address'));
  }
}

function isPhoneRequired(options: UnknownRecord): boolean {
  const required = textAt(options, 'validation', 'phone', 'required') ?? 'auto';
  return required === 'always' || (required === 'auto' && options.mode === 'shipping');
}

function describe(contact: UnknownRecord): string {
  const part = (name: string) => textAt(contact, 'address', name) ?? '';
  return [textAt(contact, 'name'), part('line1'), part('city')].filter(Boolean).join(', ');
}
