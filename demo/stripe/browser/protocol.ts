/**
 * Everything that crosses between the merchant's page and an element's frame.
 *
 * Both sides address each other by exact origin and accept a message only from the expected
 * origin *and* the expected window. Nothing here has room for a card number: the frame talks to
 * the API by itself and hands the page the finished object.
 */
import type { StripeError } from './errors.ts';
import { isRecord, textAt } from './record.ts';
import type { UnknownRecord } from './record.ts';

const CHANNEL = 'stripe-stand-in-element';

/** Query parameters of a frame's address. */
export const PARENT_PARAMETER = 'parent';
export const FRAME_PARAMETER = 'frame';

export type ElementType =
  | 'card'
  | 'cardNumber'
  | 'cardExpiry'
  | 'cardCvc'
  | 'payment'
  | 'address'
  | 'linkAuthentication'
  | 'expressCheckout';

/** Documents there are for frames: one for each element, and the wallet's sheet. */
export type FrameType = ElementType | 'wallet';

/** A font of the merchant's, with absolute addresses; the descriptors are those of `FontFace`. */
export interface FontDescription {
  readonly family: string;
  readonly src: string;
  readonly descriptors: Readonly<FontFaceDescriptors>;
}

export interface FrameConfiguration {
  readonly publishableKey: string;
  readonly stripeAccount: string | undefined;
  readonly apiVersion: string | undefined;
  readonly locale: string;
  /** Options of `elements.create()`. */
  readonly options: UnknownRecord;
  readonly appearance: UnknownRecord;
  /** Names the Elements group among the groups of the page. */
  readonly group: string;
  readonly fonts: readonly FontDescription[];
  /** The card will be used again: the buyer has to agree to that. */
  readonly keepsCard: boolean;
}

export type FrameRequest =
  | { readonly action: 'configure'; readonly configuration: FrameConfiguration }
  | { readonly action: 'validate' }
  /** Marks what is missing, and answers with the payload of the change event, complete or not. */
  | { readonly action: 'read' }
  | { readonly action: 'create-token'; readonly parameters: UnknownRecord }
  | { readonly action: 'create-payment-method'; readonly parameters: UnknownRecord }
  | { readonly action: 'create-confirmation-token'; readonly parameters: UnknownRecord };

/** `object` is what the API made, empty where the request makes nothing. */
export type FrameReply =
  { readonly object: UnknownRecord; readonly error?: undefined } | { readonly error: StripeError };

export type PageMessage =
  | { readonly kind: 'command'; readonly command: 'focus' | 'blur' | 'clear' | 'collapse' }
  | { readonly kind: 'request'; readonly id: number; readonly request: FrameRequest };

/** Drives the classes on the host; `event` is the payload of the element's change event. */
export interface ElementChange {
  readonly empty: boolean;
  readonly complete: boolean;
  readonly invalid: boolean;
  readonly autofilled: boolean;
  readonly event: UnknownRecord;
  /** What a complete number tells of its card: `details` of the event carddetailschange. */
  readonly cardDetails?: UnknownRecord;
}

export type FrameMessage =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'focus' | 'blur' | 'escape' }
  /** Something the buyer did that only this kind of frame knows of, such as a click on its button. */
  | { readonly kind: 'deed'; readonly name: string; readonly details: UnknownRecord }
  | { readonly kind: 'resize'; readonly height: number }
  | { readonly kind: 'change'; readonly change: ElementChange }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: FrameReply };

export interface Envelope<Message> {
  readonly channel: typeof CHANNEL;
  /** Name of the frame the message goes to or comes from. */
  readonly frame: string;
  readonly message: Message;
}

export function seal<Message extends PageMessage | FrameMessage>(
  frame: string,
  message: Message,
): Envelope<Message> {
  return { channel: CHANNEL, frame, message };
}

/** True for an envelope of this protocol; its sender has been checked by the caller already. */
export function isFromPage(data: unknown, frame: string): data is Envelope<PageMessage> {
  return isEnvelope(data, frame, PAGE_KINDS);
}

/** True for an envelope of this protocol; its sender has been checked by the caller already. */
export function isFromFrame(data: unknown, frame: string): data is Envelope<FrameMessage> {
  return isEnvelope(data, frame, FRAME_KINDS);
}

const PAGE_KINDS: readonly PageMessage['kind'][] = ['command', 'request'];
const FRAME_KINDS: readonly FrameMessage['kind'][] = [
  'loaded',
  'focus',
  'blur',
  'escape',
  'deed',
  'resize',
  'change',
  'reply',
];

function isEnvelope(data: unknown, frame: string, kinds: readonly string[]): boolean {
  return (
    isRecord(data) &&
    data.channel === CHANNEL &&
    data.frame === frame &&
    kinds.includes(textAt(data.message, 'kind') ?? '')
  );
}
