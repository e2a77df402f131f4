import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { DROP, FLOWS, orderPath, statusOf, tokenOf } from './answers.ts';
import { atDashboard, BY_HAND, eventsOf, orderOf, requestsTo } from './dashboard.ts';
import { asRecord, AUTHENTICATED_CARD, card, startShop, textAt, valueAt } from './shop.ts';
import type { Answer, ShopOptions, TestShop } from './shop.ts';

interface Cards {
  good: object;
  badPostcode: object;
  badCvc: object;
  badBoth: object;
  unchecked: object;
}

const cardsBy = (make: (name: string) => object): Cards => ({
  good: make('visa'),
  badPostcode: make('avsZipFail'),
  badCvc: make('cvcCheckFail'),
  badBoth: make('avsFail'),
  unchecked: make('avsUnchecked'),
});

const WAYS = FLOWS.map(({ name, options, route }) => {
  const charges = name === 'charges';
  return {
    name,
    options: { ...BY_HAND, ...options },
    create: route,
    capture: charges ? 'POST /v1/charges/:id/capture' : 'POST /v1/payment_intents/:id/capture',
    release: charges ? 'POST /v1/refunds' : 'POST /v1/payment_intents/:id/cancel',
    cards: cardsBy((id) => (charges ? { kind: 'token', id: `tok_${id}` } : card(`pm_card_${id}`))),
  };
});

const start = (t: TestContext, options: ShopOptions, postcodeCheck = 'refuse' as const) =>
  startShop(t, { ...options, postcodeCheck });

/** The charges that took money. */
async function captured(shop: TestShop): Promise<string[]> {
  const charges = await shop.charges();
  return charges.filter(({ record }) => record.captured === true).map(({ id }) => id);
}

/** What waits at Stripe to be captured or released. */
async function waiting(shop: TestShop): Promise<number> {
  const charges = await shop.charges();
  return charges.filter(({ record }) => !record.captured && !record.refunded).length;
}

async function requirePaid(shop: TestShop, answer: Answer): Promise<void> {
  assert.equal(statusOf(answer), 'paid', answer.text);
  assert.deepEqual(await captured(shop), [textAt(answer.body, 'receipt', 'chargeId')]);
  assert.equal(await waiting(shop), 0);
}

async function requireReleased(shop: TestShop, answer: Answer, field: string): Promise<void> {
  assert.deepEqual([answer.status, statusOf(answer)], [200, 'declined'], answer.text);
  assert.equal(textAt(answer.body, 'field'), field);
  assert.match(textAt(answer.body, 'message'), /Please check .*Your card was not charged\.$/);
  assert.deepEqual([await captured(shop), await waiting(shop)], [[], 0]);
}

const checksOf = async (shop: TestShop, { body }: Answer) =>
  valueAt(await orderOf(shop, textAt(body, 'orderId')), 'checks');

/** No address came with these cards. */
const PASSED = { postalCode: null, line1: null, cvc: 'pass' };

for (const { name, options, cards, create, capture, release } of WAYS) {
  describe(name, () => {
    test('"off" keeps nothing and takes every good card', async (t) => {
      const shop = await startShop(t, options);
      const answer = await shop.post(
        '/api/orders',
        await shop.order({ payment: cards.badPostcode }),
      );
      await requirePaid(shop, answer);
      const [event = ''] = await eventsOf(shop, 'charge.succeeded');
      assert.equal((await shop.event(event)).status, 200);
      assert.equal(await checksOf(shop, answer), null);
    });

    test('"record" takes it too, and keeps what the bank said', async (t) => {
      const shop = await startShop(t, { ...options, postcodeCheck: 'record' });
      const order = await shop.order({ payment: cards.badPostcode });
      const answer = await shop.post('/api/orders', order);
      await requirePaid(shop, answer);
      assert.partialDeepStrictEqual(await checksOf(shop, answer), { postalCode: 'fail' });
    });

    test('"record" keeps it from the charge’s event where the answer was lost', async (t) => {
      const shop = await startShop(t, { ...options, postcodeCheck: 'record' });
      await shop.fail(create, DROP, 2);
      const order = await shop.order({ payment: cards.badPostcode });
      const lost = await shop.post('/api/orders', order);
      const [event = ''] = await eventsOf(shop, 'charge.succeeded');
      await shop.event(event);
      assert.partialDeepStrictEqual(await checksOf(shop, lost), { postalCode: 'fail' });
    });

    test('"refuse" takes what passes, and what nobody checked', async (t) => {
      for (const payment of [cards.good, cards.unchecked]) {
        const shop = await start(t, options);
        await requirePaid(shop, await shop.post('/api/orders', await shop.order({ payment })));
      }
    });

    const refused: [name: string, payment: object, field: string][] = [
      ['postal code', cards.badPostcode, 'postalCode'],
      ['security code', cards.badCvc, 'cvc'],
      ['both', cards.badBoth, 'postalCode'],
    ];
    for (const [what, payment, field] of refused) {
      test(`"refuse" releases a card whose ${what} failed, and the next card pays`, async (t) => {
        const shop = await start(t, options);
        const order = await shop.order({ payment });
        const answer = await shop.post('/api/orders', order);
        await requireReleased(shop, answer, field);
        const path = orderPath(answer);
        assert.deepEqual((await shop.get(path, tokenOf(answer))).body, answer.body);
        const paid = await shop.post('/api/orders', { ...order, payment: cards.good });
        await requirePaid(shop, paid);
        assert.deepEqual(await checksOf(shop, paid), PASSED);
      });
    }

    for (const [step, route, payment] of [
      ['authorisation', create, cards.good],
      ['capture', capture, cards.good],
      ['authorisation', create, cards.badPostcode],
      ['release', release, cards.badPostcode],
    ] as const) {
      const bad = payment === cards.badPostcode;
      for (const kind of ['drop_before', 'drop_after']) {
        const when = kind === 'drop_before' ? 'never arrived' : 'was done, and its answer lost';
        const fate = bad ? 'released' : 'captured once';
        test(`the ${step} ${when}: found out, and ${fate}`, async (t) => {
          const shop = await start(t, options);
          await shop.fail(route, { kind }, 2);
          const lost = await shop.post('/api/orders', await shop.order({ payment }));
          assert.deepEqual([lost.status, statusOf(lost)], [202, 'unknown'], lost.text);
          const found = await shop.get(orderPath(lost), tokenOf(lost));
          await (bad ? requireReleased(shop, found, 'postalCode') : requirePaid(shop, found));
        });
      }
    }

    test('what somebody captured in part is not paid, and is for a person', async (t) => {
      const shop = await start(t, options);
      await shop.fail(capture, { kind: 'drop_before' }, 2);
      const lost = await shop.post('/api/orders', await shop.order({ payment: cards.good }));
      assert.equal(statusOf(lost), 'unknown');
      const [charge] = await shop.charges();
      assert.ok(charge);
      await (name === 'charges'
        ? atDashboard(shop, `charges/${charge.id}/capture`, { amount: '1000' })
        : atDashboard(shop, `payment_intents/${textAt(charge.record, 'payment_intent')}/capture`, {
            amount_to_capture: '1000',
          }));
      for (const type of ['charge.captured', 'payment_intent.succeeded']) {
        for (const event of await eventsOf(shop, type)) {
          assert.equal((await shop.event(event)).status, 200);
        }
      }
      assert.equal(statusOf(await shop.get(orderPath(lost), tokenOf(lost))), 'unknown');
      const { attention } = await orderOf(shop, textAt(lost.body, 'orderId'));
      assert.match(String(attention), /asked for 2300 usd, answered 1000 usd\.$/);
      assert.ok(!shop.log.some(({ event }) => event === 'order.paid'));
    });

    test('Stripe’s own news of an authorisation is no payment, and of a release no cancellation', async (t) => {
      const shop = await start(t, options);
      const order = await shop.order({ payment: cards.badPostcode });
      const declined = await shop.post('/api/orders', order);
      const tell = async () => {
        for (const type of [
          'charge.refunded',
          'refund.created',
          'payment_intent.canceled',
          'payment_intent.amount_capturable_updated',
          'charge.succeeded',
        ]) {
          for (const event of await eventsOf(shop, type)) {
            const again = event.replace(/"evt_/, '"evt_again_');
            assert.equal((await shop.event(event)).status, 200);
            assert.equal((await shop.event(again)).status, 200);
          }
        }
      };
      await tell();
      await requireReleased(
        shop,
        await shop.get(orderPath(declined), tokenOf(declined)),
        'postalCode',
      );
      const paid = await shop.post('/api/orders', { ...order, payment: cards.good });
      await tell();
      await requirePaid(shop, await shop.get(orderPath(paid), tokenOf(paid)));
      const shown = await orderOf(shop, textAt(paid.body, 'orderId'));
      assert.partialDeepStrictEqual(shown, { refunded: null, attention: null, refunds: [] });
    });

    test('news that comes before the answers settles nothing wrongly', async (t) => {
      const shop = await startShop(t, {
        ...options,
        postcodeCheck: 'refuse',
        webhookSecrets: undefined,
      });
      // The first answer of each call is lost, so that its event is there before the second.
      await shop.fail(create, DROP);
      await shop.fail(release, DROP);
      const order = await shop.order({ payment: cards.badPostcode });
      await requireReleased(shop, await shop.post('/api/orders', order), 'postalCode');
      const paid = await shop.post('/api/orders', { ...order, payment: cards.good });
      await requirePaid(shop, paid);
    });

    test('each step has its own key, and none is sent twice', async (t) => {
      const shop = await start(t, options);
      const order = await shop.order({ payment: cards.badPostcode });
      await shop.post('/api/orders', order);
      await shop.post('/api/orders', { ...order, payment: cards.good });
      const posts = (await requestsTo(shop)).filter((request) => request.startsWith('POST'));
      assert.equal(posts.length, 4);
    });
  });
}

for (const [postcodeCheck, elements] of [
  ['record', undefined],
  ['refuse', { captureMethod: 'manual' }],
] as const) {
  test(`"${postcodeCheck}" tells the page how the money is taken`, async (t) => {
    const shop = await startShop(t, { postcodeCheck });
    assert.deepEqual(asRecord((await shop.get('/api/shop')).body).elements, elements);
  });
}

test('with 3-D Secure the check comes after the bank’s', async (t) => {
  const shop = await start(t, { ...BY_HAND });
  const answer = await shop.post('/api/orders', await shop.order({ payment: AUTHENTICATED_CARD }));
  assert.equal(statusOf(answer), 'requires_action');
  await shop.authenticate('succeeded');
  assert.deepEqual([await captured(shop), await waiting(shop)], [[], 1]);
  const path = `${orderPath(answer)}/confirm`;
  const headers = { authorization: `Bearer ${tokenOf(answer)}` };
  await requirePaid(shop, await shop.post(path, {}, headers));
});

test('a buyer who leaves after 3-D Secure has paid all the same', async (t) => {
  const shop = await start(t, { ...BY_HAND });
  const answer = await shop.post('/api/orders', await shop.order({ payment: AUTHENTICATED_CARD }));
  await shop.authenticate('succeeded');
  const [event = ''] = await eventsOf(shop, 'payment_intent.amount_capturable_updated');
  await shop.event(event);
  await shop.own.recover();
  await requirePaid(shop, await shop.get(orderPath(answer), tokenOf(answer)));
});
