import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('the covers', () => {
  let server: FakeServer;
  let visitor: Visitor;
  const covers = () => [...visitor.root.querySelectorAll<HTMLImageElement>('[part=cover]')];

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  /** Covers that are there, and that no cache has. */
  const withCovers = () => {
    server.shop.books = server.shop.books.map((book) => ({
      ...book,
      cover: `/demo/covers/prince-of-persia.svg?${String(Math.random())}`,
    }));
  };
  const base = new URL('..', import.meta.url).href;

  it('are asked for when they come into sight, in the width that is needed', async () => {
    server.shop.books = server.shop.books.map((book, at) =>
      at
        ? book
        : {
            ...book,
            covers: [
              { url: 'covers/1-200.avif', width: 200 },
              { url: 'https://pictures.invalid/1-400.avif?a=b,c', width: 400 },
            ],
          },
    );
    visitor = place({ item: '1' });
    await visitor.sees('Purchase');
    const [first, second] = covers();
    ok(first && second, 'no covers');
    equal(
      first.srcset,
      `${base}covers/1-200.avif 200w,https://pictures.invalid/1-400.avif?a=b,c 400w`,
    );
    equal([first.sizes, first.loading, first.alt], ['auto, 26rem', 'lazy', '']);
    await until(() => first.currentSrc, 'a choice');
    equal([second.hasAttribute('srcset'), second.loading], [false, 'lazy']);
    await visitor.press(/^Cart/);
    await visitor.sees('Your cart');
    equal([covers()[0]?.sizes, covers()[0]?.loading], ['4.5rem', 'lazy']);
  });

  for (const [where, attributes, show] of [
    ['on the shelves', {}, /^Purchase/],
    ['between paragraphs', { mode: 'inline' }, /^Purchase/],
    ['in the cart', { start: 'cart', item: '1' }, /^Checkout/],
  ] as const)
    it(`have their room before they come: ${where}`, async () => {
      withCovers();
      const heights = new Set<number>();
      visitor = place(attributes);
      const observer = new ResizeObserver((entries) => {
        for (const { contentRect } of entries) heights.add(contentRect.height);
      });
      await until(() => visitor.button(show), 'the books');
      const [first] = covers();
      ok(first, 'no cover');
      observer.observe(first);
      await until(() => first.complete && first.naturalWidth > 0, 'the cover');
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      observer.disconnect();
      equal(heights.size, 1);
      ok(first.height > 40, `${String(first.height)} pixels high`);
    });
});
