import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open } from '../client.ts';
import { stories } from './events.ts';
import { worldAt } from './world.ts';

for (const { name, happen, types } of stories) {
  test(`${name} is told of: ${types.join(', ')}`, async (t) => {
    const { standIn, stripe, control } = await open(t);
    await happen(worldAt(standIn), () => control('settle'));
    const events = await stripe.events.list({ limit: 100 });
    assert.deepEqual(events.data.map(({ type }) => type).reverse(), types);
  });
}
