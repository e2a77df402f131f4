import type { Statement } from './postgres-batch.ts';
import type { Ran, Run } from './store.ts';

/** So many statements share a commit at the most, … */
const MOST_TOGETHER = 16;
/** … and so many groups of them are on their way at once. */
const MOST_UNDER_WAY = 2;

/** A value, a row or a rule that one statement alone is to blame for, or a lock it must yield. */
const OWN_FAULT = /^(22|23|40)/;

interface Asked {
  sql: string;
  parameters: readonly unknown[];
  values: Statement['values'];
  resolve: (ran: Ran) => void;
  reject: (error: unknown) => void;
}

interface SharedCommits {
  readonly write: Run;
  /** Resolves when all that was asked is done. */
  settled(): Promise<void>;
}

/**
 * The way to Postgres and the commit there cost as much for one statement as for ten, so those that
 * come while others are on their way go together. `send` does all of them or none; where one is to
 * blame each goes `alone`.
 */
export function shareCommits(
  send: (statements: Statement[]) => Promise<Ran[]>,
  alone: Run,
): SharedCommits {
  const waiting: Asked[] = [];
  const underWay = new Set<Promise<void>>();

  const goAlone = ({ sql, parameters, resolve, reject }: Asked) =>
    alone(sql, parameters).then(resolve, reject);

  const goTogether = async (group: readonly Asked[]): Promise<void> => {
    try {
      const ran = await send(group.map(({ sql, values }) => ({ sql, values })));
      for (const [index, { resolve }] of group.entries()) resolve(ran[index] ?? NOTHING);
    } catch (error) {
      if (isOwnFault(error)) await Promise.all(group.map(goAlone));
      else for (const { reject } of group) reject(error);
    }
  };

  const goOn = () => {
    while (waiting.length > 0 && underWay.size < MOST_UNDER_WAY) {
      const trip = goTogether(waiting.splice(0, MOST_TOGETHER)).then(() => {
        underWay.delete(trip);
        goOn();
      });
      underWay.add(trip);
    }
  };

  const write: Run = (sql, parameters) =>
    new Promise((resolve, reject) => {
      const values = parameters.map(asText);
      if (waiting.length === 0) setImmediate(goOn);
      waiting.push({ sql, parameters, values, resolve, reject });
    });

  return {
    write,
    async settled() {
      goOn();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

const NOTHING: Ran = { rows: [], changed: 0 };

function asText(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new TypeError(`A ${typeof value} cannot be stored`);
}

const isOwnFault = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  OWN_FAULT.test(error.code);
