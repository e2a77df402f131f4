import type { CSSResult } from 'lit';

/** Adds the styles of a part that has come later, once. */
export function wear({ shadowRoot }: Element, { styleSheet }: CSSResult): void {
  const worn = shadowRoot?.adoptedStyleSheets;
  if (styleSheet && !worn?.includes(styleSheet)) worn?.push(styleSheet);
}
