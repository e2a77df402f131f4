import type { Evaluating } from './axe.ts';

/** Spaces the text of the page and of the shop as far as WCAG 2.2 names it (criterion 1.4.12). */
export async function spaceText(page: Evaluating): Promise<void> {
  await page.evaluate(`(${String(space)})()`);
}

function space(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  );
  document.adoptedStyleSheets = [sheet];
  const root = document.querySelector('book-checkout')?.shadowRoot;
  if (root && !root.adoptedStyleSheets.some((one) => one.cssRules.length === 2))
    root.adoptedStyleSheets.push(sheet);
}
