import { test } from 'node:test';
import { Journey } from './journey.ts';
import { tokenPurchases } from './purchases.ts';

const journey = await Journey.start({ PAYMENT_FLOW: 'charges' });

for (const { what, run } of tokenPurchases) test(what, () => run(journey));
