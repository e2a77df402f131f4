import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../checkout-text.ts';
import type { CheckingOut } from '../state.ts';

/** Everything that has to be mended, at the top, with a way to each field. */
export function faultSummary({ faults }: CheckingOut): TemplateResult {
  const list = Object.entries(faults).filter(([, sentence]) => sentence);
  return html`<div role="alert">
    ${
      list.length
        ? html`<div class="problem summary" part="error faults" tabindex="-1">
            <p>${words.mend(list.length)}</p>
            <ul>
              ${list.map(
                ([field, sentence]) =>
                  html`<li>
                    <button
                      type="button"
                      class="link"
                      part="link"
                      @click=${({ currentTarget }: Event & { currentTarget: HTMLElement }) => {
                        goTo(field, currentTarget);
                      }}
                    >
                      ${sentence}
                    </button>
                  </li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
  </div>`;
}

function goTo(field: string, from: HTMLElement): void {
  const root = from.getRootNode();
  if (root instanceof ShadowRoot) root.getElementById(field)?.focus();
}
