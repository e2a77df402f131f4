/** Payments under way in this process, at most one per order. */
export interface Flights<T> {
  /**
   * Runs `start` for an order. While one with the same payment is under way its result is shared;
   * one with another payment is waited for first.
   */
  join(orderId: string, paymentId: string, start: () => Promise<T>): Promise<T>;
  has(orderId: string): boolean;
  /** Resolves when none is under way any more, nor waits for one that is. */
  landed(): Promise<void>;
}

/** An empty register of flights. */
export function createFlights<T>(): Flights<T> {
  const flying = new Map<string, { paymentId: string; result: Promise<T> }>();

  return {
    async join(orderId, paymentId, start) {
      for (let flight = flying.get(orderId); flight; flight = flying.get(orderId)) {
        if (flight.paymentId === paymentId) return flight.result;
        await Promise.allSettled([flight.result]);
      }
      const result = start().finally(() => flying.delete(orderId));
      flying.set(orderId, { paymentId, result });
      return result;
    },

    has: (orderId) => flying.has(orderId),

    async landed() {
      while (flying.size > 0) {
        await Promise.allSettled([...flying.values()].map(({ result }) => result));
      }
    },
  };
}
