import type { CatalogueFile } from '../server/index.ts';

type Book = CatalogueFile['books'][number];

const KINDS = 'History Atlas Grammar Cookbook Chronicle Garden Theory Letters Map Dictionary'.split(
  ' ',
);
const QUALITIES =
  'Quiet Northern Small Forgotten Électric Patient Golden Wandering Practical Últimate'.split(' ');
const THINGS =
  'Harbours Bridges Clocks Orchards Islands Engines Libraries Rivers Kitchens Stars'.split(' ');
const GIVEN = 'Ada José Łucja Mei Noor Søren Zoë Amara Ibrahim Chloé'.split(' ');
const FAMILY = 'Lovelace Ångström Nguyễn Okafor Müller Silva Dvořák Haddad Kowalska Tanaka'.split(
  ' ',
);
const SUBJECTS =
  'Engineering Travel Cooking History Poetry Mathematics Gardening Music Maps Science'.split(' ');
const FORMATS = ['hardback', 'paperback', 'ebook', 'audiobook'] as const;
const GROUNDS = ['#2a2917', '#14349c', '#ef6c47', '#205a4b', '#6b2c5d', '#8a6d1f'];

/** A catalogue of any size, always the same for the same number: nothing in it is left to chance. */
export function manyBooks(count: number): CatalogueFile {
  return { currency: 'usd', books: Array.from({ length: count }, (_, at) => book(at)) };
}

function book(at: number): Book {
  const pick = <T>(from: readonly T[], step: number): T => {
    const chosen = from[Math.floor(at / step) % from.length];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  };
  const title = `The ${pick(QUALITIES, 1)} ${pick(KINDS, 10)} of ${pick(THINGS, 100)}`;
  const author = `${pick(GIVEN, 3)} ${pick(FAMILY, 7)}`;
  return {
    id: `book-${at + 1}`,
    title: at < 1000 ? title : `${title}, volume ${Math.floor(at / 1000) + 1}`,
    author,
    blurb: `${author} on ${pick(THINGS, 100).toLowerCase()}, and on what became of them.`,
    priceMinor: 900 + ((at * 37) % 40) * 100,
    cover: `covers/${at % GROUNDS.length}.svg`,
    ground: pick(GROUNDS, 1),
    isbn: isbn(at),
    format: pick(FORMATS, 1),
    pages: 120 + ((at * 13) % 600),
    language: 'en',
    publisher: 'The Generated Press',
    published: `${1990 + (at % 35)}-${String((at % 12) + 1).padStart(2, '0')}`,
    subjects: [pick(SUBJECTS, 1), pick(SUBJECTS, 13)].filter(
      (name, place, all) => all.indexOf(name) === place,
    ),
    ...(at % 50 === 9 ? { stock: at % 100 === 9 ? 0 : 3 } : {}),
  };
}

/** In a range of numbers that no agency gives out. */
function isbn(at: number): string {
  const stem = `97999${String(at).padStart(7, '0')}`;
  const sum = Array.from(stem).reduce(
    (all, digit, place) => all + Number(digit) * (place % 2 ? 3 : 1),
    0,
  );
  return stem + String((10 - (sum % 10)) % 10);
}

/** The cover with this number, as SVG. */
export function coverOf(number: number): string {
  const ground = GROUNDS[number % GROUNDS.length] ?? '#444';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 240"><rect width="180" height="240" fill="#fff"/><rect x="10" y="10" width="160" height="220" fill="${ground}"/><path d="M30 60h120M30 80h80M30 190h60" stroke="#fff" stroke-width="8"/></svg>`;
}
