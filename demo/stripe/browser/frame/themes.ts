export type Variables = Readonly<Record<string, string>>;

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
  fontSizeXs: '0.8rem',
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
  none: {
    ...stripe,
    colorPrimary: 'currentColor',
    colorBackground: 'transparent',
    borderRadius: '0',
    inputColorBorder: 'currentColor',
  },
};

/** Names the variables had before, which pages still use. */
const formerNames: Variables = {
  spacingGridRow: 'gridRowSpacing',
  spacingGridColumn: 'gridColumnSpacing',
  spacingAccordionItem: 'accordionItemSpacing',
  colorIcon: 'iconColor',
  colorIconCardError: 'iconCardErrorColor',
  colorIconChevronDown: 'iconChevronDownColor',
  colorIconChevronDownHover: 'iconChevronDownHoverColor',
};

/** A theme's variables with the page's own over them; an unknown theme is `stripe`. */
export function variablesOf(theme: string | undefined, own: Readonly<Record<string, unknown>>) {
  const chosen: Record<string, string> = { ...(themes[theme ?? 'stripe'] ?? stripe) };
  for (const [name, value] of Object.entries(own)) {
    if (typeof value === 'string') chosen[formerNames[name] ?? name] = value;
  }
  return chosen;
}
