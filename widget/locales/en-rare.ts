/** What is said where something went another way than the buyer wanted; loaded then. */
export const enRare = {
  badWord: (name: string, value: string, known: readonly string[]) =>
    `book-checkout: the attribute ${name}="${value}" is not understood. Use ${known
      .map((word) => `"${word}"`)
      .join(' or ')}.`,
  badAddress: (name: string, value: string) =>
    `book-checkout: the attribute ${name}="${value}" is not an address that can be used. Begin it with https:// or http://.`,

  renewed: 'The offer had run out and was renewed. Nothing was charged: press Pay if you agree.',
  newTotal: (before: string, now: string) =>
    `The total has changed from ${before} to ${now}. Nothing was charged: press Pay if you agree.`,
  cartChanged: (_before: string, now: string) =>
    `Your cart was changed in another window. The total is now ${now}.`,
  orderGone: 'The shop does not know this order. Nothing was charged.',

  changed: 'What has changed',
  copies: (quantity: number, unit: string) => `${String(quantity)} × ${unit}`,
  before: 'before:',
  now: 'now:',
  gone: 'not to be had any more',
  short: (title: string, left: number) =>
    left
      ? `There ${left === 1 ? 'is only 1 copy' : `are only ${String(left)} copies`} of “${title}” left.`
      : `“${title}” has just been sold out.`,
  corrected: 'Your cart was corrected. Nothing was charged.',
};
