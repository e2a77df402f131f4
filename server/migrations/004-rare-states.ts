import type { Migration } from '../migrate.ts';

/**
 * Nearly all orders are paid: the others are found without reading those. An order passes through
 * `pending` on its way there, and would be written to the index and taken out again each time.
 */
export const rareStates: Migration = async (db) => {
  await db.schema
    .createIndex('orders_in_rare_states')
    .on('orders')
    .columns(['state', 'created_at', 'id'])
    .where('state', 'not in', ['pending', 'paid'])
    .execute();
};
