import { fileURLToPath } from 'node:url';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * The shop's pages at the original's addresses. Every page carries a content security policy that
 * lets in scripts and frames from ourselves and from the given Stripe origins, and nothing else.
 */
export function demoPages(stripe: { scripts: string[]; frames: string[]; api: string[] }): Router {
  const pages = express.Router();
  const policy = contentSecurityPolicy(stripe);

  pages.use((_request, response, next) => {
    response.set('content-security-policy', policy);
    response.set('x-content-type-options', 'nosniff');
    response.set('referrer-policy', 'strict-origin-when-cross-origin');
    next();
  });
  pages.get('/', sendPage('index.html'));
  pages.get('/checkout', sendPage('checkout.html'));
  pages.get('/success', sendPage('success.html'));
  pages.get('/examples/article', sendPage('examples/article.html'));
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

function sendPage(name: string) {
  return (_request: Request, response: Response): void => {
    response.set('cache-control', 'no-cache');
    response.sendFile(file(name));
  };
}

function contentSecurityPolicy(stripe: { scripts: string[]; frames: string[]; api: string[] }) {
  return [
    `default-src 'none'`,
    `script-src 'self' ${stripe.scripts.join(' ')}`,
    `frame-src ${stripe.frames.join(' ')}`,
    `connect-src 'self' ${stripe.api.join(' ')}`,
    `style-src 'self'`,
    `img-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'self'`,
  ].join('; ');
}
