import type { Request, Response } from 'express';
import type { Account } from '../account.ts';
import { tabsOf } from './tabs.ts';

/** Between two looks at the ledger: what happens shows within this time. In milliseconds. */
const pause = 250;

/**
 * Sends each tab as a server-sent event, and again whenever it has changed, until the page is left
 * or the server closes. The ledger is compared with what was sent rather than watched: records
 * change in many places, and none of them can be forgotten this way.
 */
export function sendChanges(account: Account, request: Request, response: Response): void {
  const sent = new Map<string, string>();
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  response.write('retry: 1000\n\n');
  look();
  const timer = setInterval(look, pause);
  timer.unref();
  request.on('close', () => {
    clearInterval(timer);
  });

  function look(): void {
    // A page that reads slower than the ledger changes gets the newest state, not all of them.
    if (response.writableNeedDrain) return;
    for (const tab of tabsOf(account)) {
      const data = JSON.stringify(tab);
      if (sent.get(tab.name) === data) continue;
      sent.set(tab.name, data);
      response.write(`event: tab\ndata: ${data}\n\n`);
    }
  }
}
