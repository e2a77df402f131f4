import { html, nothing, type TemplateResult } from 'lit';
import type { Book } from '../../server/contract.ts';
import { webAddress } from '../settings.ts';
import { text } from '../text.ts';

/** Text for screen readers alone. */
export const unseen = (words: string): TemplateResult => html`<span class="unseen">${words}</span>`;

/** A cover on its ground. Its title always stands beside it as text, so it says nothing itself. */
export function cover(book: Book, server: string, look: 'ground' | 'thumb'): TemplateResult {
  // The server's value goes nowhere before the browser knows it as a colour.
  const ground = CSS.supports('color', book.ground) ? `background-color:${book.ground}` : '';
  return html`<img
    class=${look}
    part="cover"
    src=${webAddress(book.cover, server)}
    srcset=${book.covers?.map(({ url, width }) => `${webAddress(url, server)} ${width}w`).join() ?? nothing}
    sizes=${look === 'thumb' ? '4.5rem' : 'auto, 26rem'}
    alt=""
    loading="lazy"
    .style=${ground}
  />`;
}

/** How many copies are left, where that is few. */
export const leftOf = ({ left }: Book): TemplateResult | typeof nothing =>
  left === null ? nothing : html`<p class="left" part="left">${text.left(left)}</p>`;

/** Why the buyer is here and not where they meant to be. */
export const noticeOf = (notice: string): TemplateResult | typeof nothing =>
  notice ? html`<p class="notice" part="notice" role="status">${notice}</p>` : nothing;
