import { recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';

/** Properties the card line honours; anything else could move or hide its parts. */
const properties: ReadonlyMap<string, readonly string[]> = new Map([
  ['backgroundColor', ['background-color']],
  ['color', ['color']],
  ['fontFamily', ['font-family']],
  ['fontSize', ['font-size']],
  ['fontSmoothing', ['-webkit-font-smoothing', '-moz-osx-font-smoothing']],
  ['fontStyle', ['font-style']],
  ['fontVariant', ['font-variant']],
  ['fontWeight', ['font-weight']],
  ['iconColor', ['--icon-color']],
  ['letterSpacing', ['letter-spacing']],
  ['lineHeight', ['line-height']],
  ['textAlign', ['text-align']],
  ['textDecoration', ['text-decoration']],
  ['textShadow', ['text-shadow']],
  ['textTransform', ['text-transform']],
]);

const variants: readonly (readonly [variant: string, selector: string])[] = [
  ['base', ''],
  ['complete', '[data-state=complete]'],
  ['empty', '[data-state=empty]'],
  ['invalid', '[data-state=invalid]'],
];

const pseudo = [
  ':hover',
  ':focus',
  '::placeholder',
  '::selection',
  ':-webkit-autofill',
  ':disabled',
] as const;

/** Turns the `style` option into rules, through the CSSOM so that no value can break out. */
export function writeCardStyle(sheet: CSSStyleSheet, style: UnknownRecord): void {
  sheet.replaceSync('');
  // The row takes the base's font and line height, so that its height and its "ch" fit the text.
  addRule(sheet, '.line', recordAt(style, 'base'));
  for (const [variant, selector] of variants) {
    const declared = recordAt(style, variant);
    addRule(sheet, `.line input${selector}, .line .last-four${selector}`, declared);
    addRule(sheet, `.line .icon${selector}`, { iconColor: textAt(declared, 'iconColor') });
    for (const name of pseudo) {
      addRule(sheet, `.line input${selector}${name}`, recordAt(declared, name));
    }
  }
}

function addRule(sheet: CSSStyleSheet, selector: string, declared: UnknownRecord): void {
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [name, value] of Object.entries(declared)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    for (const property of properties.get(name) ?? [])
      rule.style.setProperty(property, String(value));
  }
  if (selector.endsWith(':-webkit-autofill')) keepAutofillColour(rule.style, declared);
}

/** Browsers paint autofilled text in a colour of their own that only this property overrides. */
function keepAutofillColour(style: CSSStyleDeclaration, declared: UnknownRecord): void {
  const colour = textAt(declared, 'color');
  if (colour !== undefined) style.setProperty('-webkit-text-fill-color', colour);
}
