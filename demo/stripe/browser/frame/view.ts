import type { UnknownRecord } from '../record.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import type { Text } from '../text.ts';
import type { CardFields } from './card-fields.ts';

/** What the two kinds of element have in common for the rest of the frame. */
export interface View {
  readonly root: HTMLElement;
  readonly fields: CardFields;
  /** Applies options, looks and language; may be called again at any time. */
  configure(configuration: FrameConfiguration, text: Text): void;
  /** Brings icons, colours and messages in line with what the fields hold. */
  refresh(): void;
  /** The state to tell the page. */
  change(): ElementChange;
  /** What goes into `billing_details`, given what the page passed. */
  billingDetails(passed: UnknownRecord): UnknownRecord;
}
