import { html, type TemplateResult } from 'lit';
import { words } from '../checkout-text.ts';

/** The address that brings a cart, for those who take it along themselves. */
export const linkField = (address: string): TemplateResult =>
  html`<input
    class="shared"
    part="input"
    readonly
    aria-label=${words.share}
    .value=${address}
    @focus=${(event: Event & { currentTarget: HTMLInputElement }) => {
      event.currentTarget.select();
    }}
  />`;
