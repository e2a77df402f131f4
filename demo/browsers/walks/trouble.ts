import { z } from 'zod';
import { NONE, RESET } from '../../../server/faults/proxy.ts';
import { outdated, OUTDATED_LINES } from '../../test/outdated.ts';
import { isOpened } from '../../test/walking.ts';
import { until, type Driver } from '../driver.ts';
import type { FaultyShop } from '../faulty-shop.ts';
import { fillIn, pay } from '../purchase.ts';
import type { Answer, Passing } from '../relay.ts';
import { alertThatSays, link, matching, part, said, sentence } from '../targets.ts';
import type { Walking } from './walking.ts';

/** Everything that can go wrong but a browser without a network, which no driver of WebKit can make. */
export async function trouble(given: Walking): Promise<void> {
  await comeBack(given);
  await goPastBlockedScript(given);
  await seeNewPrice(given);
  await loseAnswer(given);
  await findOut(given);
}

/** What the shop is asked for first. */
const BOOKS = '/api/shop';

/** With a cart that storage has damaged, to a shop that is slow, then not there, then there. */
async function comeBack({ driver, relay, mode, look }: Walking): Promise<void> {
  const first = {
    page: 'add',
    inline: 'add',
    drawer: 'opener',
    modal: 'opener',
    button: 'purchase',
  };
  await driver.read(part(first[mode]));
  const lines = [{ book: '1', quantity: 1000 }, { book: 7 }];
  await driver.evaluate(
    `localStorage.setItem('book-checkout:cart:' + location.origin + '/', ${JSON.stringify(JSON.stringify(lines))})`,
  );
  const { promise: waited, resolve: goOn } = Promise.withResolvers<undefined>();
  relay.answer(BOOKS, async (passing) => {
    await waited;
    passing.breakOff();
  });
  await driver.reload();
  // A button that buys comes when it knows what.
  if (mode !== 'button') {
    if (isOpened(mode)) await driver.press(part('opener'));
    await driver.read(matching('.ghost'));
    await look('loading');
    await driver.read(sentence(/slow to answer/));
    await look('loading for long');
  }
  goOn(undefined);
  await driver.read(part('retry'));
  await look('unreachable');
  relay.answer(BOOKS, undefined);
  await driver.press(part('retry'));
  if (mode === 'button') await driver.press(part('purchase'));
  await driver.read(part('notice'));
  await look('repaired');
}

async function goPastBlockedScript({ driver, shop, mode, look }: Walking): Promise<void> {
  shop.script.set(RESET);
  await driver.press(part(mode === 'page' || mode === 'inline' ? 'purchase' : 'checkout'));
  await driver.read(part('retry'));
  await driver.read(link(/^Order by e-mail/, 'mailto:'));
  await look('blocked');
  shop.script.set(NONE);
  await driver.press(part('retry'));
  await fillIn(driver);
}

async function seeNewPrice({ driver, shop, relay, look }: Walking): Promise<void> {
  relay.orders.push((passing) => answerOutdated(shop, passing));
  await driver.press(pay);
  await driver.read(alertThatSays(/changed from/));
  await look('outdated');
}

/** The payment goes through, and the browser is never told. */
async function loseAnswer({ driver, relay, look }: Walking): Promise<void> {
  const { promise: waited, resolve: goOn } = Promise.withResolvers<undefined>();
  const { promise: paid, resolve: pays } = Promise.withResolvers<undefined>();
  relay.answerOrders((passing) => {
    passing.breakOff();
  });
  relay.orders.unshift(async (passing) => {
    await waited;
    await passing.fetch();
    pays(undefined);
    passing.breakOff();
  });
  await driver.press(pay);
  await driver.read(sentence(/longer than usual/));
  await look('slow');
  goOn(undefined);
  await paid;
}

/** After a reload, from a shop that is slow, then not there, then does not know, then does. */
async function findOut({ driver, relay, look }: Walking): Promise<void> {
  const { promise: waited, resolve: goOn } = Promise.withResolvers<undefined>();
  relay.answerOrders(async (passing) => {
    await waited;
    passing.breakOff();
  });
  await driver.reload();
  await driver.read(said(/finding out/));
  await look('uncertain');
  goOn(undefined);
  await untilSaid(driver, 'cannot reach the shop');
  await look('stuck');
  relay.answerOrders(changed({ status: 'unknown' }));
  await untilSaid(driver, 'unusually long');
  await look('too-long');
  const refunded = { minor: 500, currency: 'usd', text: '$5.00' };
  relay.answerOrders(changed({}, { refunded }));
  await driver.press(part('retry'));
  await driver.read(part('refunded'));
  await look('found');
}

const PaidSchema = z.looseObject({ receipt: z.looseObject({}) });

/** The shop's own answer to an order that is paid, with something else in it. */
const changed =
  (reply: object, receipt: object = {}): Answer =>
  async (passing) => {
    const paid = PaidSchema.parse(await passing.fetch());
    passing.answer(200, { ...paid, receipt: { ...paid.receipt, ...receipt }, ...reply });
  };

/** Has the page ask again, as it does whenever the network comes back, until it says this. */
async function untilSaid(driver: Driver, words: string): Promise<void> {
  const isSaid = `(dispatchEvent(new Event('online')),
    document.querySelector('book-checkout').shadowRoot.textContent.includes(${JSON.stringify(words)}))`;
  await until(words, async () => ((await driver.evaluate(isSaid)) === true ? true : null));
}

async function answerOutdated(shop: FaultyShop, passing: Passing): Promise<void> {
  const response = await fetch(`${shop.url}/api/quotes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lines: OUTDATED_LINES }),
  });
  passing.answer(409, outdated(await response.json()));
}
