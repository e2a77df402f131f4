import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWERS_HELD, REQUESTS_HELD } from '../../server/faults/proxy.ts';
import { startStandIn } from '../stripe/start.ts';
import { Journey } from './journey.ts';
import { startKillableShop } from './killable-shop.ts';
import { assertReloadShowsReceipt, killInMidCall } from './killing.ts';

/**
 * The server's death in the other two ways to take money: the bank is asked first, and the money taken
 * by a second call; or one call charges a token, as the original does.
 */
const FLOWS = [
  {
    settings: { POSTCODE_CHECK: 'refuse' },
    moments: [
      { when: 'before Stripe has the payment', held: [REQUESTS_HELD], charges: 0 },
      { when: 'when the bank has answered', held: [ANSWERS_HELD], charges: 0 },
      { when: 'before the money is taken', held: [ANSWERS_HELD, REQUESTS_HELD], charges: 0 },
      {
        when: 'after the money is taken',
        held: [ANSWERS_HELD, REQUESTS_HELD, ANSWERS_HELD],
        charges: 1,
      },
    ],
  },
  {
    settings: { PAYMENT_FLOW: 'charges' },
    moments: [
      { when: 'before Stripe has the token', held: [REQUESTS_HELD], charges: 0 },
      { when: 'after Stripe took the money', held: [ANSWERS_HELD], charges: 1 },
    ],
  },
];

for (const { settings, moments } of FLOWS) {
  const standIn = await startStandIn({ hosts: 'public' });
  const shop = await startKillableShop(standIn, settings);
  const journey = await Journey.startOn(shop, standIn);
  const flow = Object.entries(settings).join().replace(',', '=');

  for (const { when, held, charges } of moments)
    test(`${flow}: the server dies ${when}, and a reload shows the receipt of the one charge`, async () => {
      const buyer = await killInMidCall(journey, shop, held);
      assert.equal((await journey.charged()).length, charges);
      await shop.start();
      await assertReloadShowsReceipt(journey, buyer);
    });
}
