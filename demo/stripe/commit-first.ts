import type { RequestHandler } from 'express';
import type { Accounts } from './accounts.ts';

/**
 * Whatever a call has changed is in the state file before its answer leaves, so that a process that
 * is killed has lost nothing it told anybody. Where that fails there is no answer at all.
 */
export function commitFirst(accounts: Accounts): RequestHandler {
  const commit = () => {
    accounts.commit();
  };
  return (_request, response, next) => {
    const writeHead = response.writeHead.bind(response);
    response.writeHead = (...head: unknown[]) => {
      response.writeHead = writeHead;
      try {
        commit();
      } catch (error) {
        response.destroy();
        throw error;
      }
      Reflect.apply(writeHead, response, head);
      return response;
    };
    // A connection that was cut off gets no answer, but its work is done.
    response.on('close', commit);
    next();
  };
}
