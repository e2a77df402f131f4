import { recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';

type Variables = Readonly<Record<string, string>>;

const stripe: Variables = {
  colorPrimary: '#0570de',
  colorBackground: '#ffffff',
  colorText: '#30313d',
  colorTextSecondary: '#6d6e78',
  colorTextPlaceholder: '#757680',
  colorDanger: '#df1b41',
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontLineHeight: '1.15',
  fontSizeBase: '16px',
  fontSizeSm: '0.93rem',
  fontWeightNormal: '400',
  fontWeightMedium: '500',
  borderRadius: '5px',
  spacingUnit: '4px',
  inputColorBorder: '#e6e6e6',
};

const themes: Readonly<Record<string, Variables>> = {
  stripe,
  night: {
    ...stripe,
    colorPrimary: '#85d996',
    colorBackground: '#30313d',
    colorText: '#ffffff',
    colorTextSecondary: '#c0c0c8',
    colorTextPlaceholder: '#a3a4b0',
    colorDanger: '#fe87a1',
    inputColorBorder: '#424353',
  },
  flat: {
    ...stripe,
    colorPrimary: '#006ddb',
    colorBackground: '#f1f1f1',
    colorText: '#1a1b25',
    inputColorBorder: 'transparent',
  },
};

/**
 * Writes theme, variables and rules of the `appearance` option as custom properties and rules.
 * An unknown theme falls back to `stripe`.
 */
export function writeAppearance(
  root: HTMLElement,
  sheet: CSSStyleSheet,
  appearance: UnknownRecord,
): void {
  const theme = themes[textAt(appearance, 'theme') ?? 'stripe'] ?? stripe;
  const chosen = { ...theme, ...recordAt(appearance, 'variables') };
  for (const [name, value] of Object.entries(chosen)) {
    if (typeof value === 'string') root.style.setProperty(`--${name}`, value);
  }
  sheet.replaceSync('');
  for (const [selector, declared] of Object.entries(recordAt(appearance, 'rules'))) {
    writeRule(sheet, selector, recordAt(declared));
  }
}

/** Selectors start with one of the documented classes (`.Input:focus`); others are passed over. */
function writeRule(sheet: CSSStyleSheet, selector: string, declared: UnknownRecord): void {
  if (!/^\.[A-Z][\w:-]*(, *\.[A-Z][\w:-]*)*$/.test(selector)) return;
  const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
  if (!(rule instanceof CSSStyleRule)) return;
  for (const [name, value] of Object.entries(declared)) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (typeof value === 'string') rule.style.setProperty(property, value);
  }
}
