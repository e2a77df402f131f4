/** How the page wants the widget to look, for Stripe's frame, which the page's styles cannot reach. */
export interface Look {
  accent: string;
  surface: string;
  ink: string;
  muted: string;
  detail: string;
  danger: string;
  radius: string;
  font: string;
}

/** Reads the custom properties as the browser resolved them; the defaults are those of styles.ts. */
export function lookOf(host: Element): Look {
  const style = getComputedStyle(host);
  const token = (name: string, usual: string) =>
    style.getPropertyValue(`--book-checkout-${name}`).trim() || usual;
  return {
    accent: token('accent', '#1f6feb'),
    surface: token('surface', '#fff'),
    ink: token('ink', '#31325f'),
    muted: token('muted', '#5f6f86'),
    detail: token('detail', '#5a5fd6'),
    danger: token('danger', '#c0273c'),
    radius: token('radius', '5px'),
    font: style.fontFamily,
  };
}
