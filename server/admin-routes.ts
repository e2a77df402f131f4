import { Router } from 'express';
import type { Request } from 'express';
import type { Admin } from './admin.ts';
import { requireAdmin } from './auth.ts';
import type { AdminToken } from './auth.ts';
import { jsonUpTo } from './body.ts';
import { answer, orderIdOf } from './handlers.ts';
import { notFound, onlyMethods, requireJson } from './refusals.ts';

/** The largest body, in bytes: the bodies here are a few words. */
const MAX_BODY = 4096;

/**
 * The routes of whoever runs the shop. No page of another origin may use them: they answer no
 * preflight, and the token is in no cookie.
 */
export function adminRoutes(admin: Admin, token: AdminToken): Router {
  const router = Router();
  const json = [requireJson, jsonUpTo(MAX_BODY)];
  const reads = onlyMethods('GET, HEAD');
  const posts = onlyMethods('POST');
  const withId = (work: (id: string, body: unknown) => unknown) =>
    answer((request: Request) => work(orderIdOf(request), request.body));

  router.use(requireAdmin(token));
  router
    .route('/orders')
    .get(answer((request) => admin.orders(request.query)))
    .all(reads);
  router.route('/orders/:id').get(withId(admin.order)).all(reads);
  router.route('/orders/:id/refunds').post(json, withId(admin.refund)).all(posts);
  router.route('/orders/:id/cancel').post(json, withId(admin.cancel)).all(posts);
  router.route('/orders/:id/resolved').post(json, withId(admin.resolve)).all(posts);
  router
    .route('/stock')
    .get(answer(() => admin.stock()))
    .post(
      json,
      answer((request: Request) => admin.changeStock(request.body)),
    )
    .all(onlyMethods('GET, HEAD, POST'));
  router
    .route('/events')
    .get(answer((request) => admin.events(request.query)))
    .all(reads);
  router.route('/events/:id/resolved').post(json, withId(admin.resolveEvent)).all(posts);
  router.use(notFound);
  return router;
}
