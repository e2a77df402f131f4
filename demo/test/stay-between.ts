import type { Page } from 'playwright-core';

/**
 * Stays between page and server after the routes of a test are taken away: the browser's driver loses
 * a request that is under way while its last route goes.
 */
export const stayBetween = (page: Page): Promise<unknown> =>
  page.route('**/nothing-to-wait-for', (route) => route.continue());
