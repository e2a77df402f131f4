import { z } from 'zod';
import type { Evaluating } from './axe.ts';

/**
 * What in the shop, or in what lies over it, a buyer cannot see, read or press in a window as wide as
 * this one: it sticks out, is cut off, lies over or under something else, or is too small.
 */
export async function misfits(page: Evaluating): Promise<string[]> {
  return z.array(z.string()).parse(await page.evaluate(`(${String(measure)})()`));
}

async function measure(): Promise<string[]> {
  const SMALLEST = 24;
  /** Rounding makes edges differ by less. */
  const NEAR = 1;
  const CONTROLS = 'button, input, select, textarea, a[href], iframe';

  // What another width set going has come to rest by then.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

  const host = document.querySelector('book-checkout');
  const root = host?.shadowRoot;
  if (!root) return ['There is no shop.'];
  const found: string[] = [];
  const above = document.querySelector('dialog:modal:not(:has(book-checkout))');
  const scope = above ?? [...root.querySelectorAll('dialog[open]')].at(-1) ?? root;
  const within = scope instanceof Element ? scope : host;

  const isSeen = (node: Element) =>
    node.checkVisibility({ visibilityProperty: true }) && !node.closest('.unseen');
  const nodes = [...scope.querySelectorAll<HTMLElement>('*')].filter(
    (node) => isSeen(node) && !node.closest('svg *, option, datalist'),
  );
  /** Stripe's frames are not in the shadow root, and shown through it. */
  const frames =
    scope === above ? [] : [...host.querySelectorAll<HTMLElement>('iframe')].filter(isSeen);
  const controls = [...nodes.filter((node) => node.matches(CONTROLS)), ...frames].filter(
    (node) => node.getBoundingClientRect().height > 1,
  );
  const say = (node: Element, what: string) => {
    const { width, height } = node.getBoundingClientRect();
    const name = node.getAttribute('part') ?? node.id;
    const text = (node.getAttribute('aria-label') ?? node.textContent).trim();
    const size = `${String(Math.round(width))} × ${String(Math.round(height))}`;
    found.push(`${node.localName} ${name} “${text.slice(0, 40)}” (${size}) ${what}`);
  };

  if (document.documentElement.scrollWidth > innerWidth) say(within, 'makes the page scroll aside');
  for (const node of [...nodes, ...frames]) {
    const { left, right } = node.getBoundingClientRect();
    if (left < -NEAR || right > innerWidth + NEAR) say(node, 'sticks out of the window');
  }

  for (const node of nodes) {
    const { overflowX, overflowY } = getComputedStyle(node);
    // What is typed may be as long as it likes.
    const isTyped = node.matches('input, textarea');
    if (!isTyped && overflowX !== 'visible' && node.scrollWidth > node.clientWidth + NEAR)
      say(node, 'is cut off at its side');
    if (['hidden', 'clip'].includes(overflowY) && node.scrollHeight > node.clientHeight + NEAR)
      say(node, 'is cut off at its end');
    if (node instanceof HTMLSelectElement) {
      const style = getComputedStyle(node);
      const pen = document.createElement('canvas').getContext('2d');
      if (pen) pen.font = style.font;
      const text = pen?.measureText(node.selectedOptions[0]?.label ?? '').width ?? 0;
      const room =
        node.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (text > room + NEAR) say(node, 'is too narrow for what is chosen');
    }
  }

  const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (!parent || !text.textContent?.trim() || !isSeen(parent) || !nodes.includes(parent))
      continue;
    let block = parent;
    while (getComputedStyle(block).display === 'inline' && block.parentElement)
      block = block.parentElement;
    const box = block.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(text);
    const isOut = [...range.getClientRects()].some(
      ({ left, right }) => left < box.left - NEAR || right > box.right + NEAR,
    );
    if (isOut) say(block, 'is narrower than its text');
  }

  const scrolled = [within, ...nodes].filter((node) => node.scrollTop > 0);
  const places = scrolled.map((node) => [node, node.scrollTop] as const);
  for (const node of scrolled) node.scrollTop = 0;
  const boxes = controls.map((node) => [node, node.getBoundingClientRect()] as const);
  for (const [at, [node, box]] of boxes.entries()) {
    // A link in a sentence is as high as its line.
    const isInText = node.matches('label a, p a');
    // A line for a card is as high as Stripe has it: WCAG lets it, with nothing else to press so near.
    if (!isInText && !node.matches('iframe') && (box.width < SMALLEST || box.height < SMALLEST))
      say(node, 'is too small to press');
    for (const [other, its] of boxes.slice(at + 1)) {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > NEAR && down > NEAR && !node.contains(other) && !other.contains(node))
        say(node, `lies over ${other.localName} “${other.textContent.trim().slice(0, 40)}”`);
    }
  }

  const top = scrollY;
  for (const node of controls) {
    const shownBy = node.closest('[slot]')?.assignedSlot;
    if (node.matches(':disabled, [aria-disabled=true]') || (shownBy ?? node).closest('[inert]'))
      continue;
    node.scrollIntoView({ block: 'center' });
    // Of a link over two lines, the first.
    const box = node.getClientRects()[0] ?? node.getBoundingClientRect();
    const fits = box.height > innerHeight || (box.top >= 0 && box.bottom <= innerHeight);
    if (!fits) say(node, 'cannot be scrolled to');
    const around = node.getRootNode();
    if (!(around instanceof ShadowRoot || around instanceof Document)) continue;
    const hit = around.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!hit || !(node.contains(hit) || node.parentElement?.closest('slot') === hit))
      say(node, `is covered by ${hit?.localName ?? 'nothing'} ${hit?.className ?? ''}`);
  }
  scrollTo(0, top);
  for (const [node, place] of places) node.scrollTop = place;
  return found;
}
