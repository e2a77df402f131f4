import type { Migration } from '../migrate.ts';

/** What buyers say beyond name, e-mail and address: one column, empty for most orders. */
export const details: Migration = async (db) => {
  await db.schema.alterTable('orders').addColumn('details', 'text').execute();
};
