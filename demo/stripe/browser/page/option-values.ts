import { IntegrationError } from '../errors.ts';
import { isRecord } from '../record.ts';
import type { UnknownRecord } from '../record.ts';

const objects = [
  ...['style', 'classes', 'value', 'defaultValues', 'fields', 'terms', 'wallets', 'business'],
  'walletOptions',
];
const booleans = ['hidePostalCode', 'hideIcon', 'showIcon', 'disabled', 'readOnly', 'disableLink'];
const choices: Readonly<Record<string, readonly unknown[]>> = {
  iconStyle: ['default', 'solid'],
  layoutType: ['tabs', 'accordion', 'auto'],
};

/** Throws an IntegrationError for an option whose value is of the wrong kind. */
export function requireValues(method: string, options: UnknownRecord): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (objects.includes(name) && !isRecord(value)) refuse(method, name, 'an object', value);
    if (booleans.includes(name) && typeof value !== 'boolean') {
      refuse(method, name, 'a boolean', value);
    }
    if (name === 'placeholder' && typeof value !== 'string') {
      refuse(method, name, 'a string', value);
    }
  }
  if (options.iconStyle !== undefined) requireChoice(method, 'iconStyle', options.iconStyle);
  requireLayout(method, options.layout);
}

function requireLayout(method: string, layout: unknown): void {
  if (layout === undefined) return;
  requireChoice(method, 'layoutType', isRecord(layout) ? layout.type : layout);
}

function requireChoice(method: string, name: string, value: unknown): void {
  const known = choices[name] ?? [];
  if (known.includes(value)) return;
  const shown = name === 'layoutType' ? 'layout' : name;
  refuse(method, shown, `one of: ${known.join(', ')}`, value);
}

function refuse(method: string, name: string, wanted: string, value: unknown): never {
  const given = typeof value === 'string' ? value : typeof value;
  throw new IntegrationError(
    `Invalid value for ${method}: ${name} should be ${wanted}. You specified: ${given}.`,
  );
}
