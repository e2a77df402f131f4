import { html, nothing, type TemplateResult } from 'lit';
import type { AddressFormat, AddressPart } from '../../server/contract.ts';
import type { CheckoutActions } from '../actions.ts';
import { formatOf, labelOf } from '../address-format.ts';
import { billsElsewhere, type Field, type Part, type Whose } from '../buyer.ts';
import { words } from '../checkout-text.ts';
import { countries } from '../countries.ts';
import { ships } from '../shipping.ts';
import type { CheckingOut } from '../state.ts';

interface Row {
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

type Input = Event & { currentTarget: HTMLInputElement | HTMLTextAreaElement };

/** What browsers call the parts, and how long the server takes them. */
const PARTS: Record<AddressPart, [autocomplete: string, longest: number]> = {
  line1: ['street-address', 200],
  district: ['address-level3', 100],
  city: ['address-level2', 100],
  state: ['address-level1', 100],
  postalCode: ['postal-code', 20],
};

/** Who buys and where book and bill go, as rows of one card. */
export function address(state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const { billing, note } = state.shop.form ?? {};
  return html`<h3 class="caption" id="address" part="caption">${words.address}</h3>
    ${rows('', state, actions)}
    ${billing ? tick('billing', words.billElsewhere, state, actions) : nothing}
    ${
      billsElsewhere(state)
        ? html`<h3 class="caption" id="billing.address" part="caption">${words.billing}</h3>
            ${rows('billing.', state, actions)}`
        : nothing
    }
    ${note ? noteField(note === 'required', state, actions) : nothing}`;
}

function rows(whose: Whose, state: CheckingOut, actions: CheckoutActions): TemplateResult {
  return html`<div class="rows" part="form" role="group" aria-labelledby="${whose}address">
    ${contactRows(whose, state).map((row) => input(row, state, actions))}
    ${
      whose || ships(state)
        ? placeRows(whose, state).map((row) => placed(row, whose, state, actions))
        : nothing
    }
    ${country(whose, state, actions)}
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
  const { company, phone } = state.shop.form ?? {};
  const mustName = !whose && company === 'required';
  const rows: Row[] = [{ ...own(whose, 'name', 'name', words.name, 200), required: true }];
  if (!whose) {
    rows.push({
      field: 'email',
      label: words.email,
      autocomplete: 'email',
      longest: 254,
      required: true,
      type: 'email',
    });
    if (phone)
      rows.push({
        field: 'phone',
        label: optional(words.phone, phone === 'required'),
        autocomplete: 'tel',
        longest: 40,
        required: phone === 'required',
        type: 'tel',
      });
  }
  if (company)
    rows.push({
      ...own(whose, 'company', 'organization', optional(words.company, mustName), 200),
      required: mustName,
    });
  return rows;
}

/** A field that the bill's address has as well. */
const own = (
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

/** As a field is called that may be left empty. */
const optional = (label: string, required: boolean) => (required ? label : words.optional(label));

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

function country(whose: Whose, state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const { draft, shop } = state;
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
      ${countries(words.locale, whose ? undefined : shop.form?.countries).map(
        ([code, name]) =>
          html`<option value=${code} .selected=${code === draft[field]}>${name}</option>`,
      )}
    </select>
    ${faultOf(field, state)}
  </div>`;
}

function noteField(
  required: boolean,
  state: CheckingOut,
  actions: CheckoutActions,
): TemplateResult {
  return html`<div class="note">
    <label for="note" part="label">${optional(words.note, required)}</label>
    <textarea
      id="note"
      part="input"
      rows="2"
      maxlength="1000"
      aria-required=${required}
      aria-invalid=${state.faults.note ? 'true' : nothing}
      aria-describedby=${state.faults.note ? 'note-fault' : nothing}
      .value=${state.draft.note ?? ''}
      @input=${(event: Input) => {
        actions.type('note', event.currentTarget.value);
      }}
    ></textarea>
    ${faultOf('note', state)}
  </div>`;
}

/** A box to tick, and what is said beside it. */
export function tick(
  field: Field,
  label: unknown,
  state: CheckingOut,
  actions: CheckoutActions,
  required = false,
): TemplateResult {
  return html`<div class="tick-row">
    <input
      type="checkbox"
      id=${field}
      aria-required=${required || nothing}
      aria-invalid=${state.faults[field] ? 'true' : nothing}
      aria-describedby=${state.faults[field] ? `${field}-fault` : nothing}
      .checked=${!!state.draft[field]}
      @change=${(event: Event & { currentTarget: HTMLInputElement }) => {
        actions.type(field, event.currentTarget.checked ? 'yes' : '');
      }}
    />
    <label for=${field} part="consent">${label}</label>
    ${faultOf(field, state)}
  </div>`;
}
