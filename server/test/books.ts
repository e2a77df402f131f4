import type { CatalogueFile } from '../catalogue.ts';

const book = (id: string, title: string, priceMinor: number) => ({
  id,
  title,
  author: 'Somebody',
  blurb: 'Something to read.',
  priceMinor,
  cover: `covers/${id}.svg`,
  ground: '#3b3b1f',
});

/** Three books for tests, priced as the demo shop's. */
export const BOOKS: CatalogueFile = {
  currency: 'usd',
  books: [
    book('1', 'The Art of Doing Science and Engineering', 2300),
    book('2', 'The Making of Prince of Persia', 2500),
    book('3', 'Working in Public', 2800),
  ],
};
