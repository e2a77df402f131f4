import { webAddress } from './settings.ts';

/**
 * How the page wants the widget to look, for Stripe's frame, which the page's styles cannot reach:
 * colours as `#rrggbb`, lengths as the browser worked them out.
 */
export interface Look {
  /** What is behind the card, whoever painted it. */
  ground: string;
  accent: string;
  ink: string;
  muted: string;
  detail: string;
  edge: string;
  danger: string;
  radius: string;
  font: string;
  /** Address of a style sheet with the page's fonts, as `--book-checkout-font-css` names it. */
  fontCss: string;
}

/** The look in force inside `place`, which is in the element's shadow root. */
export function lookOf(place: Element): Look {
  const probe = document.createElement('i');
  place.appendChild(probe);
  const style = getComputedStyle(probe);
  const resolved = (colour: string) => {
    probe.style.color = `color-mix(in srgb,${colour},${colour})`;
    return rgba(style.color);
  };
  const ground = over(resolved('var(--_surface)'), groundBehind(place, resolved));
  const token = (name: string) => hex(over(resolved(`var(--_${name})`), ground));
  probe.style.borderRadius = 'var(--_radius)';
  const look = {
    ground: hex(ground),
    accent: token('accent'),
    ink: token('ink'),
    muted: token('muted'),
    detail: token('detail'),
    edge: token('edge'),
    danger: token('danger'),
    radius: style.borderTopLeftRadius,
    font: style.fontFamily,
    fontCss: fontCssOf(style.getPropertyValue('--book-checkout-font-css')),
  };
  probe.remove();
  return look;
}

/**
 * Calls `changed` whenever something happens by which pages change their theme: an attribute of the
 * host or of anything around it, a style sheet in the head or one that has come, or the system's own
 * setting; at the end of a colour's transition; and when the dialog that the card stands in is drawn
 * later than the card.
 */
export function watchLook(host: Element, signal: AbortSignal, changed: () => void): void {
  const observer = new MutationObserver(changed);
  for (const node of around(host)) {
    observer.observe(node, { attributes: true });
    node.addEventListener('transitionend', changed, { signal });
  }
  observer.observe(document.head, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  // It does not bubble.
  document.addEventListener('load', changed, { capture: true, signal });
  host.shadowRoot?.addEventListener('slotchange', changed, { signal });
  for (const query of ['(prefers-color-scheme:dark)', '(forced-colors:active)'])
    matchMedia(query).addEventListener('change', changed, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

/** The element and everything it is inside of, through slots and shadow roots. */
function* around(host: Element): Generator<Element> {
  for (let at: Element | null = host; at;) {
    yield at;
    const root: Node = at.getRootNode();
    at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
}

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** What shines through a transparent card: the nearest grounds that the page paints. */
function groundBehind(place: Element, resolved: (colour: string) => Rgba): Rgba {
  const painted: Rgba[] = [];
  for (const node of around(place)) {
    const colour = resolved(getComputedStyle(node).backgroundColor);
    painted.push(colour);
    if (colour[3] >= 1) break;
  }
  return painted.reduceRight((behind, colour) => over(colour, behind), resolved('Canvas'));
}

/** From `color(srgb …)`, or from `rgb(…)`; transparent for anything else. */
function rgba(colour: string): Rgba {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+(e-\d+)?%?/g) ?? []).map(
    parseFloat,
  );
  const most = colour.startsWith('rgb') ? 255 : 1;
  return [red / most, green / most, blue / most, alpha];
}

const over = ([red, green, blue, alpha]: Rgba, behind: Rgba): Rgba => {
  const mixed = (colour: number, ground: number) => colour * alpha + ground * (1 - alpha);
  return [mixed(red, behind[0]), mixed(green, behind[1]), mixed(blue, behind[2]), 1];
};

const hex = (colour: Rgba): string =>
  `#${colour
    .slice(0, 3)
    .map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;

function fontCssOf(value: string): string {
  const [, address = ''] = /^\s*url\(\s*["']?(.+?)["']?\s*\)\s*$/.exec(value) ?? [];
  return address && webAddress(address, document.baseURI);
}
