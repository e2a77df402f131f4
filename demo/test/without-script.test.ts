import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startDemoShop } from '../demo-shop.ts';
import { isFirefox, startBrowser } from './start-browser.ts';

const shop = await startDemoShop({ PORT: '0', DATABASE_FILE: ':memory:' }, { write: () => true });
const browser = await startBrowser([], {});
after(async () => {
  await browser.close();
  await shop.close();
});

const scriptsRun = isFirefox && 'Playwright cannot keep scripts from running in Firefox';

/** Opens a page of the shop, with or without JavaScript. */
async function visit(path: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto(shop.url + path);
  return { page, refused };
}

test(
  'a reader without JavaScript sees every book with author, price and a link',
  { skip: scriptsRun },
  async () => {
    const { page } = await visit('/', false);
    const items = page.getByRole('listitem');
    assert.equal(await items.count(), 3);
    const first = items.first();
    assert.ok(await first.getByText('The Art of Doing Science and Engineering').isVisible());
    assert.ok(await first.getByText('Richard Hamming').isVisible());
    await first.getByRole('link', { name: 'Purchase — $23' }).click();
    assert.equal(new URL(page.url()).search, '?item=1');
    const said = page.getByRole('heading', { name: 'To buy here, this page needs JavaScript' });
    assert.ok(await said.isVisible());
    assert.ok(await page.getByText('Nothing has been ordered and nothing charged').isVisible());
    assert.ok(await page.getByText('The Art of Doing Science and Engineering').isVisible());
    await page.getByRole('link', { name: 'Back to all books' }).click();
    assert.equal(new URL(page.url()).pathname, '/');
  },
);

test(
  'a reader without JavaScript is led from part to part, and by no nonsense astray',
  { skip: scriptsRun },
  async () => {
    const { page } = await visit('/?from=2', false);
    const books = page.getByRole('listitem');
    assert.equal(await books.count(), 1);
    await page.getByRole('link', { name: 'Previous books' }).click();
    await page.waitForURL('**/?from=0');
    assert.equal(await books.count(), 3);
    await page.goto(`${shop.url}/?from=nonsense`);
    assert.equal(await books.count(), 3);
  },
);

test(
  'the same among ten thousand books, on the server’s own list',
  { skip: scriptsRun },
  async () => {
    const { page } = await visit('/library/api/shop.html', false);
    const first = await page.getByRole('heading').first().textContent();
    await page.getByRole('link', { name: 'Next books' }).click();
    await page.waitForURL('**/library/api/shop.html?from=100');
    assert.equal(await page.getByRole('listitem').count(), 100);
    assert.notEqual(await page.getByRole('heading').first().textContent(), first);
  },
);

test('search engines find Book, Product and Offer, and the policy refuses none of it', async () => {
  const { page, refused } = await visit('/', true);
  await page.getByRole('button', { name: /^Purchase — \$23/ }).waitFor();
  const data = await page.locator('script[type="application/ld+json"]').textContent();
  const { itemListElement } = JSON.parse(data ?? '') as {
    itemListElement: {
      item: { '@type': string[]; isbn?: string; offers: { price: string; url: string } };
    }[];
  };
  const [first] = itemListElement;
  assert.ok(first, 'no book');
  assert.deepEqual(first.item['@type'], ['Book', 'Product']);
  assert.equal(first.item.isbn, '9781732265172');
  assert.equal(first.item.offers.price, '23.00');
  assert.equal(first.item.offers.url, `${shop.url}/checkout?item=1`);
  assert.deepEqual(refused, []);
});

for (const path of ['/examples/article', '/examples/hostile/policy'])
  test(`search engines that run scripts find them where the page has none: ${path}`, async () => {
    const { page, refused } = await visit(path, true);
    const data = page.locator('script[type="application/ld+json"]');
    await data.waitFor({ state: 'attached' });
    assert.match(
      (await data.textContent()) ?? '',
      /"name":"The Art of Doing Science and Engineering"/,
    );
    assert.deepEqual(refused, []);
  });

test('whoever has JavaScript sees the shop in its place, and nothing moves', async () => {
  const { page } = await visit('/', true);
  await page.getByRole('button', { name: /^Purchase — \$23/ }).waitFor();
  assert.equal(await page.getByRole('link', { name: /^Purchase/ }).count(), 0);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve(sum);
          });
        });
      }),
  );
  assert.ok(shift < 0.001, `shifted by ${shift}`);
});
