import { randomBytes } from 'node:crypto';
import type { Db } from './db.ts';

/** Keys of the server's own, made once: what they sign must survive a restart. */
export interface Secrets {
  /** Signs quotes. */
  quote: string;
  /** Derives the tokens that open orders; apart from the first, so that either can be changed. */
  order: string;
}

/** Reads the keys, making them on the first start. `quoteSecret` is used instead where given. */
export async function readSecrets(db: Db, quoteSecret: string | null): Promise<Secrets> {
  return {
    quote: quoteSecret ?? (await once(db, 'quote_secret')),
    order: await once(db, 'order_secret'),
  };
}

async function once(db: Db, name: string): Promise<string> {
  await db
    .insertInto('settings')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.value;
}
