import type { OrderReply } from '../server/contract.ts';
import type { Api } from './api.ts';
import { outcome, Problem } from './problem.ts';
import type { OrderPass } from './session.ts';

/** How often a lost answer is asked for again before the buyer is told. */
const TRIES = 4;
/** Milliseconds; each wait doubles, up to the longest. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;

/**
 * Sends until there is an answer. Harmless by the client key: the server knows a repeat of the same
 * request and never charges for it again. Throws what the server refused, or the last failure.
 */
export async function insist(
  send: () => Promise<OrderReply>,
  signal: AbortSignal,
): Promise<OrderReply> {
  for (let tries = 1; ; tries++) {
    const answer = await outcome(send(), signal);
    if (!(answer instanceof Problem)) return answer;
    if (answer.decided || tries === TRIES) throw answer;
    await pause(tries, signal);
  }
}

/**
 * Asks for an order until its end, or the buyer's part in it, is known. Throws `not_found`, or
 * `unreachable` once the server has not answered several times in a row.
 */
export async function findOut(
  api: Api,
  order: OrderPass,
  signal: AbortSignal,
): Promise<OrderReply> {
  let lost = 0;
  for (let asked = 1; ; asked++) {
    const answer = await outcome(api.find(order, signal), signal);
    if (!(answer instanceof Problem)) {
      if (answer.status !== 'pending' && answer.status !== 'unknown') return answer;
      lost = 0;
    } else if (answer.code === 'not_found') {
      throw answer;
    } else if (++lost === TRIES) {
      throw new Problem('unreachable');
    }
    await pause(asked, signal);
  }
}

/** Waits longer each time. Rejects when aborted. */
function pause(times: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, Math.min(FIRST_WAIT * 2 ** (times - 1), LONGEST_WAIT));
    signal.addEventListener('abort', () => {
      reject(new DOMException('', 'AbortError'));
    });
  });
}
