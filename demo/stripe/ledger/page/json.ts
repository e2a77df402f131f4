import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { addressOf } from './state.ts';

const ids = /"((?:pi|ch|re|pyr|dp|du|evt|req)_[A-Za-z0-9]+)"/;

/** JSON whose ids lead to their items; `own` leads nowhere. */
export function json(text: string, own: string): readonly (TemplateResult | string)[] {
  return text
    .split(ids)
    .map((piece, place) =>
      place % 2 === 0
        ? piece
        : piece === own
          ? `"${piece}"`
          : html`"<a href=${addressOf(piece)}>${piece}</a>"`,
    );
}
