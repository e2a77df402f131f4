import { Router } from 'express';
import type { BookCheckout } from '../server/index.ts';
import { coverOf } from './many-books.ts';

/** A second shop, of many books, that is opened by the first who comes. */
export interface Library {
  /** To be mounted where the page's `server` attribute points. */
  router: Router;
  close(): Promise<void>;
}

/** `open` makes the shop. */
export function createLibrary(open: () => Promise<BookCheckout>): Library {
  let opening: Promise<BookCheckout> | undefined;
  const router = Router();
  router.get('/covers/:number.svg', (request, response) => {
    response.set('cache-control', 'public, max-age=86400');
    response.type('svg').send(coverOf(Number(request.params.number) || 0));
  });
  router.use(async (request, response, next) => {
    opening ??= open();
    const shop = await opening;
    shop.router(request, response, next);
  });
  return {
    router,
    async close() {
      await (await opening)?.close();
    },
  };
}
