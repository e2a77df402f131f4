export type Token = 'accent' | 'surface' | 'ink' | 'muted' | 'detail' | 'danger' | 'radius';

/** How the page wants the widget to look, for Stripe's frame, which the page's styles cannot reach. */
export interface Look {
  /** A token as the browser resolved it, with the default of styles.ts. */
  token: (name: Token) => string;
  font: string;
}

export function lookOf(host: Element): Look {
  const style = getComputedStyle(host);
  return {
    token: (name) => style.getPropertyValue(`--_${name}`).trim(),
    font: style.fontFamily,
  };
}
