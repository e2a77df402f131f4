import { rows } from '../tables/index.ts';
import { outcomeOf } from '../tables/world.ts';
import type { Recorder } from './recorder.ts';

/** Every refusal that the tables know, and at last an event of each type. */
export async function captureRefusals({ world }: Recorder): Promise<void> {
  for (const row of rows) {
    if (row.answer.status >= 400) await outcomeOf(row.call(world));
  }
  const types = new Map<string, string>();
  for await (const { id, type } of world.stripe.events.list({ limit: 100 })) types.set(type, id);
  for (const id of types.values()) await world.stripe.events.retrieve(id);
}
