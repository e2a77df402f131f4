import { z } from 'zod';
import type { Evaluating } from './axe.ts';

/** What sticks out of the window, or of the `around` it is in, or is cut off by its box, at the sides. */
export async function overflow(page: Evaluating, around = ':root'): Promise<string[]> {
  const found = await page.evaluate(`(${String(measure)})(${JSON.stringify(around)})`);
  return z.array(z.string()).parse(found);
}

function measure(around: string): string[] {
  const room = document.querySelector(around)?.getBoundingClientRect();
  if (!room) throw new Error(`There is no ${around}.`);
  const root = document.querySelector('book-checkout')?.shadowRoot;
  const sheet = root?.querySelector('dialog[open]');
  const nodes = [...((sheet ?? root)?.querySelectorAll<HTMLElement>('*') ?? [])];
  const wide = nodes.filter((node) => {
    if (!node.checkVisibility() || node.closest('.unseen')) return false;
    const { left, right } = node.getBoundingClientRect();
    const cut = !node.matches('input, select') && node.scrollWidth > node.clientWidth + 1;
    return (
      left < room.left - 1 ||
      right > room.right + 1 ||
      (cut && getComputedStyle(node).overflowX !== 'visible')
    );
  });
  return wide.map(
    (node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 30)}`,
  );
}
