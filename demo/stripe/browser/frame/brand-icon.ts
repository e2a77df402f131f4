import type { BrandName } from './card-brands.ts';

type Shape = readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  text?: string,
];

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 36;
const HEIGHT = 24;

/** A brand's card, or a card with the place of its security code, or with a fault. */
export type IconName = BrandName | 'cvc' | 'cvc-front' | 'fault';

/**
 * Draws a card, 36 by 24 units. One of no brand takes the current text colour, and so do all of
 * them in the style `solid`.
 */
export function brandIcon(name: IconName, style: 'default' | 'solid' = 'default'): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  icon.setAttribute('aria-hidden', 'true');
  icon.setAttribute('focusable', 'false');
  icon.dataset.brand = name;
  icon.dataset.style = style;
  const shapes = style === 'solid' ? solidDrawings[name] : drawings[name];
  for (const [tag, attributes, text] of shapes) {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    if (text !== undefined) shape.textContent = text;
    icon.append(shape);
  }
  return icon;
}

const card = (fill: string, edge = fill): Shape => [
  'rect',
  { x: 0.5, y: 0.5, width: WIDTH - 1, height: HEIGHT - 1, rx: 3, fill, stroke: edge },
];

const word = (text: string, fill: string, size: number, y: number, more = {}): Shape => [
  'text',
  {
    x: WIDTH / 2,
    y,
    fill,
    'font-size': size,
    'font-family': 'Arial, Helvetica, sans-serif',
    'font-weight': 700,
    'text-anchor': 'middle',
    ...more,
  },
  text,
];

const panel = (x: number, fill: string, letter: string): readonly Shape[] => [
  ['path', { d: `M${x} 7q0-3 3-3h5v13q0 3-3 3h-5z`, fill }],
  word(letter, '#fff', 8, 15, { x: x + 4 }),
];

const slanted = (x: number, fill: string): Shape => [
  'path',
  { d: `M${x + 4} 4h9l-4 16h-9z`, fill },
];

const blank: Shape = [
  'rect',
  { x: 1, y: 1, width: 34, height: 22, rx: 3, fill: 'currentColor', opacity: 0.9 },
];
const stripe: Shape = ['rect', { x: 1, y: 5, width: 34, height: 5, fill: '#fff', opacity: 0.85 }];
const colourless = {
  unknown: [
    blank,
    stripe,
    ['rect', { x: 5, y: 15, width: 9, height: 3, rx: 1, fill: '#fff', opacity: 0.85 }],
  ],
  cvc: [
    blank,
    stripe,
    ['rect', { x: 5, y: 13, width: 14, height: 6, rx: 1, fill: '#fff', opacity: 0.5 }],
    ['rect', { x: 20, y: 12, width: 13, height: 8, rx: 4, fill: '#fff' }],
    word('123', 'currentColor', 6, 18.2, { x: 26.5 }),
  ],
  'cvc-front': [
    blank,
    ['rect', { x: 4, y: 15, width: 14, height: 3, rx: 1, fill: '#fff', opacity: 0.6 }],
    ['rect', { x: 17, y: 4, width: 16, height: 8, rx: 4, fill: '#fff' }],
    word('1234', 'currentColor', 6, 10.2, { x: 25 }),
  ],
  fault: [
    blank,
    ['circle', { cx: 18, cy: 12, r: 7.5, fill: '#fff' }],
    ['rect', { x: 17, y: 7.5, width: 2, height: 5.5, rx: 1, fill: 'currentColor' }],
    ['circle', { cx: 18, cy: 15.5, r: 1.2, fill: 'currentColor' }],
  ],
} satisfies Readonly<Partial<Record<IconName, readonly Shape[]>>>;

const drawings: Readonly<Record<IconName, readonly Shape[]>> = {
  ...colourless,
  visa: [
    card('#fff', '#d9d9df'),
    word('VISA', '#1a1f71', 12.5, 16.5, { 'font-style': 'italic', textLength: 29 }),
  ],
  mastercard: [
    card('#fff', '#d9d9df'),
    ['circle', { cx: 14, cy: 12, r: 7.5, fill: '#eb001b' }],
    ['circle', { cx: 22, cy: 12, r: 7.5, fill: '#f79e1b' }],
    ['path', { d: 'M18 5.66a7.5 7.5 0 0 1 0 12.68a7.5 7.5 0 0 1 0-12.68z', fill: '#ff5f00' }],
  ],
  amex: [card('#1f72cd'), word('AMEX', '#fff', 10.5, 15.8, { textLength: 29 })],
  discover: [
    card('#fff', '#d9d9df'),
    ['path', { d: 'M35 14v7q0 2-2 2H12q15-2 23-9z', fill: '#f47216' }],
    word('DISCOVER', '#24272b', 6, 12.5, { textLength: 30 }),
  ],
  diners: [
    card('#fff', '#d9d9df'),
    ['circle', { cx: 18, cy: 12, r: 8.5, fill: '#0079be' }],
    ['circle', { cx: 18, cy: 12, r: 6.8, fill: '#fff' }],
    ['path', { d: 'M16.6 7a5.2 5.2 0 0 0 0 10zM19.4 7a5.2 5.2 0 0 1 0 10z', fill: '#0079be' }],
  ],
  jcb: [
    card('#fff', '#d9d9df'),
    ...panel(4, '#0b4ea2', 'J'),
    ...panel(14, '#c8102e', 'C'),
    ...panel(24, '#00843d', 'B'),
  ],
  unionpay: [
    card('#fff', '#d9d9df'),
    slanted(3, '#e21836'),
    slanted(11, '#00447c'),
    slanted(19, '#007b84'),
    word('UnionPay', '#fff', 5.2, 14, { textLength: 23 }),
  ],
};

const solidDrawings: Readonly<Record<IconName, readonly Shape[]>> = {
  ...colourless,
  visa: [blank, word('VISA', '#fff', 12, 16.3, { 'font-style': 'italic', textLength: 27 })],
  mastercard: [
    blank,
    ['circle', { cx: 14, cy: 12, r: 7, fill: '#fff', opacity: 0.9 }],
    ['circle', { cx: 22, cy: 12, r: 7, fill: '#fff', opacity: 0.6 }],
  ],
  amex: [blank, word('AMEX', '#fff', 10, 15.6, { textLength: 27 })],
  discover: [blank, word('DISCOVER', '#fff', 6, 14.2, { textLength: 29 })],
  diners: [
    blank,
    ['circle', { cx: 18, cy: 12, r: 8, fill: '#fff' }],
    ['path', { d: 'M16.6 7a5.2 5.2 0 0 0 0 10zM19.4 7a5.2 5.2 0 0 1 0 10z', fill: 'currentColor' }],
  ],
  jcb: [blank, word('JCB', '#fff', 11, 16, { textLength: 22 })],
  unionpay: [blank, word('UnionPay', '#fff', 6.5, 14.3, { textLength: 29 })],
};
