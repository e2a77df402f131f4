import { html, nothing, type TemplateResult } from 'lit';
import type { CheckoutActions } from '../actions.ts';
import { agreement, asksFor, policies } from '../agreements.ts';
import { words } from '../checkout-text.ts';
import { rareWords } from '../rare-text.ts';
import { webAddress } from '../settings.ts';
import type { CheckingOut } from '../state.ts';
import { tick } from './extra-fields.ts';
import { unseen } from './parts.ts';

/** What the buyer agrees to by ordering, each with its box; the privacy policy where nothing else has its link. */
export function agreements(state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const { terms, privacy } = policies(state);
  return html`${asksFor(state).map((kind) =>
    tick(kind, linked(agreement(kind, state), [terms, privacy]), state, actions, true),
  )}${
    privacy && !terms
      ? html`<p class="hint">${linked(rareWords.readPrivacy.split(/[{}]/), [privacy])}</p>`
      : nothing
  }`;
}

const linked = (pieces: readonly string[], addresses: readonly string[]) =>
  pieces.map((piece, at) =>
    at % 2
      ? html`<a
          part="link"
          href=${webAddress(addresses[(at - 1) / 2] ?? '')}
          target="_blank"
          rel="noopener"
          >${piece}${unseen(` ${words.newWindow}`)}</a
        >`
      : piece,
  );
