import type { Migration } from '../migrate.ts';
import { orders } from './001-orders.ts';
import { oneRowPerOrder } from './002-one-row-per-order.ts';
import { details } from './003-details.ts';
import { rareStates } from './004-rare-states.ts';
import { lateEvents } from './005-late-events.ts';

/** All migrations in order; the first has number 1. Forward only: never change one, add the next. */
export const migrations: readonly Migration[] = [
  orders,
  oneRowPerOrder,
  details,
  rareStates,
  lateEvents,
];
