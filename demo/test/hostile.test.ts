import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { ADDRESS, Buyer, CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { isFirefox } from './start-browser.ts';
import { fillIn } from './purchases.ts';

const journey = await Journey.start({ ALLOWED_ORIGINS: 'null' });
const HAMMING = 'The Art of Doing Science and Engineering';

for (const name of ['resets', 'unset', 'prototypes', 'base'])
  test(`sells on the page “${name}”`, async () => {
    const buyer = await journey.visit(`/examples/hostile/${name}`);
    await buyAll(buyer);
  });

/** The library itself, as Debian's package libjs-prototype brings it. */
const PROTOTYPE = '/usr/share/javascript/prototype/prototype.js';

test(
  'sells beside Prototype.js 1.7.3 itself',
  { skip: !existsSync(PROTOTYPE) && 'Prototype.js is not here: apt-get install libjs-prototype' },
  async () => {
    const buyer = await journey.visit('/examples/hostile/prototypes', (page) =>
      page.route('**/prototypes.js', (route) => route.fulfill({ path: PROTOTYPE })),
    );
    await buyAll(buyer);
    const version = await buyer.page.evaluate('Prototype.Version');
    assert.equal(version, '1.7.3');
  },
);

test('a page’s rules for all elements change nothing inside', async () => {
  const sizes = async (path: string) => {
    const { page } = await journey.visit(path);
    await page.setViewportSize({ width: 800, height: 800 });
    await new Buyer(page).book(HAMMING).waitFor();
    return page.evaluate(() => {
      const root = document.querySelector('book-checkout')?.shadowRoot;
      return [...(root?.querySelectorAll('.button, h3, .author') ?? [])].map((node) => {
        const { lineHeight, fontSize, textTransform, textAlign, whiteSpace, cursor } =
          getComputedStyle(node);
        return { lineHeight, fontSize, textTransform, textAlign, whiteSpace, cursor };
      });
    });
  };
  const plain = await sizes('/examples/article');
  assert.ok(plain.length > 3);
  for (const page of ['resets', 'unset'])
    assert.deepEqual(await sizes(`/examples/hostile/${page}`), plain, page);
});

test('sells under a strict policy with Trusted Types, and breaks none of it', async () => {
  const buyer = await journey.visit('/examples/hostile/policy');
  await buyAll(buyer);
  assert.deepEqual(journey.witness.violations, []);
});

/** The shop in a frame of the page, at its form. */
async function enterFrame(path: string): Promise<FrameLocator> {
  const { page } = await journey.visit(path);
  // All of the frame is in the window: nobody scrolls to the middle of it for the bank's question.
  await page.setViewportSize({ width: 1280, height: 1500 });
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /^Add/ }).first().click();
  await frame.getByRole('button', { name: /^Cart/ }).click();
  await frame.getByRole('button', { name: /check ?out/i }).click();
  await frame.getByLabel('Name', { exact: true }).waitFor();
  return frame;
}

test('sells in a sandboxed frame that keeps its origin, the bank’s question included', async () => {
  const frame = await enterFrame('/examples/hostile/sandbox-origin');
  for (const [label, text] of Object.entries(ADDRESS))
    await frame.getByLabel(label, { exact: true }).fill(text);
  const card = frame.frameLocator('[slot*="card"] iframe');
  await card.locator('[autocomplete="cc-number"]').pressSequentially(CARDS.threeDSecure);
  await card.locator('[autocomplete="cc-exp"]').pressSequentially('0832');
  await card.locator('[autocomplete="cc-csc"]').pressSequentially('123');
  await frame.getByRole('button', { name: /^Pay/ }).click();
  await frame
    .getByRole('dialog')
    .frameLocator('iframe')
    .getByRole('button', { name: 'Complete' })
    .click();
  await frame.getByRole('heading', { name: /Success/ }).waitFor();
  await journey.assertPaidOnce(await frame.locator('[part~="receipt"]').innerText(), 2300);
});

test('says that no card can be taken in a frame without an origin', async () => {
  const frame = await enterFrame('/examples/hostile/sandbox');
  // Stripe's frames would have none either, and need their own.
  await frame.getByRole('alert').getByText('or this page may be holding back').waitFor();
  await frame.getByRole('button', { name: 'Try again' }).waitFor();
  assert.deepEqual(await journey.charged(), []);
});

const noOrigin = isFirefox && 'Firefox gives such a page no origin, which Stripe’s frames need';
test('sells on a page opened from a disk', { skip: noOrigin }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  try {
    const { page } = await journey.visit('/nothing-here');
    const file = join(folder, 'file.html');
    const source = await readFile('demo/examples/hostile/file.html', 'utf8');
    await writeFile(file, source.replace('http://localhost:5000', journey.shop.url));
    await page.goto(pathToFileURL(file).href);
    await buyAll(new Buyer(page));
  } finally {
    await rm(folder, { recursive: true });
  }
});

const unpressed = isFirefox && 'Playwright takes what is in the bank’s frame for unseen there';
test(
  'sells inside another widget’s modal, the bank’s window above it',
  { skip: unpressed },
  async () => {
    const buyer = await journey.visit('/examples/hostile/modal');
    await buyer.page.getByRole('button', { name: 'Show the books' }).click();
    await fillIn(buyer, CARDS.threeDSecure);
    await buyer.pay();
    await bank(buyer.page).getByRole('button', { name: 'Complete' }).click();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  },
);

test('opens above another widget that holds on to the focus, and keeps the focus itself', async () => {
  const { page } = await journey.visit('/examples/hostile/trap');
  await page.getByRole('button', { name: 'Buy the first book' }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: HAMMING });
  await dialog.getByRole('button', { name: /check ?out/i }).click();
  const name = dialog.getByLabel('Name', { exact: true });
  await name.fill('Jonah Jones');
  await page.keyboard.press('Tab');
  await page.keyboard.type('jonah@example.com');
  assert.equal(await dialog.getByLabel('Email', { exact: true }).inputValue(), 'jonah@example.com');
});

async function buyAll(buyer: Buyer): Promise<void> {
  await fillIn(buyer, CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
}

/** The bank's window, not the page's own. */
const bank = (page: Page) => page.locator('dialog:not(:has(book-checkout))').frameLocator('iframe');
