import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Row, Tab } from '../wire.ts';
import { content } from './cell.ts';
import { filtered } from './state.ts';
import type { State } from './state.ts';

/** One tab as a table, whose rows open their items. The roles outlast the narrow layout. */
export function table(state: State, tab: Tab): TemplateResult {
  const rows = filtered(state, tab);
  return html`<table role="table" class="rows ${tab.name}">
      <caption class="hidden">
        ${tab.label}, newest first
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${tab.columns.map((column) => html`<th role="columnheader" scope="col" data-column=${column}>${column}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${repeat(
          rows,
          ({ id }) => id,
          (row) => line(state, tab, row),
        )}
      </tbody>
    </table>
    ${rest(tab, rows.length, state.filter)}`;
}

function line(state: State, { name, columns }: Tab, { id, cells }: Row): TemplateResult {
  const open = state.place.id === id;
  return html`<tr role="row" class=${open ? 'open' : ''}>
    ${cells.map((cell, place) =>
      place === 0
        ? html`<td role="cell">
            <a
              class="opener"
              data-row=${id}
              href="#${name}/${id}"
              aria-current=${open ? 'true' : 'false'}
              >${content(cell)}<span class="hidden"> ${id}</span></a
            >
          </td>`
        : html`<td role="cell" data-column=${columns[place] ?? ''} ?data-empty=${cell.text === ''}>
            ${content(cell)}
          </td>`,
    )}
  </tr>`;
}

function rest({ total, rows, label }: Tab, shown: number, filter: string): TemplateResult {
  const noun = label.toLowerCase();
  if (shown === 0) return html`<p class="hint">None of these ${noun} matches “${filter}”.</p>`;
  return total > rows.length
    ? html`<p class="hint">The newest ${rows.length} of ${total.toLocaleString()} ${noun}.</p>`
    : html``;
}
