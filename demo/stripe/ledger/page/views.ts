import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Tab, TabName } from '../wire.ts';
import { item } from './item.ts';
import type { Actions } from './main.ts';
import type { State } from './state.ts';
import { table } from './table.ts';
import { testCards } from './test-cards.ts';
import type { TestCards } from './test-cards.ts';

export function page(state: State, actions: Actions, cards: TestCards): TemplateResult {
  return html`${bar(state, actions)} ${tabs(state)}
    <div class="columns ${state.place.id === null ? '' : 'with-item'}">
      <main>${list(state, actions, cards)}</main>
      ${item(state, actions)}
    </div>
    <p class="notice ${noticeClass(state)}" role="status">${state.notice?.text}</p>
    ${resetDialog(actions)}`;
}

function noticeClass({ notice }: State): string {
  if (notice === null) return 'none';
  return notice.bad ? 'bad' : '';
}

function bar(state: State, actions: Actions): TemplateResult {
  return html`<header>
    <h1>Ledger <span>stand-in for Stripe</span></h1>
    <span class="live ${state.live ? 'on' : ''}" role="status">
      ${state.live ? 'Live' : 'Connecting…'}
    </span>
    ${state.accounts.length > 1 ? accounts(state, actions) : nothing}
    <label class="filter">
      <span class="hidden">Filter</span>
      <input
        type="search"
        placeholder="Filter: id, order, card, error"
        autocomplete="off"
        spellcheck="false"
        @input=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) actions.filter(target.value);
        }}
      />
    </label>
    <button
      type="button"
      @click=${() => document.querySelector<HTMLDialogElement>('dialog')?.showModal()}
    >
      Reset…
    </button>
  </header>`;
}

function accounts({ accounts, account }: State, actions: Actions): TemplateResult {
  return html`<label class="account">
    <span class="hidden">Account</span>
    <select
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) actions.choose(target.value);
      }}
    >
      ${accounts.map(
        ({ id, name }) => html`<option value=${id} ?selected=${id === account}>${name}</option>`,
      )}
    </select>
  </label>`;
}

/** Disputes are rare: their tab is there once there is one. */
function tabs(state: State): TemplateResult {
  const shown = [...state.tabs.values()].filter(
    ({ name, total }) => name !== 'disputes' || total > 0 || state.place.tab === name,
  );
  return html`<nav aria-label="Parts of the ledger">
    ${shown.map(
      ({ name, label, total }) =>
        html`<a href="#${name}" aria-current=${name === state.place.tab ? 'page' : 'false'}
          >${label} <span class="count">${total.toLocaleString()}</span></a
        >`,
    )}
  </nav>`;
}

function list(state: State, actions: Actions, cards: TestCards): TemplateResult {
  const tab = state.tabs.get(state.place.tab);
  if (tab === undefined) return html`<p class="empty">…</p>`;
  if (tab.total === 0) return empty(tab, actions, cards);
  return html`${table(state, tab)}
    <details class="handy">
      <summary>Test cards</summary>
      ${testCards(cards, actions)}
    </details>`;
}

const advice: Readonly<Record<TabName, string>> = {
  payments: 'Pay in the shop with one of these cards, and the payment shows here at once.',
  charges: 'Pay in the shop with one of these cards: each try makes a charge, good or declined.',
  refunds: 'Open a paid payment and press Refund, or refund it from your server.',
  disputes: 'Pay with 4000 0000 0000 0259, and a second later the buyer disputes it.',
  events: 'Every payment, refund and dispute leaves events here, with their webhook deliveries.',
  requests: 'Point your server at this origin: what it asks of the API shows here.',
};

function empty({ name, label }: Tab, actions: Actions, cards: TestCards): TemplateResult {
  const paying = name === 'payments' || name === 'charges';
  return html`<div class="empty">
    <h2>No ${label.toLowerCase()} yet</h2>
    <p>${advice[name]}</p>
    ${paying ? testCards(cards, actions) : nothing}
  </div>`;
}

function resetDialog(actions: Actions): TemplateResult {
  const close = ({ currentTarget }: Event) => {
    if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
  };
  return html`<dialog aria-labelledby="reset">
    <h2 id="reset">Forget everything?</h2>
    <p>All payments, refunds, events and requests of this account go. Nothing brings them back.</p>
    <div class="buttons">
      <button
        type="button"
        class="main"
        @click=${(event: Event) => {
          close(event);
          actions.close();
          void actions.send({ name: 'reset' }, 'Everything is forgotten.');
        }}
      >
        Reset
      </button>
      <button type="button" @click=${close}>Keep</button>
    </div>
  </dialog>`;
}
