import assert from 'node:assert/strict';
import { requireAllPaid, requirePaid } from './answers.ts';
import type { FaultCase } from './case.ts';
import { pressHeld } from './press-held.ts';
import { ANSWERS_HELD, NONE, REQUESTS_HELD, RESET } from './proxy.ts';
import type { NetworkFault } from './proxy.ts';
import { startLater } from './stage.ts';
import type { Stage } from './stage.ts';

/** Kills the shop while its line to Stripe is held; `late`: what was held arrives all the same. */
async function killInMidCall(stage: Stage, held: NetworkFault, late: boolean) {
  const { buyer, pressed } = await pressHeld(stage, stage.stripe, held);
  await stage.kill();
  if (!late) stage.stripe.set(RESET);
  stage.stripe.set(NONE);
  assert.equal(await pressed, null);
  return buyer;
}

const BEFORE = 'before Stripe has the request';
const AFTER = 'after Stripe took the money, before that is written';

/** kill -9 at exact moments: held lines are the only failpoints, so what is killed is what ships. */
export const killCases: FaultCase[] = [
  {
    ids: ['R01'],
    name: `killed ${BEFORE}: the buyer tries again`,
    async play(stage) {
      const buyer = await killInMidCall(stage, REQUESTS_HELD, false);
      await stage.start();
      assert.equal(await buyer.pay(), 'paid');
    },
  },
  {
    ids: ['R01'],
    name: `killed ${BEFORE}: the buyer is gone`,
    async play(stage) {
      await killInMidCall(stage, REQUESTS_HELD, stage.random.chance(0.5));
      await startLater(stage);
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R02'],
    name: `killed ${AFTER}: the buyer tries again`,
    async play(stage) {
      const buyer = await killInMidCall(stage, ANSWERS_HELD, stage.random.chance(0.5));
      await stage.start();
      assert.equal(await buyer.pay(), 'paid');
    },
  },
  {
    ids: ['R02'],
    name: `killed ${AFTER}: the buyer is gone`,
    async play(stage) {
      await killInMidCall(stage, ANSWERS_HELD, false);
      await startLater(stage);
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R03'],
    name: 'killed after the payment is written, before the buyer is answered',
    async play(stage) {
      const { buyer, pressed } = await pressHeld(stage, stage.front, ANSWERS_HELD);
      const [order] = await stage.database.orders();
      await stage.kill();
      stage.front.set(RESET);
      stage.front.set(NONE);
      assert.equal(await pressed, null);
      await stage.start();
      requirePaid(await buyer.press(), 200);
      assert.equal(order?.state, 'paid');
      assert.equal(buyer.told.orderId, order.id);
      assert.equal(buyer.told.chargeId, order.charge_id);
    },
  },
  {
    ids: ['R23'],
    name: 'SIGTERM under load: payments under way are answered, nothing new begins, it ends in order',
    async play(stage) {
      stage.stripe.set({ kind: 'latency', milliseconds: 200 });
      const buyers = Array.from({ length: 20 }, () => stage.buyer());
      await Promise.all(buyers.map((buyer) => buyer.choose()));
      const answers = buyers.map((buyer) => buyer.press());
      await stage.stripe.met();
      const ended = await stage.stop();
      assert.deepEqual(ended, { code: 0, errors: '' });
      const orders = await stage.database.orders();
      // Whoever's request had been read by then was answered; the others have no order.
      const answered = (await Promise.all(answers)).filter((answer) => answer?.status === 200);
      assert.equal(answered.length, orders.length);
      assert.ok(orders.length > 0 && orders.every(({ state }) => state === 'paid'));
      stage.stripe.set(NONE);
      await stage.start();
      for (const buyer of buyers) assert.equal(await buyer.pay(), 'paid');
    },
  },
];
