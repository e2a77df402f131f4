import { html, nothing, type TemplateResult } from 'lit';
import type { Book } from '../../server/contract.ts';
import { webAddress } from '../settings.ts';

/** Text for screen readers alone. */
export const unseen = (words: string): TemplateResult => html`<span class="unseen">${words}</span>`;

/** The ground of a cover as CSS; the server's value goes nowhere before the browser knows it as a colour. */
export const ground = (book: Book): string =>
  CSS.supports('color', book.ground) ? `background-color:${book.ground}` : '';

/** A cover. Its title always stands beside it as text, so it says nothing itself. */
export const cover = (book: Book, server: string): TemplateResult =>
  html`<img
    part="cover"
    src=${webAddress(book.cover, server)}
    alt=""
    width="120"
    height="170"
    loading="lazy"
  />`;

/** A link where the shop is another page, a button where it is this one. */
export const wayToShop = (shopUrl: string, words: string, browse: () => void): TemplateResult =>
  shopUrl
    ? html`<a class="link" part="link" href=${shopUrl}>${words}</a>`
    : html`<button type="button" class="link" part="link" @click=${browse}>${words}</button>`;

/** Why the buyer is here and not where they meant to be. */
export const noticeOf = (notice: string): TemplateResult | typeof nothing =>
  notice ? html`<p class="notice" part="notice" role="status">${notice}</p>` : nothing;
