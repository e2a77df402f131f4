import { setTimeout as pause } from 'node:timers/promises';
import type { Decline } from './cards.ts';

/** What can be made to go wrong with a call. */
export type Fault =
  /** An error in front of the API: no work is done, nothing is kept under an idempotency key. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: string | undefined;
      readonly body: string | undefined;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** The work is done, and an error answered; `stored` is what the same key gets afterwards. */
  | {
      readonly kind: 'error_after';
      readonly status: number;
      readonly stored: 'error' | 'success' | 'nothing';
    }
  /** A slow answer; the work is done before or after the wait. */
  | {
      readonly kind: 'delay';
      readonly milliseconds: number;
      readonly when: 'before' | 'after';
    }
  /** The page of a proxy in place of an answer; no work is done. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection ends before, or after, the work is done; or half-way through the answer. */
  | { readonly kind: 'drop_before' }
  | { readonly kind: 'drop_after' }
  | { readonly kind: 'truncate' };

export interface Faults {
  /** Lets the next `times` calls of `route`, `POST /v1/payment_intents/:id/confirm`, fail. */
  arm(route: string, fault: Fault, times: number): void;
  /** The fault of a call, used up by asking; `names` are its address and its route's pattern. */
  take(names: readonly string[]): Fault | undefined;
  /** Lets the bank refuse the next `times` charges, whatever the card. */
  armDecline(decline: Decline, times: number): void;
  /** The refusal of a charge, used up by asking. */
  takeDecline(): Decline | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let armed: { route: string; fault: Fault; left: number }[] = [];
  let declines: { decline: Decline; left: number }[] = [];
  return {
    arm(route, fault, times) {
      armed.push({ route, fault, left: times });
    },
    take(names) {
      const next = armed.find(({ route }) => names.includes(route));
      if (next === undefined) return undefined;
      next.left -= 1;
      armed = armed.filter(({ left }) => left > 0);
      return next.fault;
    },
    armDecline(decline, times) {
      declines.push({ decline, left: times });
    },
    takeDecline() {
      const [next] = declines;
      if (next === undefined) return undefined;
      next.left -= 1;
      declines = declines.filter(({ left }) => left > 0);
      return next.decline;
    },
    clear() {
      armed = [];
      declines = [];
    },
  };
}

/** Waits as a 'delay' says; the timer does not keep a closing process alive. */
export async function delayBy(fault: Fault | undefined, when: 'before' | 'after'): Promise<void> {
  if (fault?.kind !== 'delay' || fault.when !== when) return;
  await pause(fault.milliseconds, undefined, { ref: false });
}
