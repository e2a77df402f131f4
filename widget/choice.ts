import type { Book } from '../server/contract.ts';
import type { Shopping } from './state.ts';

/** The books that this element is to show. */
export function chosenBooks({ shop: { books }, settings }: Shopping): readonly Book[] {
  const { mode, item, items, category } = settings;
  const ids = mode === 'inline' && item ? [item] : items;
  return ids.length || category
    ? books.filter(
        ({ id, subjects }) =>
          (!ids.length || ids.includes(id)) && (!category || subjects?.includes(category)),
      )
    : books;
}
