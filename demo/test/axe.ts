import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { emulateMedia } from './start-browser.ts';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FindingsSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
  /** A rule that failed itself: nothing was looked at by it. */
  broken: z.array(z.object({ id: z.string(), error: z.object({ message: z.string() }) })),
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * The page's `overflow` is lifted while axe looks: a page that a dialog holds in its place clips what
 * is inside the body, and axe takes the dialog in front of it for clipped, too.
 */
const RUN = `(async () => {
  const unclipped = new CSSStyleSheet();
  unclipped.replaceSync('html, body { overflow: visible !important }');
  document.adoptedStyleSheets.push(unclipped);
  try {
    const { violations, incomplete } = await axe.run(
      { exclude: ['iframe'] },
      { iframes: false, runOnly: ${JSON.stringify(TAGS)} },
    );
    return {
      violations: violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
      })),
      broken: incomplete.flatMap(({ id, error }) =>
        error ? [{ id, error: { message: error.message } }] : [],
      ),
    };
  } finally {
    document.adoptedStyleSheets.pop();
  }
})()`;

/** A page in any browser. */
export interface Evaluating {
  /** What an expression gives, or what its promise comes to. */
  evaluate(expression: string): Promise<unknown>;
}

export const calm = (page: Page, colorScheme: 'light' | 'dark'): Promise<void> =>
  emulateMedia(page, { colorScheme, reducedMotion: 'reduce' });

/** What axe has to say of the page and the element; what is in frames of Stripe's is Stripe's. */
export async function faultsOf(page: Evaluating, state: string): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`(() => { ${axe} })()`);
  const { violations, broken } = FindingsSchema.parse(await page.evaluate(RUN));
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
  const skipped = broken.map(({ id, error }) => `${id} looked at nothing: ${error.message}`);
  return [...faults, ...skipped].map((fault) => `${state}: ${fault}`.replace(/\s+/g, ' '));
}

export const assertNone = (found: readonly string[]): void => {
  assert.equal([...new Set(found)].join('\n'), '');
};
