import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Action, Item } from '../wire.ts';
import type { Actions } from './main.ts';
import type { State } from './state.ts';

const done: Readonly<Record<Action['name'], string>> = {
  refund: 'Refunded.',
  capture: 'Captured.',
  cancel: 'Canceled.',
  resend: 'Sent again.',
};

/** What can be done with an item. */
export function buttons(
  item: Item,
  state: State,
  actions: Actions,
): TemplateResult | typeof nothing {
  if (item.actions.length === 0 && item.receipt === null) return nothing;
  return html`<div class="buttons">
    ${item.actions.map((action) => button(item, action, state, actions))}
    ${
      item.receipt === null
        ? nothing
        : html`<a class="button" href=${item.receipt} target="_blank" rel="noreferrer">Receipt</a>`
    }
  </div>`;
}

function button(item: Item, action: Action, { busy }: State, actions: Actions): unknown {
  const { name, label, amount } = action;
  if (amount === undefined) {
    return html`<button
      type="button"
      ?disabled=${busy}
      @click=${() => actions.send({ name, id: item.id }, done[name])}
    >
      ${label}
    </button>`;
  }
  const { most, decimals, currency } = amount;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const given = Number(new FormData(event.target).get('amount'));
    const minor = Math.round(given * 10 ** decimals);
    void actions.send(
      { name, id: item.id, ...(minor === most ? {} : { amount: minor }) },
      done[name],
    );
  };
  // A new amount to begin with replaces what was typed for the one before.
  return keyed(
    `${item.id} ${name} ${most}`,
    html`<form @submit=${send}>
      <label>
        <span class="hidden">Amount to ${label.toLowerCase()}, in ${currency.toUpperCase()}</span>
        <input
          name="amount"
          type="number"
          required
          min=${(1 / 10 ** decimals).toFixed(decimals)}
          max=${(most / 10 ** decimals).toFixed(decimals)}
          step=${(1 / 10 ** decimals).toFixed(decimals)}
          value=${(most / 10 ** decimals).toFixed(decimals)}
        />
      </label>
      <button class="main" ?disabled=${busy}>${label}</button>
    </form>`,
  );
}
