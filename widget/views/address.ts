import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import type { Field } from '../buyer.ts';
import { words } from '../checkout-text.ts';
import { countries } from '../countries.ts';
import type { CheckingOut } from '../state.ts';

interface Row {
  field: Field;
  autocomplete: string;
  type?: 'email';
  required?: boolean;
  longest: number;
}

const rows: readonly Row[] = [
  { field: 'name', autocomplete: 'name', required: true, longest: 200 },
  { field: 'email', autocomplete: 'email', type: 'email', required: true, longest: 254 },
  { field: 'line1', autocomplete: 'street-address', longest: 200 },
  { field: 'city', autocomplete: 'address-level2', longest: 100 },
  { field: 'state', autocomplete: 'address-level1', longest: 100 },
  { field: 'postalCode', autocomplete: 'postal-code', longest: 20 },
];

/** Where book and bill go, as rows of one white card. */
export function address(state: CheckingOut, actions: Actions): TemplateResult {
  return html`<h3 class="caption" id="address" part="caption">${words.address}</h3>
    <div class="rows" part="form" role="group" aria-labelledby="address">
      ${rows.map((row) => input(row, state, actions))} ${country(state, actions)}
    </div>`;
}

function input(row: Row, state: CheckingOut, actions: Actions): TemplateResult {
  const { field, autocomplete, type = 'text', required = false, longest } = row;
  const fault = state.faults[field];
  return html`<div class="row ${field}">
    <label for=${field} part="label">${words[field]}</label>
    <input
      id=${field}
      part="input"
      name=${field}
      type=${type}
      autocomplete=${autocomplete}
      maxlength=${longest}
      aria-required=${required}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${fault ? `${field}-fault` : nothing}
      .value=${state.draft[field]}
      @input=${(event: Event & { currentTarget: HTMLInputElement }) => {
        actions.type(field, event.currentTarget.value);
      }}
    />
    ${fault ? html`<p class="fault" id="${field}-fault" part="error">${fault}</p>` : nothing}
  </div>`;
}

function country({ draft }: CheckingOut, actions: Actions): TemplateResult {
  return html`<div class="row country">
    <label for="country" part="label">${words.country}</label>
    <select
      id="country"
      part="input"
      name="country"
      autocomplete="country"
      @change=${(event: Event & { currentTarget: HTMLSelectElement }) => {
        actions.type('country', event.currentTarget.value);
      }}
    >
      ${countries(words.locale).map(
        ([code, name]) =>
          html`<option value=${code} .selected=${code === draft.country}>${name}</option>`,
      )}
    </select>
  </div>`;
}
