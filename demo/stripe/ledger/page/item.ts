import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Item, Related } from '../wire.ts';
import { buttons } from './buttons.ts';
import { content } from './cell.ts';
import { json } from './json.ts';
import type { Actions } from './main.ts';
import type { State } from './state.ts';

/** The open item beside, or on a phone over, the table. */
export function item(state: State, actions: Actions): TemplateResult | typeof nothing {
  if (state.place.id === null) return nothing;
  return html`<section class="item" aria-labelledby="item">
    <a class="close" href="#${state.place.tab}" aria-label="Close">×</a>
    ${
      state.item === null
        ? html`<h2 id="item" tabindex="-1">…</h2>`
        : state.item === 'gone'
          ? html`<h2 id="item" tabindex="-1">Not in the ledger</h2>
              <p>
                Nothing here has the id <code>${state.place.id}</code>: it was reset, or made way
                for newer ones.
              </p>`
          : whole(state.item, state, actions)
    }
  </section>`;
}

function whole(shown: Item, state: State, actions: Actions): TemplateResult {
  return html`<p class="kind">${shown.kind}</p>
    <h2 id="item" tabindex="-1">${shown.headline.text}</h2>
    <p class="id">
      <code>${shown.id}</code>
      <button type="button" class="small" @click=${() => actions.copy(shown.id)}>Copy</button>
    </p>
    ${buttons(shown, state, actions)}
    <dl>
      ${shown.facts.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${content(value)}</dd>`,
      )}
    </dl>
    ${shown.deliveries === null ? nothing : deliveries(shown.deliveries)}
    ${shown.form === null ? nothing : form(shown.form)} ${shown.related.map(related)}
    ${
      shown.json === null
        ? nothing
        : html`<details open>
            <summary>Object</summary>
            <pre tabindex="0" aria-label="The object as JSON">${json(shown.json, shown.id)}</pre>
          </details>`
    }`;
}

function deliveries(attempts: Exclude<Item['deliveries'], null>): TemplateResult {
  return html`<h3>Webhook deliveries</h3>
    ${
      attempts.length === 0
        ? html`<p class="hint">
            None. Start the stand-in with a webhook endpoint to have events sent.
          </p>`
        : html`<div class="scroll">
            <table class="deliveries">
              <thead>
                <tr>
                  ${['Try', 'Answer', 'At', 'Next', 'To'].map((name) => html`<th scope="col">${name}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${attempts.map(
                  (cells) =>
                    html`<tr>
                      ${cells.map((cell) => html`<td>${content(cell)}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
}

function form(text: string): TemplateResult {
  return html`<h3>Form</h3>
    ${
      text === ''
        ? html`<p class="hint">Empty, or not a form that could be read.</p>`
        : html`<pre tabindex="0" aria-label="The request's form">${text}</pre>`
    }`;
}

function related({ label, links }: Related): TemplateResult {
  return html`<h3>${label}</h3>
    <ul class="related">
      ${links.map((link) => html`<li>${content(link)}</li>`)}
    </ul>`;
}
