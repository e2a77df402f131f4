import { html, nothing, type TemplateResult } from 'lit';
import type { AddressFormat, AddressPart } from '../../server/contract.ts';
import type { CheckoutActions } from '../actions.ts';
import { formatOf, labelOf } from '../address-format.ts';
import type { Field, Part, Whose } from '../buyer.ts';
import { words } from '../checkout-text.ts';
import { countries } from '../countries.ts';
import { asksExtras, extras } from '../extras.ts';
import { ships } from '../shipping.ts';
import type { CheckingOut } from '../state.ts';

/** A field and what stands beside it. */
export interface Row {
  field: Field;
  label: string;
  /** As https://html.spec.whatwg.org/#autofill has it. */
  autocomplete: string;
  longest: number;
  required?: boolean;
  type?: 'email' | 'tel';
  /** Shares its line with a neighbour. */
  half?: boolean;
  digits?: boolean;
  regions?: AddressFormat['regions'];
}

type Input = Event & { currentTarget: HTMLInputElement };

/** What browsers call the parts, and how long the server takes them. */
const PARTS: Record<AddressPart, [autocomplete: string, longest: number]> = {
  line1: ['street-address', 200],
  district: ['address-level3', 100],
  city: ['address-level2', 100],
  state: ['address-level1', 100],
  postalCode: ['postal-code', 20],
};

/** Who buys and where book and bill go, as rows of one card. */
export const address = (state: CheckingOut, actions: CheckoutActions): TemplateResult =>
  html`<h3 class="caption" id="address" part="caption">${words.address}</h3>
    ${rows('', state, actions, state.shop.form?.countries)}
    ${
      asksExtras(state)
        ? extras?.furtherFields(state, actions)
        : state.shop.form?.billing
          ? html`<button type="button" class="link" part="link" @click=${actions.billElsewhere}>
              ${words.billElsewhere}
            </button>`
          : nothing
    }`;

/** One address in one of these countries, below a heading whose id is the same as in `address`. */
export function rows(
  whose: Whose,
  state: CheckingOut,
  actions: CheckoutActions,
  codes?: readonly string[],
): TemplateResult {
  return html`<div class="rows" part="form" role="group" aria-labelledby="${whose}address">
    ${contactRows(whose, state).map((row) => input(row, state, actions))}
    ${
      whose || ships(state)
        ? placeRows(whose, state).map((row) => placed(row, whose, state, actions))
        : nothing
    }
    ${country(whose, state, actions, codes)}
  </div>`;
}

/**
 * Each part of an address has a place of its own in each row: one that stays in its row keeps its
 * element, and with it the focus; one that another country has elsewhere is drawn anew.
 */
const placed = (row: Row, whose: Whose, state: CheckingOut, actions: CheckoutActions) =>
  Object.keys(PARTS).map((part) =>
    row.field === whose + part ? input(row, state, actions) : nothing,
  );

function contactRows(whose: Whose, state: CheckingOut): Row[] {
  const name: Row = { ...own(whose, 'name', 'name', words.name, 200), required: true };
  const email: Row = {
    field: 'email',
    label: words.email,
    autocomplete: 'email',
    longest: 254,
    required: true,
    type: 'email',
  };
  const further = extras?.contactRows(whose, state) ?? [];
  return whose ? [name, ...further] : [name, email, ...further];
}

/** A field that the bill's address has as well. */
export const own = (
  whose: Whose,
  part: Part,
  autocomplete: string,
  label: string,
  longest: number,
): Row => ({
  field: `${whose}${part}`,
  label,
  autocomplete: `${whose ? 'billing' : 'shipping'} ${autocomplete}`,
  longest,
});

function placeRows(whose: Whose, state: CheckingOut): Row[] {
  const format = formatOf(state, state.draft[`${whose}country`] ?? '');
  const { fields, required, regions, postalCode } = format;
  const at = fields.indexOf('postalCode');
  const partner = [fields[at - 1], fields[at + 1]].find(
    (part) => part === 'state' || part === 'city',
  );
  return fields.map((part) => {
    const [autocomplete, longest] = PARTS[part];
    return {
      ...own(whose, part, autocomplete, labelOf(part, format), longest),
      required: required.includes(part),
      half: at >= 0 && !!partner && (part === 'postalCode' || part === partner),
      ...(part === 'postalCode' && { digits: postalCode?.digits ?? false }),
      ...(part === 'state' && { regions }),
    };
  });
}

function input(row: Row, state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const { field, autocomplete, type = 'text', required = false, longest, regions } = row;
  return html`<div class="row ${row.half ? 'half' : ''}">
    <label for=${field} part="label">${row.label}</label>
    <input
      id=${field}
      part="input"
      name=${field}
      type=${type}
      autocomplete=${autocomplete}
      inputmode=${row.digits ? 'numeric' : nothing}
      autocapitalize=${field.endsWith('postalCode') ? 'characters' : nothing}
      list=${regions ? `${field}-list` : nothing}
      maxlength=${longest}
      aria-required=${required}
      aria-invalid=${state.faults[field] ? 'true' : nothing}
      aria-describedby=${state.faults[field] ? `${field}-fault` : nothing}
      .value=${state.draft[field] ?? ''}
      @input=${(event: Input) => {
        actions.type(field, event.currentTarget.value);
      }}
    />
    ${
      regions
        ? html`<datalist id="${field}-list">
            ${regions.map(({ value, name }) => html`<option value=${value}>${name}</option>`)}
          </datalist>`
        : nothing
    }
    ${faultOf(field, state)}
  </div>`;
}

/** What is wrong with a field, beside it. */
export const faultOf = (field: Field, { faults }: CheckingOut) =>
  faults[field]
    ? html`<p class="fault" id="${field}-fault" part="error">${faults[field]}</p>`
    : nothing;

function country(
  whose: Whose,
  state: CheckingOut,
  actions: CheckoutActions,
  codes?: readonly string[],
): TemplateResult {
  const { draft } = state;
  const field: Field = `${whose}country`;
  return html`<div class="row country">
    <label for=${field} part="label">${words.country}</label>
    <select
      id=${field}
      part="input"
      name=${field}
      autocomplete="${whose ? 'billing' : 'shipping'} country"
      aria-invalid=${state.faults[field] ? 'true' : nothing}
      aria-describedby=${state.faults[field] ? `${field}-fault` : nothing}
      @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
        actions.type(field, event.currentTarget.value);
      }}
    >
      ${countries(words.locale, codes).map(
        ([code, name]) =>
          html`<option value=${code} .selected=${code === draft[field]}>${name}</option>`,
      )}
    </select>
    ${faultOf(field, state)}
  </div>`;
}
