import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** Text made safe for HTML, or HTML put together from such. */
export interface Html {
  readonly html: string;
}

/** Template tag: what is put in is escaped, unless it is Html itself. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return { html: String.raw({ raw: parts }, ...values.map(rendered)) };
}

function rendered(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'object') {
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  }
  return String(value).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Address of a script of the same origin; pages have no other. */
  readonly script?: string;
  /** Address of the page's own style, of the same origin; by default it looks like a receipt. */
  readonly stylesheet?: string;
  /** What the script's bare imports stand for, as JSON. */
  readonly importMap?: string;
  /** Who may show the page in a frame; nobody by default. */
  readonly frameAncestors?: string;
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; padding: 2rem 1rem; color: light-dark(#1f2430, #eceef2);
    background: light-dark(#f4f5f7, #16181d); }
  main { max-width: 28rem; margin: auto; padding: 1.5rem; border-radius: 12px;
    background: light-dark(#fff, #22252c); box-shadow: 0 1px 4px #0003; }
  h1 { margin: 0 0 .5rem; font-size: 1.25rem; }
  h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
  .amount { margin: 0 0 1rem; font-size: 2rem; font-weight: 600; line-height: 1.2;
    font-variant-numeric: tabular-nums; }

  dl { display: grid; grid-template-columns: auto 1fr; gap: .4rem 1rem; margin: 0; }
  dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
  dt, small { color: light-dark(#5b6270, #a4abb8); }
  small { display: block; margin-top: 1.5rem; }
  ul { margin: 0; padding: 0; list-style: none; }
  li, .total { display: flex; justify-content: space-between; gap: 1rem; padding: .4rem 0;
    border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
  .total { border: 0; font-weight: 600; }
  .total span:last-child, li span:last-child { white-space: nowrap;
    font-variant-numeric: tabular-nums; }
  button { font: inherit; padding: .6rem 1.4rem; border: 1px solid #635bff; border-radius: 6px;
    background: none; color: inherit; cursor: pointer; }
  button:first-child { background: #635bff; color: #fff; }
  :focus-visible { outline: 2px solid light-dark(#4f46e5, #a5a1ff); outline-offset: 2px; }
  @media print {
    :root { color-scheme: light; }
    body { padding: 0; background: none; }
    main { max-width: none; padding: 0; box-shadow: none; }
  }
`;

/** Answers with a page under a policy that lets it do nothing it was not made for. */
export function sendPage(response: Response, page: Page): void {
  const { title, body, status = 200, stylesheet, frameAncestors = "'none'" } = page;
  response.status(status).set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf(page, frameAncestors),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.send(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <link rel="icon" href="data:," />
          <title>${title}</title>
          ${stylesheet === undefined ? inlineStyle : html`<link rel="stylesheet" href="${stylesheet}" />`}
          ${scriptsOf(page)}
        </head>
        <body>
          ${body}
        </body>
      </html> `.html,
  );
}

// Written without white space around the content: the policy names the content by its hash.
const inlineStyle: Html = { html: `<style>${style}</style>` };

function scriptsOf({ script, importMap }: Page): Html {
  const map = importMap === undefined ? '' : `<script type="importmap">${importMap}</script>`;
  const module =
    script === undefined ? html`` : html`<script type="module" src="${script}"></script>`;
  return { html: map + module.html };
}

function policyOf({ importMap }: Page, frameAncestors: string): string {
  const scripts = importMap === undefined ? "'self'" : `'self' ${hashOf(importMap)}`;
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src 'self' ${hashOf(style)}`,
    "connect-src 'self'",
    'img-src data:',
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ');
}

function hashOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

export function sendNotFound(response: Response, what: string): void {
  sendPage(response, {
    status: 404,
    title: 'Not found',
    body: html`<main>
      <h1>Not found</h1>
      <p>There is no ${what} at this address.</p>
    </main>`,
  });
}
