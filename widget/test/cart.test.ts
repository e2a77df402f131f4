import * as cart from '../cart.ts';
import { without } from '../checkout-state.ts';
import { equal } from './assert.ts';

const line = (book: string, quantity: number) => ({ book, quantity });

describe('cart arithmetic', () => {
  it('adds a book once, however often it is ensured', () => {
    const once = cart.ensured([], '1');
    equal(cart.ensured(once, '1'), [line('1', 1)]);
  });

  it('keeps a quantity between nothing and 99', () => {
    equal(cart.withCopies([], '1', 1000), [line('1', 99)]);
    equal(cart.withCopies([line('1', 2)], '1', -1), []);
    equal(cart.withCopies([line('1', 2)], '1', NaN), []);
  });

  it('keeps the order of the lines while one of them changes', () => {
    equal(cart.withCopies([line('1', 1), line('2', 1)], '1', 3), [line('1', 3), line('2', 1)]);
  });

  it('takes in no more than 50 different books', () => {
    const full = Array.from({ length: 50 }, (_, at) => line(`b${String(at)}`, 1));
    equal(cart.withCopies(full, 'one more', 1).length, 50);
  });

  it('leaves what was added elsewhere once an order is paid', () => {
    equal(without([line('1', 3), line('2', 1)], [line('1', 2)]), [line('1', 1), line('2', 1)]);
  });

  it('has one fingerprint for one content', () => {
    const [one, two] = [line('1', 1), line('2', 2)];
    equal(cart.fingerprint([one, two]), cart.fingerprint([two, one]));
  });
});

describe('the kept cart', () => {
  const server = 'https://shop.example/';
  beforeEach(() => {
    localStorage.clear();
  });

  it('comes back', () => {
    cart.save(server, [line('1', 2)]);
    equal(cart.restore(server), [line('1', 2)]);
  });

  it('is told from one that was never kept', () => {
    equal(cart.restore(server), null);
    cart.save(server, []);
    equal(cart.restore(server), []);
  });

  for (const damaged of ['{', 'null', '7', '{"book":"1"}', '"x"']) {
    it(`is empty when storage holds ${damaged}`, () => {
      localStorage.setItem(cart.cartKey(server), damaged);
      equal(cart.restore(server) ?? [], []);
    });
  }

  it('loses only the lines that make no sense', () => {
    const lines = [line('1', 2), null, line('', 1), line('2', 1.5), { book: 3 }, line('4', 500)];
    localStorage.setItem(cart.cartKey(server), JSON.stringify(lines));
    equal(cart.restore(server), [line('1', 2), line('4', 99)]);
  });

  it('lasts until the page is left where the browser forbids storage', () => {
    const kept = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    try {
      cart.save(server, [line('1', 1)]);
      equal(cart.restore(server), [line('1', 1)]);
    } finally {
      if (kept) Object.defineProperty(globalThis, 'localStorage', kept);
    }
  });
});
