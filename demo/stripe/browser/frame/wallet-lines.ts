import { isRecord, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { make } from './markup.ts';

/** Writes an amount in the currency's minor unit the way the locale does. */
export function formatAmount(locale: string, currency: string, amount: unknown): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  // Stripe counts these in hundredths although they have no smaller coin.
  const asHundredths = ['isk', 'ugx'].includes(currency.toLowerCase());
  const digits = asHundredths ? 2 : (format.resolvedOptions().maximumFractionDigits ?? 2);
  return format.format(Number(amount) / 10 ** digits);
}

/** The records of a list that a page passed; anything else in it is left out. */
export function recordsIn(list: unknown): readonly UnknownRecord[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** What is paid for, line by line, and the total. */
export function lineNodes(
  lines: readonly UnknownRecord[],
  total: readonly [label: string, amount: unknown],
  format: (amount: unknown) => string,
): HTMLElement[] {
  const plain = lines.flatMap((line) => [
    make('dt', {}, make('bdi', {}, textAt(line, 'name') ?? '')),
    make('dd', {}, format(line.amount)),
  ]);
  const [label, amount] = total;
  return [
    ...plain,
    make('dt', { class: 'total' }, label),
    make('dd', { class: 'total' }, format(amount)),
  ];
}

/** One of the shop's shipping rates, to be chosen. */
export function rateNode(
  rate: UnknownRecord,
  chosen: boolean,
  locale: string,
  format: (amount: unknown) => string,
): HTMLElement {
  const input = make('input', { type: 'radio', name: 'rate', value: textAt(rate, 'id') ?? '' });
  input.checked = chosen;
  const estimate = estimateOf(rate, locale);
  const name = textAt(rate, 'displayName') ?? '';
  const shown = estimate === '' ? name : `${name} (${estimate})`;
  const amount = make('span', {}, format(rate.amount));
  return make('label', { class: 'rate' }, input, make('span', {}, make('bdi', {}, shown)), amount);
}

function estimateOf(rate: UnknownRecord, locale: string): string {
  const { deliveryEstimate } = rate;
  if (typeof deliveryEstimate === 'string') return deliveryEstimate;
  const ends = ['minimum', 'maximum'].map((end) => recordAt(deliveryEstimate, end));
  const [least, most] = ends.filter(({ value }) => typeof value === 'number');
  if (least === undefined) return '';
  const unit = (textAt(least, 'unit') ?? 'day').replace('business_', '');
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return most === undefined
    ? format.format(Number(least.value))
    : format.formatRange(Number(least.value), Number(most.value));
}
