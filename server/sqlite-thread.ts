import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { shareCommits } from './shared-commits.ts';
import type { Answer, Ask } from './shared-commits.ts';
import { openWriter } from './sqlite-file.ts';
import type { SqliteConnection } from './sqlite-file.ts';

/** What the thread is sent: work, or the wish that it end after it. */
export type Message = Ask[] | 'end';
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
  port.on('message', (first: Message) => {
    let ending = false;
    // Whatever arrived during the last commit goes into the next one.
    for (let message: Message | undefined = first; message; message = next(port)) {
      if (message === 'end') ending = true;
      else for (const ask of message) commits.take(ask);
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
