import type { UnknownRecord } from '../record.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import type { StripeError } from '../errors.ts';
import type { ErrorCode, Text } from '../text.ts';

/** What all kinds of element have in common for the rest of the frame. */
export interface View {
  readonly root: HTMLElement;
  readonly empty: boolean;
  /** Applies options, looks and language; may be called again at any time. */
  configure(configuration: FrameConfiguration, text: Text): void;
  /** Brings icons, colours and messages in line with what the fields hold. */
  refresh(): void;
  /** The state to tell the page. */
  change(): ElementChange;
  /** Puts the caret where the buyer has to go on. */
  focus(): void;
  clear(): void;
  /** Shows no more than the ways to pay, where the element can. */
  collapse?(): void;
  /** Holds what is missing or wrong against the buyer from now on; answers with the first of it. */
  reveal(): ErrorCode | StripeError | undefined;
}

/** An element that a card can be made of. */
export interface CardView extends View {
  /** The card as the API's `card[...]` parameters. */
  readonly card: Readonly<Record<string, string>>;
  /** What goes into `billing_details`, given what the page passed. */
  billingDetails(passed: UnknownRecord): UnknownRecord;
}

export function holdsCard(view: View): view is CardView {
  return 'billingDetails' in view;
}
