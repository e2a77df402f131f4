import assert from 'node:assert/strict';
import { countedBooks } from '../test/counted.ts';
import { requireAllPaid, requireRefused, requireStatus } from './answers.ts';
import type { FaultCase } from './case.ts';
import { pressHeld } from './press-held.ts';
import { ANSWERS_HELD, NONE, REQUESTS_HELD, RESET } from './proxy.ts';
import type { FaultyProxy } from './proxy.ts';
import { startShopProcess } from './shop-process.ts';
import type { Stage } from './stage.ts';

const needsLine = (database: 'sqlite' | 'postgres') =>
  database === 'sqlite' ? 'there is no line to a SQLite file' : null;

function lineOf({ database }: Stage): FaultyProxy {
  if (database.line) return database.line;
  throw new Error('This database is a file.');
}

/** The database is away: another program keeps SQLite's file, or the line to Postgres breaks. */
export const databaseCases: FaultCase[] = [
  {
    ids: ['R18'],
    name: 'the database is away when Stripe’s event comes: refused, sent again by Stripe, taken once',
    options: { webhooks: true },
    async play(stage) {
      const { buyer, pressed } = await pressHeld(stage, stage.stripe, REQUESTS_HELD);
      stage.database.away();
      stage.stripe.set(ANSWERS_HELD);
      await stage.shop().logged('"path":"/api/stripe/webhook","status":503');
      stage.database.back();
      stage.stripe.set(NONE);
      await pressed;
      await stage.control('delivered');
      assert.equal(await buyer.pay(), 'paid');
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R19'],
    name: 'the database is away before the charge: 503, and Stripe hears nothing',
    async play(stage) {
      const buyer = stage.buyer();
      await buyer.choose();
      stage.database.away();
      requireRefused(await buyer.press(), 503, 'unavailable');
      assert.equal(await stage.posts(), 0);
      stage.database.back();
      assert.equal(await buyer.pay(), 'paid');
    },
  },
  {
    ids: ['R20'],
    name: 'the database is away between the charge and writing it: open for the buyer, paid once it is back',
    async play(stage) {
      const { buyer, pressed } = await pressHeld(stage, stage.stripe, ANSWERS_HELD);
      stage.database.away();
      stage.stripe.set(NONE);
      const answer = await pressed;
      assert.equal(answer?.status, 202, answer?.text);
      stage.database.back();
      assert.equal(await buyer.pay(), 'paid');
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R19'],
    name: 'the order is committed, the news of it lost on the way: 503, then the same order, paid once',
    cannot: needsLine,
    async play(stage) {
      const line = lineOf(stage);
      const { buyer, pressed } = await pressHeld(stage, line, ANSWERS_HELD);
      line.set(RESET);
      requireRefused(await pressed, 503, 'unavailable');
      assert.equal(await stage.posts(), 0);
      line.set(NONE);
      assert.equal(await buyer.pay(), 'paid');
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R20'],
    name: 'the payment is committed, the news of it lost on the way: open for the buyer, then the receipt',
    cannot: needsLine,
    async play(stage) {
      const line = lineOf(stage);
      const { buyer, pressed } = await pressHeld(stage, stage.stripe, ANSWERS_HELD);
      line.set(ANSWERS_HELD);
      stage.stripe.set(NONE);
      await line.met();
      line.set(RESET);
      requireStatus(await pressed, 202, 'pending');
      line.set(NONE);
      assert.equal(await buyer.pay(), 'paid');
      await requireAllPaid(stage, 1);
    },
  },
  {
    ids: ['R26'],
    name: 'a second server on the same database: refused on SQLite, welcome on Postgres',
    async play(stage) {
      const second = startShopProcess({ folder: stage.folder, environment: stage.environment() });
      if (stage.database.kind === 'sqlite') {
        await assert.rejects(second, /is in use by another process. Stop that one first/);
      } else {
        const server = await second;
        server.signal('SIGTERM');
        assert.equal((await server.ended).code, 0);
      }
      assert.equal(await stage.buyer().pay(), 'paid');
    },
  },
  {
    ids: ['R21'],
    name: 'two servers on one database, twenty buyers and five copies: five are sold',
    options: { catalogue: countedBooks({ '1': 5 }) },
    cannot: (database) =>
      database === 'sqlite' ? 'one server alone may have a SQLite file' : null,
    async play(stage) {
      const second = await startShopProcess({
        folder: stage.folder,
        environment: stage.environment(),
      });
      const other = `http://127.0.0.1:${second.port}`;
      const buyers = Array.from({ length: 10 }, () => [
        stage.buyer(),
        stage.buyer({ url: other }),
      ]).flat();
      await Promise.all(buyers.map((buyer) => buyer.choose()));
      const ends = await Promise.all(buyers.map((buyer) => buyer.pay()));
      assert.deepEqual(ends.toSorted(), [
        ...Array.from({ length: 15 }, () => 'out_of_stock'),
        ...Array.from({ length: 5 }, () => 'paid'),
      ]);
      second.signal('SIGTERM');
      assert.equal((await second.ended).code, 0);
    },
  },
];
