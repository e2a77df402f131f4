import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { FallbackOptions } from '../server/index.ts';
import { examplePages, setPolicy, type Policy } from './example-pages.ts';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * The shop's pages at the original's addresses. Every page carries a content security policy that
 * lets in scripts and frames from ourselves and from the given Stripe origins, and nothing else.
 * `fallback` writes what stands between the element's tags.
 */
export function demoPages(
  stripe: { scripts: string[]; frames: string[]; api: string[] },
  fallback: (options: FallbackOptions) => Promise<string>,
): Router {
  const pages = express.Router();
  const policy = contentSecurityPolicy(stripe);

  pages.use((_request, response, next) => {
    setPolicy(response, policy);
    response.set('x-content-type-options', 'nosniff');
    response.set('referrer-policy', 'strict-origin-when-cross-origin');
    next();
  });
  pages.get(
    '/',
    fillPage('index.html', ({ from }) =>
      fallback({ checkoutUrl: '/checkout', pageUrl: '/', from: Number(from) }),
    ),
  );
  pages.get(
    '/checkout',
    fillPage('checkout.html', ({ item }) =>
      fallback({ checkoutUrl: '/checkout', items: typeof item === 'string' ? [item] : [] }),
    ),
  );
  pages.get('/success', sendPage('success.html'));
  pages.use('/examples', examplePages(policy));
  pages.use('/covers', express.static(file('covers'), { index: false, redirect: false }));
  pages.get('/shop.css', sendPage('shop.css'));
  pages.get('/page.js', sendPage('../dist/demo/page.js'));
  return pages;
}

/** For any address nobody answered. */
export function notFoundPage(_request: Request, response: Response): void {
  response.status(404).sendFile(file('404.html'));
}

/** For a page whose making failed: the reason goes to the log, never to the visitor. */
export function errorPage(log: (error: unknown) => void) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    log(error);
    if (response.headersSent) next(error);
    else response.status(500).sendFile(file('500.html'));
  };
}

/** Sends a page with what `write` makes, by the address's query, in the place of its comment. */
function fillPage(name: string, write: (query: Request['query']) => Promise<string>) {
  return async (request: Request, response: Response): Promise<void> => {
    const page = await readFile(file(name), 'utf8');
    const books = await write(request.query);
    response.set('cache-control', 'no-cache');
    response.type('html').send(page.replace('<!-- books -->', () => books));
  };
}

function sendPage(name: string) {
  return (_request: Request, response: Response): void => {
    response.set('cache-control', 'no-cache');
    response.sendFile(file(name));
  };
}

function contentSecurityPolicy(stripe: {
  scripts: string[];
  frames: string[];
  api: string[];
}): Policy {
  return {
    'default-src': `'none'`,
    'script-src': `'self' ${stripe.scripts.join(' ')}`,
    'frame-src': stripe.frames.join(' '),
    'connect-src': `'self' ${stripe.api.join(' ')}`,
    'style-src': `'self'`,
    'img-src': `'self'`,
    'form-action': `'self'`,
    'base-uri': `'none'`,
    'object-src': `'none'`,
    'frame-ancestors': `'self'`,
  };
}
