import { setTimeout as pause } from 'node:timers/promises';

/**
 * What can be made to go wrong with a call: an error in front of the API, a slow answer, a
 * connection that ends before or after the work is done, an answer cut in half.
 */
export type Fault =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly body: string | undefined;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'drop_before' }
  | { readonly kind: 'drop_after' }
  | { readonly kind: 'truncate' };

export interface Faults {
  /** Lets the next `times` calls of `route`, `POST /v1/payment_intents/:id/confirm`, fail. */
  arm(route: string, fault: Fault, times: number): void;
  /** The fault of a call, used up by asking; `names` are its address and its route's pattern. */
  take(names: readonly string[]): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let armed: { route: string; fault: Fault; left: number }[] = [];
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
    clear() {
      armed = [];
    },
  };
}

/** Waits as a 'delay' says; the timer does not keep a closing process alive. */
export async function delayBy(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'delay') await pause(fault.milliseconds, undefined, { ref: false });
}
