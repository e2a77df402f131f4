import type { Item, Tab, TabName } from '../wire.ts';

export interface AccountName {
  readonly id: string;
  readonly name: string;
}

/** All the page shows, replaced whole. */
export interface State {
  readonly accounts: readonly AccountName[];
  /** Whose ledger is shown; null for the first account's. */
  readonly account: string | null;
  readonly live: boolean;
  readonly tabs: ReadonlyMap<TabName, Tab>;
  readonly filter: string;
  readonly place: Place;
  /** Null while it is fetched, and where none is open; 'gone' where nothing has the id. */
  readonly item: Item | 'gone' | null;
  /** What a button has led to, for the eye and the screen reader. */
  readonly notice: { readonly text: string; readonly bad: boolean } | null;
  readonly busy: boolean;
}

/** Where in the ledger one is; the address's fragment, so that Back works. */
export interface Place {
  readonly tab: TabName;
  readonly id: string | null;
}

export const start: State = {
  accounts: [],
  account: null,
  live: false,
  tabs: new Map(),
  filter: '',
  place: { tab: 'payments', id: null },
  item: null,
  notice: null,
  busy: false,
};

const tabNames: readonly TabName[] = [
  'payments',
  'charges',
  'refunds',
  'disputes',
  'events',
  'requests',
];

const tabOfPrefix: Readonly<Record<string, TabName>> = {
  pi: 'payments',
  ch: 'charges',
  re: 'refunds',
  pyr: 'refunds',
  dp: 'disputes',
  du: 'disputes',
  evt: 'events',
  req: 'requests',
};

/** `#events/evt_1`, or `#events` alone. */
export function readPlace(fragment: string): Place {
  const [name, id = ''] = fragment.slice(1).split('/');
  const tab = tabNames.find((one) => one === name) ?? 'payments';
  return { tab, id: id === '' ? null : id };
}

/** The address of an item, found by its id alone. */
export function addressOf(id: string): string {
  return `#${tabOfPrefix[id.split('_')[0] ?? ''] ?? 'payments'}/${id}`;
}

/** The rows in which every word of the filter occurs. */
export function filtered({ filter }: State, { rows }: Tab): Tab['rows'] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ id, cells }) => {
    const text = [id, ...cells.map((cell) => cell.text)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
