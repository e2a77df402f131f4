import { testCards } from './cards.ts';
import type { TestCard } from './cards.ts';

/**
 * Records as text. A card is written as its row's name, so that no number is; a payment method that
 * is a record of its own, as a pointer to that record, so that both stay one.
 */
export interface RecordText {
  write(record: object): string;
  /** Throws RangeError where the text points to what is not there. */
  read(text: string): unknown;
}

export interface Methods {
  /** The id of a payment method that is a record; undefined of any other object. */
  idOf(value: object): string | undefined;
  byId(id: string): object | undefined;
}

const cardsByName = new Map(testCards.map((card) => [nameOf(card), card]));
const namesByCard = new Map<object, string>(testCards.map((card) => [card, nameOf(card)]));

export function createRecordText(methods: Methods): RecordText {
  return {
    write: (record) =>
      JSON.stringify(record, (key, value: unknown) => {
        if (typeof value !== 'object' || value === null) return value;
        // Only fields of records are looked at: what clients name in metadata is text.
        if (key === 'card' && namesByCard.has(value)) return { row: namesByCard.get(value) };
        const id = key === 'method' ? methods.idOf(value) : undefined;
        return id === undefined ? value : { record: id };
      }),
    read(text) {
      const record: unknown = JSON.parse(text, (key, value: unknown) => {
        if (key === 'card') return pointed(value, 'row', (name) => cardsByName.get(name));
        return key === 'method' ? pointed(value, 'record', (id) => methods.byId(id)) : value;
      });
      return record;
    },
  };
}

/** What a pointer points to; any other value itself. */
function pointed(
  value: unknown,
  kind: 'row' | 'record',
  find: (name: string) => object | undefined,
): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return value;
  const name: unknown = Reflect.get(value, kind);
  if (typeof name !== 'string') return value;
  const found = find(name);
  if (found === undefined) throw new RangeError(`There is no ${kind} ${name}.`);
  return found;
}

/** As in `pm_card_visa`; else the digits that may be shown, first six and last four. */
function nameOf({ names, number }: TestCard): string {
  return names[0] ?? `${number.slice(0, 6)}…${number.slice(-4)}`;
}
