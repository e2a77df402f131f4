import type { DeclineRate } from './decline-rate.ts';
import type { Counter } from './limits.ts';
import { TurnedAway } from './turned-away.ts';

/** Who wants to pay. */
export interface Visitor {
  /** What limits count by, see peer.ts. */
  address: string;
  /** Whether the visitor passed the owner's challenge; null where the owner has none. */
  challenge: (() => Promise<boolean>) | null;
}

/** An attempt at an order that others came before. */
export interface NextAttempt {
  /** How many of them were declined. */
  declines: number;
  /** When the latest was made, in milliseconds since 1970. */
  latestAt: number;
}

export interface CardTestingSettings {
  /** Declined attempts from one address within the window before it has to wait. */
  perAddress: number;
  /** Declined attempts at one order before it has to wait for a window to pass. */
  perOrder: number;
  windowMs: number;
}

/** Keeps whoever tries stolen cards from trying many. Only declines count, so a good card always pays. */
export interface CardTesting {
  /**
   * Lets an attempt in, or throws TurnedAway; `next` is null for an order's first. Call what it
   * gives back once the attempt has ended.
   */
  enter(visitor: Visitor, next: NextAttempt | null): Promise<Leave>;
  /** Notes how an attempt ended after it had left: at the buyer's bank. */
  note(visitor: Visitor, declined: boolean): Promise<void>;
  /** Notes a decline of which Stripe alone told: nobody's address is known. */
  noteStray(): void;
}

/** `declined` is null where the attempt has no end yet, or was none of the buyer's. */
export type Leave = (declined: boolean | null) => Promise<void>;

interface CardTestingDeps {
  declines: Counter;
  rate: DeclineRate;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Card testing, watched by address, by order and over the whole shop. */
export function createCardTesting(
  { perAddress, perOrder, windowMs }: CardTestingSettings,
  { declines, rate, now }: CardTestingDeps,
): CardTesting {
  const crowds = createCrowds();

  const note = async ({ address }: Visitor, declined: boolean) => {
    rate.add(declined);
    if (declined) await declines.add(address);
  };

  /** In a suspicious time an owner without a challenge gets stricter limits rather than a closed shop. */
  const mostFor = ({ challenge }: Visitor) =>
    rate.suspicious() && challenge === null ? Math.max(1, Math.floor(perAddress / 2)) : perAddress;

  const requirePatience = (next: NextAttempt | null) => {
    const age = next ? now() - next.latestAt : 0;
    if (!next || perOrder === 0 || next.declines < perOrder || age >= windowMs) return;
    throw tooManyAttempts(Math.ceil((windowMs - Math.max(age, 0)) / 1000));
  };

  const requireChallenge = async ({ challenge }: Visitor) => {
    if (challenge === null || !rate.suspicious() || (await challenge())) return;
    const message = 'Please confirm that you are a person, and try again.';
    throw new TurnedAway(403, 'challenge_required', message, { field: 'challenge' });
  };

  /**
   * Attempts under way may all be declined, so they count until they have ended. A first attempt
   * waits for those; at an order with earlier ones somebody else may wait for this one.
   */
  const enterCrowd = async (visitor: Visitor, mayWait: boolean): Promise<() => void> => {
    const { address } = visitor;
    for (;;) {
      const seen = crowds.changes();
      const { count, seconds } = await declines.tally(address);
      // Somebody left meanwhile, and may be missing from both numbers.
      if (crowds.changes() !== seen) continue;
      const most = mostFor(visitor);
      if (perAddress === 0 || count + crowds.size(address) < most) return crowds.join(address);
      if (count >= most) {
        crowds.wake(address);
        throw tooManyAttempts(seconds);
      }
      if (!mayWait) throw tooManyAttempts(1);
      await crowds.change(address);
    }
  };

  return {
    note,

    noteStray() {
      rate.add(true);
    },

    async enter(visitor, next) {
      requirePatience(next);
      await requireChallenge(visitor);
      const leaveCrowd = await enterCrowd(visitor, next === null);
      return async (declined) => {
        try {
          if (declined !== null) await note(visitor, declined);
        } finally {
          // Only now: until then an attempt counts twice rather than not at all.
          leaveCrowd();
        }
      };
    },
  };
}

function tooManyAttempts(retryAfter: number): TurnedAway {
  const message =
    'Too many cards were declined. Nothing was charged this time. Please wait some minutes and try again.';
  return new TurnedAway(429, 'too_many_attempts', message, { retryAfter });
}

/** The attempts under way, by address. */
function createCrowds() {
  const sizes = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  let changes = 0;

  const size = (address: string) => sizes.get(address) ?? 0;

  const leave = (address: string) => {
    const left = size(address) - 1;
    if (left === 0) sizes.delete(address);
    else sizes.set(address, left);
    changes += 1;
    wake(address);
  };

  const wake = (address: string) => {
    const [first, ...others] = waiting.get(address) ?? [];
    if (others.length) waiting.set(address, others);
    else waiting.delete(address);
    first?.();
  };

  return {
    size,
    /** How many have left so far. */
    changes: () => changes,
    /** One place is free for one of those who wait. */
    wake,
    /** Resolves when one of this address has left, and the place was offered to nobody else. */
    change: (address: string) =>
      new Promise<void>((resolve) => {
        waiting.set(address, [...(waiting.get(address) ?? []), resolve]);
      }),
    /** Gives back how to leave. */
    join(address: string): () => void {
      sizes.set(address, size(address) + 1);
      return () => {
        leave(address);
      };
    },
  };
}
