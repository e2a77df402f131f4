import type { Migration } from '../migrate.ts';

/** The payment that an event is about, by which an order that is found out later finds it. */
export const lateEvents: Migration = async (db) => {
  const alter = () => db.schema.alterTable('stripe_events');
  await alter().addColumn('intent_id', 'text').execute();
  await alter().addColumn('charge_id', 'text').execute();
};
