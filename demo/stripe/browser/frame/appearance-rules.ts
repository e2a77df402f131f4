import { recordAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { warn } from '../warn.ts';

/** Classes a page may write rules for, as docs.stripe.com/elements/appearance-api lists them. */
const classes = [
  ...['Input', 'Label', 'Error', 'Block', 'BlockDivider', 'BlockAction', 'Link', 'SecondaryLink'],
  ...['Tab', 'TabIcon', 'TabLabel', 'AccordionItem', 'RadioIcon', 'RadioIconInner'],
  ...['RadioIconOuter', 'Checkbox', 'CheckboxInput', 'CheckboxLabel', 'CodeInput', 'Switch'],
  ...['SwitchControl', 'PickerItem', 'PickerAction', 'Menu', 'MenuIcon', 'MenuAction'],
  ...['Dropdown', 'DropdownItem', 'RedirectText', 'TermsText', 'TermsLink', 'Text', 'Button'],
];
const modifiers = 'selected|invalid|empty|focused|floating|resting|checked|highlight|negative';
const pseudo = ':hover|:focus|:focus-visible|:active|:disabled|:autofill|::placeholder|::selection';
const selectorPattern = new RegExp(
  `^\\.(${classes.join('|')})(--(${modifiers}))?(${pseudo})*(\\s+\\.(${classes.join('|')}))?$`,
);

/** Properties that change how a part looks; none that could hide or move one, or load anything. */
const propertyPattern = new RegExp(
  '^(-moz-osx-font-smoothing|-webkit-font-smoothing|-webkit-text-fill-color|background-color|' +
    'background-image|border(-(top|right|bottom|left|inline|block|inline-start|inline-end))?' +
    '(-(color|style|width))?|border-(top-|bottom-)?((left|right)-)?radius|box-shadow|color|fill|' +
    'fill-opacity|font-(family|size|style|variant|weight)|letter-spacing|line-height|' +
    'margin(-(top|right|bottom|left))?|opacity|outline(-(color|offset|style|width))?|' +
    'padding(-(top|right|bottom|left))?|stroke(-width)?|text-(align|decoration|shadow|transform)|' +
    'transition(-(duration|property|timing-function))?)$',
);

/** Writes the `rules` of an appearance; warns of selectors and properties it passes over. */
export function writeAppearanceRules(sheet: CSSStyleSheet, rules: UnknownRecord): void {
  sheet.replaceSync('');
  for (const [list, declared] of Object.entries(rules)) {
    const selectors = list.split(',').map((selector) => selector.trim());
    const strange = selectors.find((selector) => !selectorPattern.test(selector));
    if (strange === undefined) writeRule(sheet, selectors.join(), recordAt(declared));
    else warn(`appearance.rules: "${strange}" is not a supported selector.`);
  }
}

function writeRule(sheet: CSSStyleSheet, selector: string, declared: UnknownRecord): void {
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [name, value] of Object.entries(declared)) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (!propertyPattern.test(property)) {
      warn(`appearance.rules["${selector}"]: ${name} is not a supported property.`);
    } else if (typeof value === 'string' && !/url\(/i.test(value)) {
      rule.style.setProperty(property, value);
    }
  }
}
