import { html, type TemplateResult } from 'lit';
import { words } from '../checkout-text.ts';

/** A link where the shop is another page, a button where it is this one. */
export const wayToShop = (
  shopUrl: string,
  look: 'link' | 'button quiet',
  leave: () => void,
): TemplateResult =>
  html`<p class="ways">
    ${
      shopUrl
        ? html`<a class=${look} part="link" href=${shopUrl} @click=${leave}
            >${words.continueShopping}</a
          >`
        : html`<button class=${look} part="link" @click=${leave}>${words.continueShopping}</button>`
    }
  </p>`;
