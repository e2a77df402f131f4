import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import type { Condition, Contestant } from './contestants.ts';
import type { PageServer } from './page-server.ts';

/** Figures of one visit; NaN for what a contestant does not have. */
export interface Visit {
  /** Bytes of scripts and styles until the page stands. */
  bytes: number;
  /** Milliseconds of compiling and running scripts until the page stands. */
  script: number;
  /** Milliseconds from the navigation to the first frame with the books. */
  shown: number;
  /** Milliseconds beyond 50 of each long task until the page stands. */
  blocking: number;
  /** Megabytes in use after a collection, when the page stands. */
  heap: number;
  /** As `bytes`, until the card can be typed. */
  purchaseBytes: number;
  /** Milliseconds from the click on Checkout until the card can be typed. */
  card: number;
  /** Milliseconds from the click on Checkout until there is all but the card's own frames. */
  drawn: number;
  /** As `blocking`, until the card can be typed. */
  purchaseBlocking: number;
  /** As `heap`, with the card field. */
  purchaseHeap: number;
}

/** Milliseconds after the card can be typed: what is still done then belongs to it. */
const AFTER_CARD = 500;
/** Milliseconds without a request after which a page has all it wants. */
const QUIET = 500;

/** A visit in a fresh context: no cache, no compiled code kept from the one before. */
export async function visit(
  browser: Browser,
  server: PageServer,
  contestant: Contestant,
  slowdown: number,
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
  });
  context.setDefaultTimeout(20_000);
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // As text, for the conditions are functions, and functions do not cross into a page.
  const content = `(${watch.toString()})(${String(contestant.isShown)},${String(contestant.isDrawn)})`;
  await tab.addInitScript({ content });
  server.takeBytes();
  const fetched = allFetched(tab);
  await tab.goto(server.pageOf(contestant));
  const shown = contestant.isShown === null ? NaN : await moment(tab, 'shown');
  await fetched;
  const page = {
    bytes: server.takeBytes(),
    script: await scriptTime(session),
    shown,
    blocking: await blocked(tab),
    heap: await heapOf(session),
  };
  const purchase = await checkOut(tab, session, contestant);
  const further = server.takeBytes();
  await context.close();
  return { ...page, ...purchase, purchaseBytes: page.bytes + further };
}

/** Resolves when nothing was fetched for a while; Playwright's own word for that may stay out where frames go again. */
function allFetched(tab: Page): Promise<void> {
  const open = new Set<Request>();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let quiet: NodeJS.Timeout | undefined;
  const begun = (request: Request) => {
    open.add(request);
    clearTimeout(quiet);
  };
  const over = (request: Request) => {
    open.delete(request);
    if (!open.size) quiet = setTimeout(resolve, QUIET, undefined);
  };
  tab.on('request', begun).on('requestfinished', over).on('requestfailed', over);
  return promise;
}

async function checkOut(tab: Page, session: CDPSession, { presses, isDrawn }: Contestant) {
  if (!presses.length) {
    return { card: NaN, drawn: NaN, purchaseBlocking: NaN, purchaseHeap: NaN };
  }
  for (const name of presses) {
    await tab
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first()
      .click();
  }
  const took = (await moment(tab, isDrawn === null ? 'card' : 'drawn')) - (await pressed(tab));
  await tab.waitForTimeout(AFTER_CARD);
  return {
    card: isDrawn === null ? took : NaN,
    drawn: isDrawn === null ? NaN : took,
    purchaseBlocking: await blocked(tab),
    purchaseHeap: await heapOf(session),
  };
}

/**
 * Runs in the page and in every frame of it, before anything else. The page itself notes when
 * something is there, so that no message between the processes is part of a figure.
 */
function watch(isShown: Condition | null, isDrawn: Condition | null): void {
  const CARD = 'bench: card field';
  if (self !== top) {
    // Frames that are not in sight are given no animation frames, so that this looks at changes.
    const look = () => {
      const field = document.querySelector('input[autocomplete="cc-number"]');
      if (!field?.getBoundingClientRect().height) return;
      changes.disconnect();
      top?.postMessage(CARD, '*');
    };
    const changes = new MutationObserver(look);
    changes.observe(document, { subtree: true, childList: true, attributes: true });
    return;
  }
  const mark = (name: string) => {
    if (!performance.getEntriesByName(name).length) performance.mark(name);
  };
  const whenTrue = (condition: () => boolean, name: string) => {
    const look = () => {
      // The frame after the one in which it is in the tree.
      if (condition())
        requestAnimationFrame(() => {
          mark(name);
        });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  if (isShown !== null) whenTrue(isShown, 'shown');
  if (isDrawn !== null) whenTrue(isDrawn, 'drawn');
  addEventListener('message', ({ data, source }) => {
    if (data !== CARD) return;
    const isSeen = () => {
      const frame = [...document.querySelectorAll('iframe')].find(
        (one) => one.contentWindow === source,
      );
      return (
        frame !== undefined &&
        frame.offsetHeight > 0 &&
        frame.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      );
    };
    whenTrue(isSeen, 'card');
  });
  addEventListener(
    'click',
    ({ timeStamp }) => {
      performance.clearMarks('pressed');
      performance.mark('pressed', { startTime: timeStamp });
    },
    { capture: true },
  );
}

/** When the page noted something, in milliseconds from the start of its navigation. */
function moment(tab: Page, name: string): Promise<number> {
  return tab.evaluate(
    (sought) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(reject, 8_000, new Error(`${sought}: not within 8 seconds`));
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName(sought);
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'mark', buffered: true });
      }),
    name,
  );
}

/** When the last click was. */
const pressed = (tab: Page): Promise<number> =>
  tab.evaluate(() => performance.getEntriesByName('pressed').at(-1)?.startTime ?? NaN);

function blocked(tab: Page): Promise<number> {
  return tab.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) sum += duration - 50;
        }).observe({ type: 'longtask', buffered: true });
        // Those before the observer come to it in a task of their own.
        setTimeout(() => {
          resolve(sum);
        }, 50);
      }),
  );
}

async function scriptTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics
    .filter(({ name }) => name === 'ScriptDuration' || name === 'V8CompileDuration')
    .reduce((sum, { value }) => sum + value, 0);
  return seconds * 1000;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  return used / 1024 / 1024;
}
