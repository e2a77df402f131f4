import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StartError } from './errors.ts';
import type { Answer, Ask, Failure } from './shared-commits.ts';
import { lockOut, MEMORY, openReader } from './sqlite-file.ts';
import type { Message, ThreadNews, Work } from './sqlite-thread.ts';
import type { Ran, Run, Store, Transaction } from './store.ts';

/**
 * Opens the SQLite file, making it where missing: a thread of its own writes, this one reads what is
 * on disk. `:memory:` keeps everything in this process.
 * Throws StartError where that fails, where another process has the file, or where the file system
 * cannot promise durability.
 */
export async function openSqlite(file: string): Promise<Store> {
  const lock = file === MEMORY ? null : lockOut(file);
  const thread = new Worker(new URL('sqlite-thread.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 4 },
  });
  try {
    await opened(thread);
    const { ask, end } = writer(thread);
    const write: Run = (sql, parameters) => ask({ kind: 'run', sql, parameters });
    const begin = async (): Promise<Transaction> => {
      await ask({ kind: 'begin' });
      return transactionOf(ask);
    };
    if (file === MEMORY) return { read: write, write, run: write, begin, close: end };
    const reader = openReader(file);
    return {
      read: (sql, parameters) => Promise.resolve(reader.run(sql, parameters)),
      write,
      run: write,
      begin,
      async close() {
        await end();
        reader.close();
        lock?.close();
      },
    };
  } catch (error) {
    await thread.terminate();
    lock?.close();
    throw error;
  }
}

/** Its statements are answered at once, its commit when that is on disk. */
const transactionOf = (ask: Writer['ask']): Transaction => ({
  run: (sql, parameters) => ask({ kind: 'statement', sql, parameters }),
  async commit() {
    await ask({ kind: 'commit' });
  },
  async rollback() {
    await ask({ kind: 'rollback' });
  },
});

async function opened(thread: Worker): Promise<void> {
  const news = await new Promise<ThreadNews>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  if ('cannotOpen' in news) throw new StartError(news.cannotOpen);
}

/**
 * What is asked in one turn of the event loop goes to the thread in one message, for each costs both
 * sides; but so many at the most, or buyers come to wait in step: all for the disk, then all for the
 * program. Measured with 32 buyers: with eight a twentieth more orders than without an end.
 */
const MOST_AT_ONCE = 8;

const errorOf = ({ message, code }: Failure) =>
  Object.assign(new Error(message), code !== null && { code });

type Unnumbered = Ask extends infer One ? (One extends Ask ? Omit<One, 'id'> : never) : never;

interface Writer {
  ask: (what: Unnumbered) => Promise<Ran>;
  /** Resolves when all that was asked or begun is done, and the thread has ended. */
  end: () => Promise<void>;
}

function writer(thread: Worker): Writer {
  const open = new Map<number, { resolve: (ran: Ran) => void; reject: (error: Error) => void }>();
  let last = 0;
  let work: Work = { texts: [], asks: [] };
  const numbers = new Map<string, number>();
  /** Transactions begun and not over yet. */
  let begun = 0;
  /** Why nothing more can be begun. */
  let closing: Error | null = null;
  let isEnded = false;
  const settled = Promise.withResolvers<undefined>();

  const send = () => {
    if (work.asks.length === 0) return;
    thread.postMessage(work satisfies Message);
    work = { texts: [], asks: [] };
  };

  const numberOf = (sql: string) => {
    const known = numbers.get(sql);
    if (known !== undefined) return known;
    numbers.set(sql, numbers.size);
    work.texts.push(sql);
    return numbers.size - 1;
  };

  const close = (answer: Answer) => {
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    if ('ran' in answer) waiting?.resolve(answer.ran);
    else waiting?.reject(errorOf(answer.failed));
    if (closing && isSettled()) settled.resolve(undefined);
  };

  const isSettled = () => open.size === 0 && begun === 0;

  thread.on('message', (news: ThreadNews) => {
    if ('answers' in news) for (const answer of news.answers) close(answer);
  });
  // Without a writer nothing can be kept: every request fails until the server is started anew.
  const giveUp = (reason: unknown) => {
    const ended = new Error('The database thread has ended.', { cause: reason });
    closing = ended;
    isEnded = true;
    for (const { reject } of open.values()) reject(ended);
    open.clear();
    settled.resolve(undefined);
  };
  thread.on('error', giveUp);
  thread.on('exit', giveUp);

  const ask: Writer['ask'] = (what) =>
    new Promise((resolve, reject) => {
      const isBeginning = what.kind === 'begin' || what.kind === 'run';
      if (closing && (isEnded || isBeginning)) {
        reject(closing);
        return;
      }
      if (what.kind === 'commit' || what.kind === 'rollback') begun -= 1;
      const id = (last += 1);
      const started = (ran: Ran) => {
        begun += 1;
        resolve(ran);
      };
      open.set(id, { resolve: what.kind === 'begin' ? started : resolve, reject });
      if (work.asks.length === 0) setImmediate(send);
      if ('sql' in what) {
        const { kind, sql, parameters } = what;
        work.asks.push({ id, kind, text: numberOf(sql), parameters });
      } else work.asks.push({ id, ...what });
      if (work.asks.length >= MOST_AT_ONCE) send();
    });

  return {
    ask,
    async end() {
      closing ??= new Error('The database is closed.');
      if (!isSettled()) await settled.promise;
      if (isEnded) return;
      const exit = once(thread, 'exit');
      thread.postMessage('end' satisfies Message);
      await exit;
    },
  };
}
