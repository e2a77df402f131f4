import { describe } from './log.ts';
import { outcomeOfCharge, outcomeOfIntent } from './outcome.ts';
import type { Authorized, Expected, Seen } from './outcome.ts';
import { StripeInvalidRequestError } from './stripe.ts';
import type { Stripe } from './stripe.ts';

/** The calls that end an authorisation. */
export interface CaptureCalls {
  /** Takes the money. The same key again takes it once. Never throws. */
  capture(authorized: Authorized, expected: Expected, idempotencyKey: string): Promise<Seen>;
  /** Lets the money go; what was released answers `canceled`. Never throws. */
  release(authorized: Authorized, expected: Expected, idempotencyKey: string): Promise<Seen>;
}

/** Tells a release from money given back: Stripe makes a refund of either. */
const RELEASE = { release: 'checks failed' };

export const isRelease = ({ metadata }: { metadata: Stripe.Metadata | null }): boolean =>
  metadata?.release === RELEASE.release;

/** The calls that capture and release, for payment intents and for charges of their own. */
export function createCaptureCalls(stripe: Stripe): CaptureCalls {
  const expand = ['latest_charge'];

  const look = async ({ intentId, chargeId }: Authorized, expected: Expected): Promise<Seen> => {
    if (intentId === null) {
      return outcomeOfCharge(await stripe.charges.retrieve(chargeId), expected);
    }
    return outcomeOfIntent(await stripe.paymentIntents.retrieve(intentId, { expand }), expected);
  };

  /** Where Stripe says no, it was done before, or the other way: the payment itself knows. */
  const settle = async (
    authorized: Authorized,
    expected: Expected,
    work: () => Promise<Seen>,
  ): Promise<Seen> => {
    try {
      return await work();
    } catch (error) {
      const unknown = (reason: unknown): Seen => {
        return { tag: 'unknown', intentId: authorized.intentId, reason: describe(reason) };
      };
      if (!(error instanceof StripeInvalidRequestError)) return unknown(error);
      try {
        return await look(authorized, expected);
      } catch (another) {
        return unknown(another);
      }
    }
  };

  return {
    capture: (authorized, expected, idempotencyKey) =>
      settle(authorized, expected, async () => {
        const { intentId, chargeId } = authorized;
        const options = { idempotencyKey };
        if (intentId === null) {
          return outcomeOfCharge(await stripe.charges.capture(chargeId, {}, options), expected);
        }
        const captured = await stripe.paymentIntents.capture(intentId, { expand }, options);
        return outcomeOfIntent(captured, expected);
      }),

    release: (authorized, expected, idempotencyKey) =>
      settle(authorized, expected, async () => {
        const { intentId, chargeId, checks } = authorized;
        const options = { idempotencyKey };
        if (intentId === null) {
          const metadata = { order_id: expected.orderId, ...RELEASE };
          await stripe.refunds.create({ charge: chargeId, metadata }, options);
          return { tag: 'canceled', intentId, checks };
        }
        const canceled = await stripe.paymentIntents.cancel(intentId, { expand }, options);
        return outcomeOfIntent(canceled, expected);
      }),
  };
}
