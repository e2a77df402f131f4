import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutActions } from '../actions.ts';
import { billsElsewhere, type Field, type Whose } from '../buyer.ts';
import { words } from '../checkout-text.ts';
import { CODES } from '../countries.ts';
import { rareWords } from '../rare-text.ts';
import type { CheckingOut } from '../state.ts';
import { faultOf, own, rows, type Row } from './address.ts';

/** How to reach the buyer besides, below name and e-mail address. */
export function contactRows(whose: Whose, state: CheckingOut): Row[] {
  const { company, phone } = state.shop.form ?? {};
  const rows: Row[] = [];
  if (phone && !whose) {
    const required = phone === 'required';
    const label = optional(rareWords.phone, required);
    rows.push({ field: 'phone', label, autocomplete: 'tel', longest: 40, required, type: 'tel' });
  }
  if (company) {
    const required = company === 'required' && !whose;
    const label = optional(rareWords.company, required);
    rows.push({ ...own(whose, 'company', 'organization', label, 200), required });
  }
  return rows;
}

/** As a field is called that may be left empty. */
const optional = (label: string, required: boolean) =>
  required ? label : rareWords.optional(label);

/** Below the address: where the bill goes, and what the buyer has to say. */
export function furtherFields(state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const { billing, note } = state.shop.form ?? {};
  return html`${billing ? tick('billing', words.billElsewhere, state, actions) : nothing}
  ${
    billsElsewhere(state)
      ? html`<h3 class="caption" id="billing.address" part="caption">${rareWords.billing}</h3>
          ${rows('billing.', state, actions, billed(state))}`
      : nothing
  }
  ${note ? noteField(note === 'required', state, actions) : nothing}`;
}

/** A bill goes to more countries than a parcel, and to all that parcels go to. */
const billed = ({ shop }: CheckingOut): string[] => [
  ...new Set([...CODES, ...(shop.form?.countries ?? [])]),
];

function noteField(
  required: boolean,
  state: CheckingOut,
  actions: CheckoutActions,
): TemplateResult {
  return html`<div class="note">
    <label for="note" part="label">${optional(rareWords.note, required)}</label>
    <textarea
      id="note"
      part="input"
      rows="2"
      maxlength="1000"
      aria-required=${required}
      aria-invalid=${state.faults.note ? 'true' : nothing}
      aria-describedby=${state.faults.note ? 'note-fault' : nothing}
      .value=${state.draft.note ?? ''}
      @input=${(event: Event & { currentTarget: HTMLTextAreaElement }) => {
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
      part="checkbox"
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
