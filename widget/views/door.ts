import { html, type TemplateResult } from 'lit';
import { text } from '../text.ts';

/** Grey cards in the place of those to come; what takes long is said to those who see, too. */
export const loading = (slow = false): TemplateResult =>
  html`<p class=${slow ? 'notice' : 'unseen'} part="loading" role="status">
      ${slow ? text.slow : text.loading}
    </p>
    <div class="shelf" aria-hidden="true">
      ${[1, 2, 3].map(() => html`<div class="card ghost"><div class="ground"></div></div>`)}
    </div>`;

/** The shop, or a part of it, cannot be had, and a way to try again; what is in the cart stays there. */
export const closed = (problem: string, again: () => void): TemplateResult =>
  html`<div class="card pad narrow centre" part="card">
    <p role="alert" part="error">${problem}</p>
    <button class="button" part="button retry" @click=${again}>${text.tryAgain}</button>
  </div>`;
