import type { Page, Route } from 'playwright-core';
import { z } from 'zod';
import { CARDS, type Buyer } from './buyer.ts';
import { outdated, OUTDATED_LINES } from './outdated.ts';
import { stayBetween } from './stay-between.ts';
import { answering, isOpened, part, type Answer, type Look, type Mode } from './walking.ts';

/** Everything that can go wrong, one after the other, and paid once in the end. */
export async function trouble(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  await stayBetween(page);
  await comeBack(page, mode, look);
  await page.route('**/stripe.js', (route) => route.abort());
  await part(page, mode === 'page' || mode === 'inline' ? 'purchase' : 'checkout').click();
  await part(page, 'retry').waitFor();
  await page.getByRole('link', { name: 'Order by e-mail instead' }).waitFor();
  await look('blocked');
  await page.unroute('**/stripe.js');
  await part(page, 'retry').click();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);

  const answers = await answering(page);
  answers.push((route) => answerOutdated(page, route));
  await buyer.pay();
  await buyer.cardError.filter({ hasText: 'changed from' }).waitFor();
  await look('outdated');

  // Every further try finds no network.
  const { promise: seen, resolve: goOn } = Promise.withResolvers<undefined>();
  answers.push(async (route) => {
    await seen;
    await route.fetch();
    await page.context().setOffline(true);
    await route.abort();
  });
  await buyer.pay();
  await page.locator('#pay-hint').getByText('longer than usual').waitFor();
  await look('slow');
  goOn(undefined);
  await page.getByText('You are offline').waitFor();
  await look('offline');
  const { promise: asked, resolve: answer } = Promise.withResolvers<undefined>();
  always(answers, async (route) => {
    await asked;
    await route.abort();
  });
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('heading', { name: /finding out/ }).waitFor();
  await look('uncertain');
  answer(undefined);
  await untilSaid(page, 'cannot reach the shop');
  await look('stuck');
  always(answers, changed({ status: 'unknown' }));
  await untilSaid(page, 'unusually long');
  await look('too-long');
  const refunded = { minor: 500, currency: 'usd', text: '$5.00' };
  always(answers, changed({}, { refunded }));
  await part(page, 'retry').click();
  await part(page, 'refunded').waitFor();
  await look('found');
}

/** From now on all are answered like this. */
function always(answers: Answer[], answer: Answer): void {
  const again: Answer = (route) => {
    answers.push(again);
    return answer(route);
  };
  answers.splice(0, answers.length, again);
}

const PaidSchema = z.looseObject({ receipt: z.looseObject({}) });

/** The shop's own answer to an order that is paid, with something else in it. */
const changed =
  (reply: object, receipt: object = {}): Answer =>
  async (route) => {
    const response = await route.fetch();
    const paid = PaidSchema.parse(await response.json());
    await route.fulfill({ json: { ...paid, receipt: { ...paid.receipt, ...receipt }, ...reply } });
  };

/** Has the page ask again, as it does whenever the network comes back, until it says this. */
async function untilSaid(page: Page, sentence: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    dispatchEvent(new Event('online'));
    const shown = document.querySelector('book-checkout')?.shadowRoot?.textContent;
    return shown?.includes(wanted);
  }, sentence);
}

/** With a cart that storage has damaged, to a shop that is slow, then not there, then there. */
async function comeBack(page: Page, mode: Mode, look: Look): Promise<void> {
  const opener = mode === 'button' ? 'purchase' : 'opener';
  await part(page, mode === 'page' || mode === 'inline' ? 'add' : opener).waitFor();
  await page.evaluate(() => {
    const lines = [{ book: '1', quantity: 1000 }, { book: 7 }];
    localStorage.setItem(`book-checkout:cart:${location.origin}/`, JSON.stringify(lines));
  });
  const { promise: waited, resolve: goOn } = Promise.withResolvers<undefined>();
  await page.route('**/api/shop*', async (route) => {
    await waited;
    await route.abort();
  });
  await page.clock.install();
  await page.reload();
  // A button that buys comes when it knows what.
  if (mode !== 'button') {
    if (isOpened(mode)) await part(page, 'opener').click();
    await page.locator('book-checkout .ghost').first().waitFor();
    await look('loading');
    await page.clock.fastForward('05');
    await page.getByText('slow to answer').waitFor();
    await look('loading for long');
  }
  goOn(undefined);
  await part(page, 'retry').waitFor();
  await look('unreachable');
  await page.unroute('**/api/shop*');
  await part(page, 'retry').click();
  if (mode === 'button') await part(page, 'purchase').click();
  await part(page, 'notice').waitFor();
  await look('repaired');
}

async function answerOutdated(page: Page, route: Route): Promise<void> {
  const quotes = new URL('/api/quotes', page.url()).href;
  const response = await page.request.post(quotes, { data: { lines: OUTDATED_LINES } });
  await route.fulfill({ status: 409, json: outdated(await response.json()) });
}
