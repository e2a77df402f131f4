import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { ADMIN_TOKEN } from '../test/dashboard.ts';
import { ask, bearer, listAt, textAt, valueAt } from '../test/shop.ts';
import type { Answer } from '../test/shop.ts';
import { requireStatus } from './answers.ts';
import type { FaultCase } from './case.ts';
import { readLedger } from './invariant.ts';
import { ANSWERS_HELD, NONE, REQUESTS_HELD, RESET } from './proxy.ts';
import { startLater } from './stage.ts';
import type { Stage } from './stage.ts';

/** Settings of a shop whose back office is open. */
const OWNED = { ADMIN_TOKEN };

const PART = { key: 'the-owner-pressed-once', amountMinor: 500 };

/** What the owner asks of an order, such as `cancel`; null where the answer was lost. */
function asOwner(
  stage: Stage,
  orderId: string | null,
  what: string,
  body: object = {},
): Promise<Answer | null> {
  return ask(`${stage.url}/api/admin/orders/${orderId}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(ADMIN_TOKEN) },
    body: JSON.stringify(body),
  }).catch(() => null);
}

/** Kills the shop while what the owner asked for is on the held line; `late`: it arrives all the same. */
async function killMeanwhile(stage: Stage, asked: Promise<unknown>, late: boolean): Promise<void> {
  await stage.stripe.met();
  await stage.kill();
  if (!late) stage.stripe.set(RESET);
  stage.stripe.set(NONE);
  assert.equal(await asked, null);
}

async function requireGivenBackOnce(stage: Stage): Promise<void> {
  const givenBack = async () =>
    (await readLedger(stage.standIn.apiUrl)).charges.map((charge) => charge.amount_refunded);
  // The order counts a refund from its beginning; where nobody asks again, Stripe hears of it later.
  while (!(await givenBack()).some((amount) => amount > 0)) await pause(20);
  const [order] = await stage.database.orders();
  assert.deepEqual([order?.state, order?.refunded_minor], ['partially_refunded', 500]);
  assert.deepEqual(await givenBack(), [500]);
}

const MOMENTS = [
  { held: REQUESTS_HELD, when: 'before Stripe has it' },
  { held: ANSWERS_HELD, when: 'after Stripe did it, before that is written' },
];

/** What the owner does, or must hear of, is done once and heard, whatever breaks meanwhile. */
export const ownerCases: FaultCase[] = [
  ...MOMENTS.flatMap(({ held, when }) =>
    [true, false].map((again): FaultCase => ({
      ids: [held === REQUESTS_HELD ? 'R01' : 'R02'],
      name: `killed in a refund, ${when}: given back once, ${again ? 'the owner asks again' : 'nobody asks again'}`,
      options: { environment: OWNED },
      async play(stage) {
        const buyer = stage.buyer();
        assert.equal(await buyer.pay(), 'paid');
        stage.stripe.set(held);
        const asked = asOwner(stage, buyer.told.orderId, 'refunds', PART);
        await killMeanwhile(stage, asked, stage.random.chance(0.5));
        await (again ? stage.start() : startLater(stage));
        if (again) {
          const answer = await asOwner(stage, buyer.told.orderId, 'refunds', PART);
          assert.equal(answer?.status, 200, answer?.text);
        }
        await requireGivenBackOnce(stage);
      },
    })),
  ),
  ...MOMENTS.map(({ held, when }): FaultCase => ({
    ids: [held === REQUESTS_HELD ? 'R01' : 'R02'],
    name: `killed while an order is canceled, ${when}: canceled when the owner asks again, nothing taken`,
    options: { environment: OWNED },
    async play(stage) {
      const buyer = stage.buyer({ cards: ['pm_card_authenticationRequired'] });
      await buyer.choose();
      requireStatus(await buyer.press(), 200, 'requires_action');
      stage.stripe.set(held);
      const asked = asOwner(stage, buyer.told.orderId, 'cancel');
      await killMeanwhile(stage, asked, stage.random.chance(0.5));
      await stage.start();
      const answer = await asOwner(stage, buyer.told.orderId, 'cancel');
      assert.equal(answer?.status, 200, answer?.text);
      const [order] = await stage.database.orders();
      assert.equal(order?.state, 'canceled');
      requireStatus(await buyer.press(), 200, 'canceled');
    },
  })),
  {
    ids: ['R18'],
    name: 'killed when the news of a dispute comes: it marks the order when Stripe tells it again',
    options: { environment: OWNED, webhooks: true },
    async play(stage) {
      const buyer = stage.buyer({ cards: ['pm_card_createDispute'] });
      assert.equal(await buyer.pay(), 'paid');
      await stage.control('delivered');
      stage.front.set(REQUESTS_HELD);
      await stage.control('settle');
      await stage.front.met();
      await stage.kill();
      stage.front.set(RESET);
      stage.front.set(NONE);
      await stage.start();
      await stage.control(`events/${await disputeEvent(stage)}/resend`);
      await stage.control('delivered');
      const [order] = await stage.database.orders();
      assert.equal(order?.dispute, 'needs_response');
      assert.match(order.attention ?? '', /^The buyer's bank disputes this payment/);
    },
  },
];

async function disputeEvent({ standIn }: Stage): Promise<string> {
  const { body } = await ask(`${standIn.apiUrl}/_control/ledger`);
  const event = listAt(body, 'events').find(
    (one) => valueAt(one, 'type') === 'charge.dispute.created',
  );
  return textAt(event, 'id');
}
