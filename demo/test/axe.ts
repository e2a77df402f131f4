import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FindingsSchema = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/** A page in any browser. */
interface Evaluating {
  /** What an expression gives, or what its promise comes to. */
  evaluate(expression: string): Promise<unknown>;
}

export const calm = (page: Page, colorScheme: 'light' | 'dark'): Promise<void> =>
  page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

/** What axe has to say of the page and the element; what is in frames of Stripe's is Stripe's. */
export async function faultsOf(page: Evaluating, state: string): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(`(() => { ${axe} })()`);
  const found = await page.evaluate(
    `axe.run({ exclude: ['iframe'] }, { iframes: false, resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
  );
  return FindingsSchema.parse(found).flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) =>
      `${state}: ${id}: ${html.slice(0, 200)} ${failureSummary}`.replace(/\s+/g, ' '),
    ),
  );
}

export const assertNone = (found: readonly string[]): void => {
  assert.equal([...new Set(found)].join('\n'), '');
};
