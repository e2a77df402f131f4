import { html, type TemplateResult } from 'lit';
import type { LineChange, Shop } from '../../server/contract.ts';
import { rareWords } from '../rare-text.ts';

/** An outdated offer beside the one there is now, line by line. */
export function differences(changes: readonly LineChange[], { books }: Shop): TemplateResult {
  const titleOf = ({ book, title }: LineChange) =>
    books.find(({ id }) => id === book)?.title ?? title;
  const copies = ({ quantity, unit }: LineChange['was']) => rareWords.copies(quantity, unit.text);
  return html`<h3 class="caption" part="caption">${rareWords.changed}</h3>
    <dl class="order" part="changes">
      ${changes.map(
        (change) =>
          html`<div>
            <dt>${titleOf(change)}</dt>
            <dd>
              ${rareWords.before} ${copies(change.was)}<br />${rareWords.now}
              <b>${change.now ? copies(change.now) : rareWords.gone}</b>
            </dd>
          </div>`,
      )}
    </dl>`;
}
