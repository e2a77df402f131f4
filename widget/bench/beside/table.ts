/** A figure of each contestant, the limit's first; NaN where one has nothing to measure. */
export interface Row {
  what: string;
  digits: number;
  figures: readonly number[];
}

/** The rows as a table in Markdown, each figure with its ratio to the first of its row. */
export function table(names: readonly string[], rows: readonly Row[]): string {
  const lines = [
    ['', ...names],
    ['---', ...names.map(() => '---')],
    ...rows.map(({ what, digits, figures }) => [
      what,
      ...figures.map((figure, at) => cell(figure, digits, at ? figures[0] : undefined)),
    ]),
  ];
  const widths = ['', ...names].map((_name, at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  );
  return lines
    .map((line) => `| ${line.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`)
    .join('\n');
}

function cell(figure: number, digits: number, limit = NaN): string {
  if (Number.isNaN(figure)) return '–';
  const shown = figure.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return limit > 0 ? `${shown} (${(figure / limit).toFixed(2)}×)` : shown;
}
