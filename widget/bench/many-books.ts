import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { coverOf, manyBooks } from '../../demo/many-books.ts';
import { createBookCheckout, createLog, type BookCheckout } from '../../server/index.ts';
import { BROWSER_ARGUMENTS, findBrowser } from '../../tools/find-browser.ts';
import { median } from '../../tools/median.ts';

/**
 * Ten books against ten thousand: same server, same page, same run, in turn. Prints when the first
 * book is seen, how long a letter typed into the search takes to its paint, the heap with all books
 * loaded, the longest frame while it is scrolled from top to bottom, in how many scrolls one was late,
 * also in a page of plain text, and what moved after the paint.
 */
const ROUNDS = 9;
const SIZES = [10, 10_000];
const TYPED = 'quiet harbours 2';
/** Frames of the scroll through all shelves. */
const FRAMES = 180;
/** Milliseconds from which a frame is late. */
const LATE = 32;

const page = (base: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><script type="module" src="${base}/book-checkout.js"></script><book-checkout></book-checkout>`;

/** As long as the shelves, of nothing but text: what scrolling costs the browser and the machine alone. */
const plain = `<!doctype html><html lang="en"><meta charset="utf-8"><title>plain</title><link rel="icon" href="data:,">${'<p style="height:300px">A paragraph'.repeat(5000)}`;

const site = express().get('/plain', (_request, response) => response.send(plain));
const shops: BookCheckout[] = [];
for (const size of SIZES) {
  const shop = await createBookCheckout({
    secretKey: `sk_test_${'a'.repeat(24)}`,
    publishableKey: `pk_test_${'b'.repeat(24)}`,
    databaseFile: ':memory:',
    catalogue: manyBooks(size),
    requestsPerMinute: 100_000,
    log: createLog({ write: () => true }),
  });
  shops.push(shop);
  site.get(`/${size}`, (_request, response) => response.send(page(`/${size}/shop`)));
  site.get(`/${size}/shop/covers/:number.svg`, (request, response) => {
    response.type('svg').send(coverOf(Number(request.params.number)));
  });
  site.use(`/${size}/shop`, shop.router);
}
const server = createServer(site).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...BROWSER_ARGUMENTS, '--enable-precise-memory-info'],
});

interface Sample {
  shown: number;
  shift: number;
  heap: number;
  keystroke: number;
  frame: number;
}

try {
  const samples = new Map(SIZES.map((size) => [size, [] as Sample[]]));
  const plainFrames: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const size of SIZES) {
      const sample = await measure(browser, size);
      // The first round warms the server and the browser's own start.
      if (round >= 0) samples.get(size)?.push(sample);
    }
    const frame = await measurePlain(browser);
    if (round >= 0) plainFrames.push(frame);
  }
  const middle = (size: number, of: keyof Sample) =>
    median((samples.get(size) ?? []).map((sample) => sample[of]));
  console.log(`median of ${ROUNDS}, ${SIZES.map(String).join(' and ')} books:`);
  const row = (name: string, of: keyof Sample, unit: string, digits: number, target: string) => {
    const values = SIZES.map((size) => middle(size, of).toFixed(digits).padStart(8)).join('');
    console.log(`  ${name.padEnd(34)}${values} ${unit.padEnd(3)} (${target})`);
  };
  const [few = 0, many = 0] = SIZES.map((size) => middle(size, 'shown'));
  row('first book seen', 'shown', 'ms', 0, `ratio ${(many / few).toFixed(2)}, target at most 2`);
  row('longest letter of a search', 'keystroke', 'ms', 1, 'target at most 50');
  row('heap', 'heap', 'MB', 1, 'target at most 40');
  row('longest frame while scrolling', 'frame', 'ms', 1, 'target at most 32');
  const late = (frames: readonly number[]) => frames.filter((frame) => frame > LATE).length;
  const counts = SIZES.map((size) =>
    String(late((samples.get(size) ?? []).map(({ frame }) => frame))).padStart(8),
  ).join('');
  console.log(
    `  ${'scrolls with a frame over 32 ms'.padEnd(34)}${counts} of ${ROUNDS} (plain paragraphs: ${late(plainFrames)})`,
  );
  row('layout shift after first paint', 'shift', '', 4, 'target 0');
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  for (const shop of shops) await shop.close();
}

/** A fresh context for each sample: no cache, no compiled code kept from the sample before. */
async function measure(from: Browser, size: number): Promise<Sample> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  // The page itself notes the frame after the one in which the first book is in the tree.
  await tab.addInitScript(() => {
    const look = () => {
      const books = document
        .querySelector('book-checkout')
        ?.shadowRoot?.querySelectorAll('article');
      requestAnimationFrame(books?.length ? () => performance.mark('shown') : look);
    };
    requestAnimationFrame(look);
  });
  await tab.goto(`${origin}/${size}`);
  await tab.waitForFunction(() => performance.getEntriesByName('shown').length > 0);
  const shown = await tab.evaluate(
    () => performance.getEntriesByName('shown')[0]?.startTime ?? NaN,
  );
  if (size > 12) await tab.getByText(`${size.toLocaleString('en')} books`).waitFor();
  await tab.waitForLoadState('networkidle');
  const shift = await shifted(tab);
  const keystroke = size > 12 ? await typed(tab) : 0;
  const frame = await scrolled(tab);
  const heap = await heapOf(session);
  await context.close();
  return { shown, shift, heap, keystroke, frame };
}

/** The longest frame of the same scroll through plain text. */
async function measurePlain(from: Browser): Promise<number> {
  const context = await from.newContext({ viewport: { width: 1280, height: 800 } });
  const tab = await context.newPage();
  await tab.goto(`${origin}/plain`);
  const frame = await scrolled(tab);
  await context.close();
  return frame;
}

/** What moved since the page began. */
function shifted(tab: Page): Promise<number> {
  return tab.evaluate(
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
}

/**
 * Milliseconds from the press of a key to the paint that shows what came of it, for the longest letter.
 * As the browser tells it: in steps of 8, and nothing of what took less than 16.
 */
async function typed(tab: Page): Promise<number> {
  const durations = await tab.evaluateHandle(() => {
    const told: number[] = [];
    // Typescript does not know the threshold yet.
    const presses = { type: 'event', durationThreshold: 16 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) told.push(duration);
    }).observe(presses);
    return told;
  });
  const search = tab.getByRole('searchbox');
  await search.focus();
  const found = tab.locator('book-checkout .found');
  for (const letter of TYPED) {
    const before = await found.innerText();
    await tab.keyboard.type(letter);
    await tab.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))),
    );
    if (letter === TYPED[0] && (await found.innerText()) === before)
      throw new Error('nothing was searched for');
  }
  await search.fill('');
  return Math.max(16, ...(await durations.jsonValue()));
}

/** Milliseconds of the longest frame while the page is scrolled a screen at a time. */
function scrolled(tab: Page): Promise<number> {
  return tab.evaluate(async (frames) => {
    let longest = 0;
    const root = document.scrollingElement;
    const end = (root?.scrollHeight ?? 0) - innerHeight;
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let before = await frame();
    for (let at = 1; at <= frames; at += 1) {
      // Half the way in steps of a wheel, the other half by leaps, as with a dragged scroll bar.
      scrollTo(0, at < frames / 2 ? Math.min(at * 120, end) : (end * at) / frames);
      const now = await frame();
      longest = Math.max(longest, now - before);
      before = now;
    }
    return longest;
  }, FRAMES);
}

/** Megabytes in use once what is not needed any more is gone. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}
