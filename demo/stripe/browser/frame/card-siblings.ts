import type { ErrorCode } from '../text.ts';
import type { Brand } from './card-brands.ts';

export type PartKind = 'number' | 'expiry' | 'cvc';

/**
 * What the frame of one part of a card shows to the frames of the other parts. They are documents
 * of one origin below the merchant's page, which is of another and cannot look in.
 */
export interface CardSibling {
  readonly kind: PartKind;
  /** Names the Elements group; two groups of one page are two cards. */
  readonly group: string;
  readonly brand: Brand;
  /** This part as the API's `card[...]` parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  brandIs(brand: Brand): void;
  /** Holds what is missing or wrong against the buyer; answers with it. */
  reveal(): ErrorCode | undefined;
}

declare global {
  interface Window {
    cardSibling?: CardSibling;
  }
}

/** The other parts of the group's card that are on the page now, in the order of a card. */
export function siblingsOf(own: CardSibling): readonly CardSibling[] {
  const order: readonly PartKind[] = ['number', 'expiry', 'cvc'];
  return Array.from({ length: window.parent.length }, (_, index) => window.parent[index])
    .map((frame) => (frame === undefined ? undefined : siblingIn(frame)))
    .filter((sibling) => sibling !== undefined)
    .filter(({ group, kind }) => group === own.group && kind !== own.kind)
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function siblingIn(frame: Window): CardSibling | undefined {
  try {
    return frame.cardSibling;
  } catch (error) {
    // The browser's answer for a frame of any other origin: the page has put it there.
    if (error instanceof DOMException && error.name === 'SecurityError') return undefined;
    throw error;
  }
}
