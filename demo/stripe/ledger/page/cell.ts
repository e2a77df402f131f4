import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Cell } from '../wire.ts';
import { addressOf } from './state.ts';

/** A cell's content: a time, a link, a coloured word or plain text. */
export function content({ text, time, opens, note, tone }: Cell): TemplateResult {
  if (time !== undefined) {
    const date = new Date(time);
    return html`<time datetime=${date.toISOString()} title=${date.toLocaleString()}
      >${shortTime(date)}</time
    >`;
  }
  if (opens !== undefined) {
    return html`<a class="link" href=${addressOf(opens)}>${text}</a>
      ${note === undefined ? nothing : content(note)}`;
  }
  return tone === undefined ? html`${text}` : html`<span class="tone ${tone}">${text}</span>`;
}

/** What happened today needs no date. */
function shortTime(date: Date): string {
  const today = date.toDateString() === new Date().toDateString();
  return today
    ? date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    : date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
