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
  /** Who may show the page in a frame; nobody by default. */
  readonly frameAncestors?: string;
}

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; padding: 2rem 1rem; background: light-dark(#f4f5f7, #16181d); }
  main { max-width: 26rem; margin: auto; padding: 1.5rem; border-radius: 12px;
    background: light-dark(#fff, #22252c); box-shadow: 0 1px 4px #0003; }
  main.wide { max-width: 60rem; overflow-x: auto; }
  h1 { margin: 0 0 1rem; font-size: 1.25rem; }
  .amount { font-size: 2rem; font-weight: 600; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: .4rem 1rem; }
  dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
  dt, small { color: light-dark(#5b6270, #a4abb8); }
  table { border-collapse: collapse; width: 100%; }
  th, td { padding: .4rem .6rem; text-align: start; border-bottom: 1px solid #8884; }
  button { font: inherit; padding: .6rem 1.4rem; border: 1px solid #635bff; border-radius: 6px;
    background: none; color: inherit; cursor: pointer; }
  button:first-child { background: #635bff; color: #fff; }
`;

/** Answers with a page under a policy that lets it do nothing it was not made for. */
export function sendPage(response: Response, page: Page): void {
  const { title, body, status = 200, script, frameAncestors = "'none'" } = page;
  const head =
    script === undefined ? html`` : html`<script type="module" src="${script}"></script>`;
  response.status(status).set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors ${frameAncestors}`,
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
          <style>
            ${{ html: style }}
          </style>
          ${head}
        </head>
        <body>
          ${body}
        </body>
      </html> `.html,
  );
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
