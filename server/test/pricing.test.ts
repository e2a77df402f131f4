import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue } from '../catalogue.ts';
import { AppError } from '../errors.ts';
import { priceLines } from '../pricing.ts';
import { BOOKS } from './books.ts';

const catalogue = readCatalogue(BOOKS);

test('lines cost what the catalogue says', () => {
  const price = priceLines(
    [
      { book: '1', quantity: 2 },
      { book: '3', quantity: 1 },
    ],
    catalogue,
  );
  assert.equal(price.totalMinor, 2 * 2300 + 2800);
  assert.deepEqual(
    price.lines.map(({ unitMinor }) => unitMinor),
    [2300, 2800],
  );
  assert.equal(price.currency, 'usd');
});

function refusal(lines: { book: string; quantity: number }[], from = catalogue): AppError {
  try {
    priceLines(lines, from);
  } catch (error) {
    assert.ok(error instanceof AppError);
    return error;
  }
  return assert.fail('it was priced');
}

for (const id of ['9', '', 'constructor', '__proto__', 'toString']) {
  test(`a book that is not in the catalogue is refused: ${id}`, () => {
    const { status, code, field } = refusal([
      { book: '1', quantity: 1 },
      { book: id, quantity: 1 },
    ]);
    assert.deepEqual(
      { status, code, field },
      { status: 400, code: 'unknown_book', field: 'lines[1].book' },
    );
  });
}

test('a book named twice is refused', () => {
  const { status, field } = refusal([
    { book: '1', quantity: 1 },
    { book: '1', quantity: 1 },
  ]);
  assert.deepEqual({ status, field }, { status: 400, field: 'lines[1].book' });
});

test('a total above the largest charge is refused', () => {
  const [book] = BOOKS.books;
  const dear = readCatalogue({ currency: 'usd', books: [{ ...book, priceMinor: 50_000_000 }] });
  assert.equal(priceLines([{ book: '1', quantity: 1 }], dear).totalMinor, 50_000_000);
  assert.equal(refusal([{ book: '1', quantity: 2 }], dear).field, 'lines');
});
