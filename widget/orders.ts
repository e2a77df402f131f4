import type { OrderReply } from '../server/contract.ts';
import { finding } from './checkout-state.ts';
import { confirmOrder, findOrder } from './order-calls.ts';
import { outcome, Problem, type ProblemCode } from './problem.ts';
import type { OrderPass } from './session.ts';
import type { Stage } from './stage.ts';
import { hasShop } from './state.ts';
import type { Search } from './state.ts';

/** After so many lost answers in a row the buyer is told. */
const TRIES = 4;
/** Milliseconds; each wait doubles, up to the longest. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 300_000;

/** Refused at the door: says nothing of what came of the same request before. */
const TURNED_AWAY: readonly ProblemCode[] = [
  'too_many_requests',
  'too_many_attempts',
  'challenge_required',
];

interface Question {
  ask: () => Promise<OrderReply>;
  /** Whether this answer ends the asking; left out, any does. */
  isAnswer?: (reply: OrderReply) => boolean;
  /** Whether this refusal does; `lost`: how many answers in a row were lost before it. */
  isFinal: (problem: Problem, lost: number) => boolean;
  orderId?: string;
}

/**
 * Asks the server about the order under way until it knows, more and more rarely, and shows the buyer
 * how it goes. However often: by the client key a repeat of the same request never charges again.
 * Everything throws what the server refused for good, or after an abort.
 */
export class Orders {
  readonly #stage: Stage;
  /** Of whoever asks just now. */
  #asking: AbortSignal | undefined;
  #wake = (): void => undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Asks at once instead of waiting on; false where nothing is being asked, or no longer. */
  hurry(signal: AbortSignal): boolean {
    this.#wake();
    return this.#asking === signal && !signal.aborted;
  }

  /** `again`: it was sent before, and nobody knows what came of that. */
  send(ask: () => Promise<OrderReply>, signal: AbortSignal, again = false): Promise<OrderReply> {
    return this.#until(signal, {
      ask,
      isFinal: (problem, lost) => (lost || again ? decidesAll(problem) : problem.decided),
    });
  }

  /** After the bank has seen the buyer. */
  confirm(order: OrderPass, signal: AbortSignal): Promise<OrderReply> {
    const ask = () => confirmOrder(this.#server, order, signal);
    return this.#until(signal, { ask, isFinal: isGone, orderId: order.orderId });
  }

  /** Until the order's end, or the buyer's part in it, is known. */
  find(order: OrderPass, signal: AbortSignal): Promise<OrderReply> {
    const ask = () => findOrder(this.#server, order, signal);
    return this.#until(signal, { ask, isAnswer: isKnown, isFinal: isGone, orderId: order.orderId });
  }

  async #until(signal: AbortSignal, question: Question): Promise<OrderReply> {
    const { ask, isAnswer = () => true, isFinal, orderId = '' } = question;
    const over = new AbortController();
    this.#asking = signal;
    // Only a hint, but the best moment to ask.
    addEventListener(
      'online',
      () => {
        this.#wake();
      },
      { signal: over.signal },
    );
    try {
      for (let asked = 1, lost = 0; ; asked++) {
        const answer = await outcome(ask(), signal);
        if (!(answer instanceof Problem)) {
          if (isAnswer(answer)) return answer;
          lost = 0;
        } else {
          if (isFinal(answer, lost)) throw answer;
          if (++lost === TRIES) this.#stage.tell(answer);
        }
        const offline = lost > 0 && !navigator.onLine;
        this.#tell({ asked, stuck: lost >= TRIES, offline, orderId });
        await this.#pause(asked, signal);
      }
    } finally {
      over.abort();
      if (this.#asking === signal) this.#asking = undefined;
    }
  }

  get #server(): string {
    return this.#stage.read().settings.server;
  }

  #tell(search: Search): void {
    const state = this.#stage.read();
    const { stuck, offline } = search;
    if (hasShop(state) && (stuck || offline || state.step === 'finding'))
      this.#stage.show(finding(state, search));
  }

  /** Waits longer each time. Rejects when aborted. */
  #pause(times: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      setTimeout(resolve, Math.min(FIRST_WAIT * 2 ** (times - 1), LONGEST_WAIT));
      signal.addEventListener('abort', () => {
        reject(new DOMException('', 'AbortError'));
      });
    });
  }
}

/** True if neither this request nor an earlier sending of it was done. */
const decidesAll = ({ decided, code }: Problem) => decided && !TURNED_AWAY.includes(code);

const isKnown = ({ status }: OrderReply) => status !== 'pending' && status !== 'unknown';
const isGone = ({ code }: Problem) => code === 'not_found';
