import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { shareCommits } from './shared-commits.ts';
import type { Answer, Ask } from './shared-commits.ts';
import { openWriter } from './sqlite-file.ts';
import type { SqliteConnection } from './sqlite-file.ts';

/** What the thread is sent: work, or the wish that it end after it. */
export type Message = Work | 'end';

/** What was asked in one turn. A statement's text crosses once; then its number, from 0, stands for it. */
export interface Work {
  texts: string[];
  asks: Sent[];
}
type Sent =
  Exclude<Ask, { sql: string }> | (Omit<Extract<Ask, { sql: string }>, 'sql'> & { text: number });
/** What it tells. */
export type ThreadNews = { opened: true } | { cannotOpen: string } | { answers: Answer[] };

// The thread that writes: it alone waits for the disk, while the main one serves buyers.

function open(file: string, port: MessagePort): void {
  let connection;
  try {
    connection = openWriter(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    port.postMessage({ cannotOpen: reason } satisfies ThreadNews);
    return;
  }
  serve(connection, port);
  port.postMessage({ opened: true } satisfies ThreadNews);
}

function serve(connection: SqliteConnection, port: MessagePort): void {
  const commits = shareCommits(connection, (answers) => {
    port.postMessage({ answers } satisfies ThreadNews);
  });
  const known: string[] = [];
  const take = ({ texts, asks }: Work) => {
    known.push(...texts);
    for (const sent of asks) {
      if ('text' in sent) commits.take({ ...sent, sql: known[sent.text] ?? '' });
      else commits.take(sent);
    }
  };
  port.on('message', (first: Message) => {
    let ending = false;
    // Whatever arrived during the last commit goes into the next one.
    for (let message: Message | undefined = first; message; message = next(port)) {
      if (message === 'end') ending = true;
      else take(message);
    }
    commits.commit();
    if (!ending) return;
    connection.close();
    port.close();
  });
}

function next(port: MessagePort): Message | undefined {
  const received: { message: Message } | undefined = receiveMessageOnPort(port);
  return received?.message;
}

if (parentPort && typeof workerData === 'string') open(workerData, parentPort);
