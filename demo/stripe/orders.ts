/** What a control was sent, where it cannot be done; its message is told to the sender. */
export class BadOrder extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

export type Order = Readonly<Record<string, unknown>>;

export function isOrder(value: unknown): value is Order {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws BadOrder where there is no JSON object. */
export function readOrder(body: unknown, shape: string): Order {
  if (isOrder(body)) return body;
  throw new BadOrder(`Send JSON: ${shape}.`);
}

/** A whole number within the limits; `otherwise` where it is left out. Throws BadOrder. */
export function readWhole(
  order: Order,
  name: string,
  { least, most = Number.MAX_SAFE_INTEGER, otherwise }: Limits,
): number {
  const value = order[name] ?? otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  const upTo = most === Number.MAX_SAFE_INTEGER ? ' or more' : ` to ${most}`;
  throw new BadOrder(`${name} has to be a whole number, ${least}${upTo}.`);
}

interface Limits {
  readonly least: number;
  readonly most?: number;
  readonly otherwise?: number;
}

/** One of the words; the first where it is left out. Throws BadOrder. */
export function readWord<T extends string>(order: Order, name: string, words: readonly T[]): T {
  const value = order[name] ?? words[0];
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  throw new BadOrder(`${name} has to be one of ${words.join(', ')}.`);
}
