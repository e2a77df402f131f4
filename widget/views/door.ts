import { html, type TemplateResult } from 'lit';
import type { Actions } from '../actions.ts';
import { text } from '../text.ts';

/** Grey cards in the place of those to come. */
export const loading = (): TemplateResult =>
  html`<p class="unseen" role="status">${text.loading}</p>
    <div class="shelf" aria-hidden="true">
      ${[1, 2, 3].map(() => html`<div class="card ghost"><div class="ground"></div></div>`)}
    </div>`;

/** The shop cannot be reached; what is in the cart stays there. */
export const closed = (problem: string, actions: Actions): TemplateResult =>
  html`<div class="card pad narrow centre" part="card">
    <p role="alert" part="error">${problem}</p>
    <button class="button" part="button retry" @click=${actions.reload}>${text.tryAgain}</button>
  </div>`;
