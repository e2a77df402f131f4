import type { Page } from 'playwright-core';

declare global {
  function noteViolation(text: string): void;
}

/** Keeps what a page and its frames do that no buyer sees. */
export class Witness {
  /** Origins that requests went to, whether they were answered or not. */
  readonly requested = new Set<string>();
  readonly #parts = new Set<string>();
  /** Origins of the documents shown, the page's own and those in frames. */
  readonly shown = new Set<string>();
  /** What a content security policy has held back. */
  readonly violations: string[] = [];

  /** The element's files that were asked for beside the tag's, without what their content adds to their names. */
  get parts(): string[] {
    return [...this.#parts].sort();
  }

  async watch(page: Page): Promise<void> {
    page.on('request', (request) => {
      addOrigin(this.requested, request.url());
      const [, part] = /\/book-checkout\/[\w-]+\/(.*)\.js$/.exec(request.url()) ?? [];
      if (part) this.#parts.add(part);
    });
    page.on('framenavigated', (frame) => {
      addOrigin(this.shown, frame.url());
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.violations.push(message.text());
    });
    await page.exposeFunction('noteViolation', (text: string) => {
      this.violations.push(text);
    });
    // In every frame, whatever of it Chromium prints.
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        noteViolation(`${violatedDirective} held back ${blockedURI}`);
      });
    });
  }
}

function addOrigin(origins: Set<string>, url: string): void {
  const { origin } = new URL(url);
  // Documents and pictures made on the spot have none.
  if (origin !== 'null') origins.add(origin);
}
