import type { CSSResult, LitElement } from 'lit';

/** Adds the styles of a part that has come later. */
export function wear(host: LitElement, { styleSheet }: CSSResult): void {
  if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
}
