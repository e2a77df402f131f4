import { html, type TemplateResult } from 'lit';

/** For the page's owner: which attributes to mend. */
export const mistakes = (sentences: readonly string[]): TemplateResult =>
  html`<div class="notice mistakes" role="alert" part="error">
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
  </div>`;
