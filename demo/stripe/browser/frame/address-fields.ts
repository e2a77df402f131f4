import type { FormText } from '../form-text.ts';
import { isRecord, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { languageOf } from '../text.ts';
import { formatOf } from './address-formats.ts';
import type { AddressPart } from './address-formats.ts';
import type { Region } from './address-regions.ts';
import { Entry } from './entry.ts';
import { make } from './markup.ts';

const poBox = /\b(p\.?\s*o\.?\s*box|post\s+office\s+box|postfach)\b/i;

/** Name, address and phone as entries of a form; which of them count depends on the country. */
export class AddressFields {
  readonly name: Entry;
  readonly firstName: Entry;
  readonly lastName: Entry;
  readonly country: Entry;
  readonly phone: Entry;
  readonly #parts: Readonly<Record<AddressPart, Entry>>;
  readonly #stateChoice: Entry;

  constructor(edited: () => void, moved: () => void) {
    const text = (name: string, autocomplete: AutoFill, type = 'text') =>
      new Entry(name, make('input', { type, autocomplete, autocapitalize: 'words' }), edited);
    const choice = (name: string, autocomplete: AutoFill, chosen: () => void) => {
      const entry = new Entry(name, make('select', { autocomplete }), chosen);
      entry.field.box.append(make('span', { class: 'chevron' }));
      return entry;
    };
    this.name = text('name', 'name');
    this.firstName = text('firstName', 'given-name');
    this.lastName = text('lastName', 'family-name');
    this.country = choice('country', 'country', moved);
    this.phone = text('phone', 'tel', 'tel');
    this.#parts = {
      line1: text('addressLine1', 'address-line1'),
      line2: text('addressLine2', 'address-line2'),
      city: text('locality', 'address-level2'),
      state: text('administrativeArea', 'address-level1'),
      postal_code: text('postalCode', 'postal-code'),
    };
    this.#stateChoice = choice('administrativeArea', 'address-level1', edited);
  }

  /** What the country asks for below the country itself, in its order. */
  get parts(): readonly (readonly [AddressPart, Entry])[] {
    return formatOf(this.country.text).parts.map((part) => [part, this.#entryOf(part)]);
  }

  /** Names the parts as the country does, and judges them by its rules. */
  adapt(text: FormText, { blockPoBox }: UnknownRecord, locale: string): void {
    const format = formatOf(this.country.text);
    this.#offerStates(format.states ?? [], locale);
    for (const [part, entry] of this.parts) {
      const required = format.required.includes(part);
      entry.field.label =
        text.labels[format.labels[part]] + (required ? '' : ` (${text.labels.optional})`);
      entry.judge = (value) => {
        if (value === '') {
          return required ? ['incomplete_address', text.faults.incomplete] : undefined;
        }
        if (part === 'line1' && blockPoBox === true && poBox.test(value)) {
          return ['po_box_not_allowed', text.faults.poBox];
        }
        const pattern = part === 'postal_code' ? format.postalCode : undefined;
        return pattern?.test(value) === false
          ? ['invalid_postal_code', text.faults.postalCode]
          : undefined;
      };
    }
  }

  /** Fills in what an address in the API's shape has; the rest becomes empty. */
  set(address: UnknownRecord): void {
    for (const part of ['line1', 'line2', 'city', 'state', 'postal_code'] as const) {
      this.#entryOf(part).set(textAt(address, part) ?? '');
    }
  }

  clear(): void {
    for (const entry of [this.name, this.firstName, this.lastName, this.phone]) entry.set('');
    this.set({});
  }

  /** The address in the API's shape: every part is there, empty where the country has none. */
  get address(): Readonly<Record<string, string | null>> {
    const entered = new Map(this.parts.map(([part, entry]) => [part, entry.text]));
    const part = (name: AddressPart) => entered.get(name) ?? '';
    return {
      line1: part('line1'),
      line2: part('line2') === '' ? null : part('line2'),
      city: part('city'),
      state: part('state'),
      postal_code: part('postal_code'),
      country: this.country.text,
    };
  }

  #entryOf(part: AddressPart): Entry {
    const listed = formatOf(this.country.text).states !== undefined;
    return part === 'state' && listed ? this.#stateChoice : this.#parts[part];
  }

  #offerStates(states: readonly Region[], locale: string): void {
    const { control } = this.#stateChoice;
    const former = control.value;
    // Japan alone has names in another writing.
    const inNative = languageOf(locale) === 'ja';
    const options = states.map(
      ([value, name, native = name]) => new Option(inNative ? native : name, value),
    );
    control.replaceChildren(new Option('', ''), ...options);
    control.value = states.some(([value]) => value === former) ? former : '';
  }
}

/** The saved addresses of the `contacts` option that have a name. */
export function contactsOf(options: UnknownRecord): readonly UnknownRecord[] {
  const { contacts } = options;
  if (!Array.isArray(contacts)) return [];
  return contacts.filter(isRecord).filter((one) => textAt(one, 'name') !== undefined);
}
