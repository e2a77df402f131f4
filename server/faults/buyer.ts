import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, BUYER, bearer, textAt, valueAt } from '../test/shop.ts';
import type { Answer } from '../test/shop.ts';

/** What a buyer was told of an order; the shop must never know less. */
export interface Told {
  readonly clientKey: string;
  /** Null until an answer has named the order. */
  orderId: string | null;
  /** On the receipt that the buyer has seen; null without one. */
  chargeId: string | null;
}

/** A buyer over HTTP, who repeats a request that was lost as the widget does: as it was. */
export interface Buyer {
  readonly told: Told;
  /** Asks for the price; the request to pay is made now, and does not change any more. */
  choose(book?: string): Promise<void>;
  /** Sends the request to pay, or sends it again; null where the answer was lost. */
  press(): Promise<Answer | null>;
  /** Asks how the order stands; null where the answer was lost. */
  look(): Promise<Answer | null>;
  /** Chooses and presses, and does not leave before the order has an end; gives its status. */
  pay(patienceMs?: number): Promise<string>;
}

export interface BuyerOptions {
  /** Where the shop is. */
  url: () => string;
  /** Which cards are tried, one after the other is declined: `pm_…`, or `tok_…` in the older flow. */
  cards?: readonly string[];
  /** What the buyer's bank does when it wants to see the buyer. */
  visitBank: (clientSecret: string) => Promise<void>;
}

/** Longest time that a buyer waits for one answer, as the widget does. */
const ANSWER_WITHIN = 30_000;
const ASK_AGAIN_AFTER = 100;

const paymentOf = (id: string) => ({
  kind: id.startsWith('tok_') ? 'token' : 'payment_method',
  id,
});

export function createBuyer({ url, cards = ['pm_card_visa'], visitBank }: BuyerOptions): Buyer {
  const told: Told = {
    clientKey: randomBytes(18).toString('base64url'),
    orderId: null,
    chargeId: null,
  };
  const left = [...cards];
  let payment = paymentOf(left.shift() ?? 'pm_card_visa');
  let quoteToken = '';
  let token = '';

  const send = async (path: string, body?: object): Promise<Answer | null> => {
    const init = {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...(token !== '' && bearer(token)) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    };
    const answer = await ask(`${url()}${path}`, init).catch(() => null);
    if (answer) note(answer);
    return answer;
  };

  const note = ({ status, body }: Answer) => {
    if (status >= 300 || valueAt(body, 'orderId') === undefined) return;
    told.orderId = textAt(body, 'orderId');
    token = textAt(body, 'token');
    if (valueAt(body, 'status') === 'paid') told.chargeId = textAt(body, 'receipt', 'chargeId');
  };

  const orderPath = () => `/api/orders/${told.orderId ?? ''}`;
  const press = () =>
    send('/api/orders', { quoteToken, clientKey: told.clientKey, payment, buyer: BUYER });

  const choose = async (book = '1') => {
    const lines = [{ book, quantity: 1 }];
    let answer = await send('/api/quotes', { lines });
    for (; answer?.status !== 200; answer = await send('/api/quotes', { lines })) {
      await pause(ASK_AGAIN_AFTER);
    }
    quoteToken = textAt(answer.body, 'token');
  };

  /** What the answer says to do next; a status where that is nothing. */
  const follow = async (answer: Answer | null): Promise<string | Answer | null> => {
    if (answer === null || answer.status === 429 || answer.status >= 500) return press();
    const code = valueAt(answer.body, 'error') && textAt(answer.body, 'error', 'code');
    if (code === 'quote_expired') {
      quoteToken = textAt(answer.body, 'error', 'quote', 'token');
      return press();
    }
    if (code !== undefined) return textAt(answer.body, 'error', 'code');
    const status = textAt(answer.body, 'status');
    if (status === 'requires_action') {
      await visitBank(textAt(answer.body, 'clientSecret'));
      return send(`${orderPath()}/confirm`, {});
    }
    if (status === 'declined') {
      const next = left.shift();
      if (next === undefined) return status;
      payment = paymentOf(next);
      return press();
    }
    if (status === 'pending' || status === 'unknown') return send(orderPath());
    return status;
  };

  return {
    told,
    choose,
    press,
    look: () => send(orderPath()),
    async pay(patienceMs = 60_000) {
      const deadline = Date.now() + patienceMs;
      if (quoteToken === '') await choose();
      let answer = await press();
      for (;;) {
        const next = await follow(answer);
        if (typeof next === 'string') return next;
        if (Date.now() > deadline) throw new Error(`no end for ${told.orderId ?? told.clientKey}`);
        answer = next;
        await pause(ASK_AGAIN_AFTER);
      }
    },
  };
}
