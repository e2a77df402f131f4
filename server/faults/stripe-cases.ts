import assert from 'node:assert/strict';
import { ask } from '../test/shop.ts';
import { requireAllPaid, requirePaid, requireRefused, requireStatus } from './answers.ts';
import type { FaultCase } from './case.ts';
import { ANSWERS_HELD, NONE, RESET } from './proxy.ts';
import { HOUR, startLater } from './stage.ts';
import type { Stage } from './stage.ts';

const CREATE = 'POST /v1/payment_intents';

/** The shop without its buyers, later. */
async function comeBackLater(stage: Stage, aheadMs?: number) {
  await stage.stop();
  await startLater(stage, aheadMs);
}

async function press(stage: Stage) {
  const buyer = stage.buyer();
  await buyer.choose();
  return { buyer, pressed: buyer.press() };
}

/** Stripe, or the line to it, misbehaves; the database and the process are well. */
export const stripeCases: FaultCase[] = [
  {
    ids: ['R05'],
    name: 'Stripe never answers: the buyer is told within the set time, others are served',
    async play(stage) {
      stage.stripe.set(ANSWERS_HELD);
      const began = performance.now();
      const { pressed } = await press(stage);
      await stage.stripe.met();
      const asked = performance.now();
      assert.equal((await ask(`${stage.url}/api/shop`)).status, 200);
      assert.ok(performance.now() - asked < 1500, 'others had to wait');
      requireStatus(await pressed, 202, 'unknown');
      assert.ok(performance.now() - began < 8000, 'STRIPE_TIMEOUT_MS is 2000');
      stage.stripe.set(NONE);
      await comeBackLater(stage);
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R06'],
    name: 'the connection is reset after Stripe took the money: asked again at once, one charge',
    async play(stage) {
      stage.stripe.set({ kind: 'cut', bytes: 0 });
      const { pressed } = await press(stage);
      await stage.stripe.met();
      stage.stripe.set(NONE);
      requirePaid(await pressed);
    },
  },
  {
    ids: ['R07'],
    name: 'Stripe answers 500 and keeps it: neither paid nor sent with a new key; looked up',
    async play(stage) {
      await stage.fail(CREATE, { kind: 'error_after', stored: 'error' });
      const { buyer, pressed } = await press(stage);
      requireStatus(await pressed, 202, 'unknown');
      requireStatus(await buyer.press(), 202, 'unknown');
      await comeBackLater(stage);
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R08'],
    name: 'Stripe has no time (429, then 409 for the same key): the same key again, one charge',
    async play(stage) {
      await stage.fail(CREATE, { kind: 'error', status: 429 }, 2);
      const busy = { kind: 'error', status: 409, code: 'idempotency_key_in_use' };
      await stage.fail(CREATE, busy, 1);
      const { buyer } = await press(stage);
      assert.equal(await buyer.pay(), 'paid');
    },
  },
  {
    ids: ['R09'],
    name: 'Stripe is down, 100 buyers: after the first ones all are refused at once, none is charged later',
    options: { environment: { STRIPE_BREAKER_FAILURES: '2', STRIPE_BREAKER_PAUSE_MS: '600000' } },
    async play(stage) {
      stage.stripe.set(RESET);
      for (let first = 0; first < 2; first += 1) {
        requireStatus(await (await press(stage)).pressed, 202, 'unknown');
      }
      const buyers = Array.from({ length: 98 }, () => stage.buyer());
      await Promise.all(buyers.map((buyer) => buyer.choose()));
      const began = performance.now();
      const answers = await Promise.all(buyers.map((buyer) => buyer.press()));
      const each = (performance.now() - began) / buyers.length;
      for (const answer of answers) {
        const refused = requireRefused(answer, 503, 'payment_unavailable');
        assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
      }
      assert.ok(each < 100, `${each} ms each`);
      stage.stripe.set(NONE);
      await comeBackLater(stage);
      // Those whose order was taken are charged, once; nobody else.
      await requireAllPaid(stage, 2);
    },
  },
  {
    ids: ['R32'],
    name: 'Stripe’s answers are cut short: unknown, and the truth is found',
    async play(stage) {
      stage.stripe.set({ kind: 'cut', bytes: 200 + stage.random.below(800) });
      const { buyer, pressed } = await press(stage);
      requireStatus(await pressed, 202, 'unknown');
      stage.stripe.set(NONE);
      requirePaid(await buyer.press());
    },
  },
  {
    ids: ['R32'],
    name: 'a proxy answers HTML in Stripe’s place: unknown, and the truth is found',
    async play(stage) {
      await stage.fail(CREATE, { kind: 'html', status: 200 }, 1);
      await stage.fail(CREATE, { kind: 'html' }, 2);
      const { buyer } = await press(stage);
      assert.equal(await buyer.pay(), 'paid');
    },
  },
  {
    ids: ['R28'],
    name: 'an order open since yesterday is looked up and not sent again',
    async play(stage) {
      stage.stripe.set({ kind: 'cut', bytes: 0 });
      const { pressed } = await press(stage);
      requireStatus(await pressed, 202, 'unknown');
      stage.stripe.set(NONE);
      const before = await stage.posts();
      await comeBackLater(stage, 24 * HOUR);
      await requireAllPaid(stage, 1);
      assert.equal(await stage.posts(), before);
    },
  },
  ...[1, -1].map((hours): FaultCase => ({
    ids: ['R27'],
    name: `the clock jumps by ${hours} h: what was open is paid once, buyers go on, Stripe's events are refused`,
    options: { webhooks: true },
    async play(stage) {
      stage.stripe.set({ kind: 'cut', bytes: 0 });
      const { buyer, pressed } = await press(stage);
      await stage.stripe.met();
      await stage.kill();
      stage.stripe.set(NONE);
      await pressed;
      await stage.start({ aheadMs: hours * HOUR });
      assert.equal(await buyer.pay(), 'paid');
      assert.equal(await stage.buyer().pay(), 'paid');
      await stage.shop().logged('"path":"/api/stripe/webhook","status":400');
      await requireAllPaid(stage, 2);
    },
  })),
];
