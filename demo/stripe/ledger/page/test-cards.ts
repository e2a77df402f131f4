import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Actions } from './main.ts';

/** Each number as one types it, and what the card does. */
export type TestCards = readonly (readonly [number: string, effect: string])[];

export function testCards(cards: TestCards, actions: Actions): TemplateResult {
  return html`<ul class="cards">
      ${cards.map(
        ([number, effect]) =>
          html`<li>
            <button
              type="button"
              class="number"
              title="Copy the number"
              @click=${() => actions.copy(number)}
            >
              ${number}
            </button>
            <span>${effect}</span>
          </li>`,
      )}
    </ul>
    <p class="hint">Any future date, any security code.</p>`;
}
