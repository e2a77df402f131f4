import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { Journey } from './journey.ts';
import { fillCart, MODES, modeNames } from './walking.ts';

const journey = await Journey.start();
const HAMMING = 'The Art of Doing Science and Engineering';

test('before checkout begins nobody else is asked, and nothing but the cart is kept', async () => {
  const buyer = await journey.visit('/examples/article');
  const { page } = buyer;
  await buyer.addToCart(HAMMING);
  await buyer.openCart();
  await page.getByRole('heading', { name: /cart/i }).waitFor();
  await page.reload();
  await buyer.book(HAMMING).waitFor();
  await page.waitForLoadState('networkidle');

  assert.deepEqual([...journey.witness.requested], [new URL(journey.shop.url).origin]);
  assert.deepEqual(namesOf(await keptBy(page)), ['book-checkout:cart']);
});

for (const mode of modeNames)
  test(`the same holds in the mode “${mode}”`, async () => {
    const { page } = await journey.visit(MODES[mode]);
    if (mode === 'button') await page.getByRole('button', { name: /^Purchase/ }).waitFor();
    else await fillCart(page, mode);
    await page.waitForLoadState('networkidle');
    assert.deepEqual([...journey.witness.requested], [new URL(journey.shop.url).origin]);
    assert.deepEqual(namesOf(await keptBy(page)), mode === 'button' ? [] : ['book-checkout:cart']);
  });

test('and for whoever comes by a link to a cart', async () => {
  const { page } = await journey.visit('/examples/article?cart=1*2');
  await page.getByRole('button', { name: /^Cart/ }).filter({ hasText: '2' }).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual([...journey.witness.requested], [new URL(journey.shop.url).origin]);
  assert.deepEqual(namesOf(await keptBy(page)), ['book-checkout:cart']);
});

test('a visitor who puts nothing into the cart leaves nothing behind', async () => {
  const buyer = await journey.visit('/examples/article');
  await buyer.book(HAMMING).waitFor();
  await buyer.page.waitForLoadState('networkidle');
  assert.deepEqual(await keptBy(buyer.page), {
    cookies: [],
    local: [],
    session: [],
    databases: [],
    caches: [],
  });
});

test('Stripe is asked once checkout begins, and not before', async () => {
  const buyer = await journey.visit('/examples/article');
  await buyer.book(HAMMING).waitFor();
  const before = [...journey.witness.requested];
  await buyer.purchase(HAMMING);
  await buyer.cardFrame.locator('input').first().waitFor();
  assert.equal(before.length, 1);
  assert.ok(journey.witness.requested.size > 1);
});

/** Of all that is kept, without the address of the shop. */
const namesOf = (kept: Awaited<ReturnType<typeof keptBy>>): string[] =>
  Object.values(kept)
    .flat()
    .map((name) => name.replace(/:http.*/, ''));

async function keptBy(page: Page) {
  const { cookies } = await page.context().storageState();
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
  }));
  return { cookies: cookies.map(({ name }) => name), ...kept };
}
