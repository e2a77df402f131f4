import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, type Router } from 'express';

const folder = new URL('examples/', import.meta.url);
const packages = createRequire(import.meta.url);

/** A content security policy, a directive a line. */
export type Policy = Readonly<Record<string, string>>;

/** Beside what a page of ours may do, what these few need or lack. */
const POLICIES: Readonly<Record<string, Policy>> = {
  // Its stylesheet draws small pictures that it carries itself.
  bootstrap: { 'img-src': `'self' data:` },
  'hostile/policy': {
    'require-trusted-types-for': `'script'`,
    'trusted-types': 'lit-html book-checkout',
  },
  'hostile/base': { 'base-uri': 'https://elsewhere.invalid' },
  'hostile/sandbox': { 'frame-src': `'self'` },
  'hostile/sandbox-origin': { 'frame-src': `'self'` },
};

/** A page that is shown without an origin, so that WebKit takes 'self' in its policy for nowhere. */
const WITHOUT_ORIGIN = 'hostile/sandboxed';

/**
 * The pages of `demo/examples/`, each at its name without `.html`, and what they load. All carry
 * `policy`, changed where that page's point is another one.
 */
export function examplePages(policy: Policy): Router {
  const pages = express.Router();
  pages.get('/bootstrap.css', (_request, response) => {
    response.sendFile(packages.resolve('bootstrap/dist/css/bootstrap.min.css'));
  });
  pages.get('/tailwind.css', async (_request, response) => {
    response.type('css').send(await tailwind());
  });
  pages.get('/', (_request, response) => {
    response
      .set('cache-control', 'no-cache')
      .sendFile(fileURLToPath(new URL('index.html', folder)));
  });
  pages.use((request, response, next) => {
    const page = request.path.slice(1);
    const own = POLICIES[page];
    if (own) setPolicy(response, { ...policy, ...own });
    if (page === WITHOUT_ORIGIN) setPolicy(response, withAddress(policy, addressOf(request)));
    response.set('cache-control', 'no-cache');
    next();
  });
  pages.use(
    express.static(fileURLToPath(folder), {
      extensions: ['html'],
      redirect: false,
      index: 'index.html',
    }),
  );
  return pages;
}

export function setPolicy(response: Response, policy: Policy): void {
  const directives = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  response.set('content-security-policy', directives.join('; '));
}

/** The same policy, with this address wherever it has 'self'. */
const withAddress = (policy: Policy, address: string): Policy =>
  Object.fromEntries(
    Object.entries(policy).map(([name, value]) => [
      name,
      value.replace(`'self'`, `'self' ${address}`),
    ]),
  );

const addressOf = ({ protocol, host }: Request): string => `${protocol}://${host}`;

/** What Tailwind makes of the classes in its page, as its own command line does at build time. */
async function tailwind(): Promise<string> {
  const { compile } = await import('tailwindcss');
  const read = (path: string) => readFile(path, 'utf8');
  const source = await read(fileURLToPath(new URL('tailwind.source.css', folder)));
  const page = await read(fileURLToPath(new URL('tailwind.html', folder)));
  const compiler = await compile(source, {
    loadStylesheet: async (name, base) => {
      const path = packages.resolve(name === 'tailwindcss' ? 'tailwindcss/index.css' : name);
      return { path, base, content: await read(path) };
    },
  });
  return compiler.build(page.split(/[\s"'<>=]+/));
}
