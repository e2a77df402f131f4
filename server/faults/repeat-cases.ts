import assert from 'node:assert/strict';
import { BOOKS } from '../test/books.ts';
import { ask, asRecord, listAt, textAt } from '../test/shop.ts';
import { requireAllPaid, requirePaid } from './answers.ts';
import type { FaultCase } from './case.ts';
import { pressHeld } from './press-held.ts';
import { ANSWERS_HELD, NONE } from './proxy.ts';
import type { Stage } from './stage.ts';

const lastCopy = {
  ...BOOKS,
  books: BOOKS.books.map((book) => (book.id === '1' ? { ...book, stock: 1 } : book)),
};

const paidOnly = async (stage: Stage) =>
  (await stage.database.orders()).filter(({ state }) => state === 'paid').length;

/** The same thing comes more than once, or several want the same thing at once. */
export const repeatCases: FaultCase[] = [
  ...[2, 50].map((times): FaultCase => ({
    ids: [times === 2 ? 'R10' : 'R11'],
    name: `the same request ${times} times at once: one order, one charge, equal answers`,
    async play(stage) {
      const buyer = stage.buyer();
      await buyer.choose();
      const answers = await Promise.all(Array.from({ length: times }, () => buyer.press()));
      answers.forEach((answer) => {
        requirePaid(answer);
      });
      assert.equal(new Set(answers.map((answer) => answer?.text)).size, 1);
      await requireAllPaid(stage, 1);
    },
  })),
  {
    ids: ['R13'],
    name: 'two windows with a key each: two confirmed payments, each charged once, never one order twice',
    async play(stage) {
      const [one, other] = [stage.buyer(), stage.buyer()];
      assert.deepEqual(await Promise.all([one.pay(), other.pay()]), ['paid', 'paid']);
      assert.notEqual(one.told.chargeId, other.told.chargeId);
      await requireAllPaid(stage, 2);
    },
  },
  {
    ids: ['R14'],
    name: 'Stripe’s event comes before its answer: paid once, and the answer is the receipt',
    options: { webhooks: true },
    async play(stage) {
      const { buyer, pressed } = await pressHeld(stage, stage.stripe, ANSWERS_HELD);
      await stage.control('delivered');
      const [order] = await stage.database.orders();
      assert.equal(order?.state, 'paid');
      stage.stripe.set(NONE);
      requirePaid(await pressed);
      assert.equal(buyer.told.chargeId, order.charge_id);
    },
  },
  {
    ids: ['R15'],
    name: 'all events several times over, at once: nothing happens twice',
    options: { webhooks: true },
    async play(stage) {
      assert.equal(await stage.buyer().pay(), 'paid');
      await stage.control('delivered');
      const { body } = await ask(`${stage.standIn.apiUrl}/_control/ledger`);
      const events = listAt(body, 'events').map((event) => textAt(event, 'id'));
      const thrice = [...events, ...events, ...events];
      await Promise.all(thrice.map((id) => stage.control(`events/${id}/resend`)));
      await stage.control('delivered');
      const { body: after } = await ask(`${stage.standIn.apiUrl}/_control/ledger`);
      const answers = listAt(after, 'deliveries').map((delivery) => asRecord(delivery).status);
      assert.ok(answers.length >= 4 * events.length);
      assert.deepEqual(new Set(answers), new Set([200]));
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R21'],
    name: 'the last copy, 20 buyers at once, the shop killed among them: sold exactly once',
    options: { catalogue: lastCopy },
    async play(stage) {
      const buyers = Array.from({ length: 20 }, () => stage.buyer());
      await Promise.all(buyers.map((buyer) => buyer.choose()));
      stage.stripe.set({ kind: 'latency', milliseconds: 20 });
      const ends = buyers.map((buyer) => buyer.pay());
      await stage.stripe.met();
      await stage.kill();
      await stage.start();
      const counts = (await Promise.all(ends)).toSorted();
      assert.deepEqual(counts, [...Array.from({ length: 19 }, () => 'out_of_stock'), 'paid']);
      assert.equal(await paidOnly(stage), 1);
    },
  },
  {
    ids: ['R29'],
    name: 'a declined card, then the bank’s question, then paid: one charge on one order',
    async play(stage) {
      const cards = ['pm_card_chargeDeclined', 'pm_card_authenticationRequired'];
      assert.equal(await stage.buyer({ cards }).pay(), 'paid');
      await requireAllPaid(stage, 1);
    },
  },
];
