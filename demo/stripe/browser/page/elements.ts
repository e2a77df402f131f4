import { IntegrationError } from '../errors.ts';
import type { StripeError } from '../errors.ts';
import { WALLET } from '../express-options.ts';
import type { ElementType, FontDescription, FrameConfiguration } from '../protocol.ts';
import { isRecord, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { isTranslated, resolveLocale, textFor } from '../text.ts';
import type { Text } from '../text.ts';
import { warn } from '../warn.ts';
import { AddressElement } from './address-element.ts';
import { StripeElement } from './element.ts';
import { Emitter } from './emitter.ts';
import type { Handler } from './emitter.ts';
import { ExpressCheckoutElement } from './express-checkout.ts';
import type { ExpressSurroundings, Total } from './express-checkout.ts';
import { readFonts } from './fonts.ts';
import type { IntentResult } from './intents.ts';
import { requireElementType, requireGroupOptions } from './known-options.ts';
import type { Wallet } from './wallet.ts';

/** What a group takes from the Stripe object it belongs to. */
export interface GroupSurroundings {
  readonly frameOrigin: string;
  readonly locale: string | undefined;
  readonly key: Pick<FrameConfiguration, 'publishableKey' | 'stripeAccount' | 'apiVersion'>;
  retrieve(clientSecret: string): Promise<IntentResult>;
}

export type SubmitResult =
  | { readonly error: StripeError }
  | { readonly error?: undefined; readonly selectedPaymentMethod: string };

/** Elements that collect what an intent is paid with, and so need to know of one. */
const paying: readonly ElementType[] = ['payment', 'expressCheckout'];

/** Elements that belong to one payment and share its looks. */
export class ElementsGroup implements ExpressSurroundings {
  _options: UnknownRecord;
  /** `submit()` has succeeded: what the deferred calls insist on. */
  _submitted = false;
  _wallet: Wallet | undefined;
  readonly #surroundings: GroupSurroundings;
  readonly #elements = new Map<string, StripeElement>();
  readonly #emitter = new Emitter();
  /** Not to be guessed: frames of one origin tell by it which of them make up one card. */
  readonly #id = crypto.getRandomValues(new Uint32Array(4)).join('-');
  readonly #fonts: FontDescription[] = [];
  #intent: UnknownRecord | undefined;

  constructor(options: UnknownRecord, surroundings: GroupSurroundings) {
    requireGroupOptions(options);
    this._options = options;
    this.#surroundings = surroundings;
    for (const font of readFonts(options.fonts)) void this.#addFonts(font);
    if (!isTranslated(this.#locale)) {
      warn(`This stand-in for Stripe has no texts in "${this.#locale}": it shows English.`);
    }
  }

  get frameOrigin(): string {
    return this.#surroundings.frameOrigin;
  }

  get text(): Text {
    return textFor(this.#locale);
  }

  get configuration(): Omit<FrameConfiguration, 'options'> {
    return {
      ...this.#surroundings.key,
      locale: this.#locale,
      appearance: recordAt(this._options, 'appearance'),
      group: this.#id,
      fonts: this.#fonts,
      keepsCard: keepsCard(this._options),
    };
  }

  /** One Element of each type at a time; throws an IntegrationError for a second. */
  create(type: unknown, options: unknown = {}): StripeElement {
    const known = requireElementType(type);
    const given = isRecord(options) ? options : {};
    const slot = slotOf(known, given.mode);
    if (this.#elements.has(slot)) {
      throw new IntegrationError(
        `This Elements group has a ${known} Element already. Take it with ` +
          `elements.getElement("${known}"), or destroy() it first.`,
      );
    }
    const { mode, clientSecret } = this._options;
    if (paying.includes(known) && mode === undefined && clientSecret === undefined) {
      throw new IntegrationError(
        `elements.create("${known}"): the group needs {clientSecret} or ` +
          '{mode, amount, currency}. Pass them to stripe.elements().',
      );
    }
    const element = this.#make(known, given);
    this.#elements.set(slot, element);
    return element;
  }

  /** The group's Element of a type, `null` where there is none; `{mode}` tells addresses apart. */
  getElement(type: unknown, options: unknown = {}): StripeElement | null {
    const mode = textAt(options, 'mode');
    if (type === 'address' && mode === undefined) {
      return (
        this.getElement(type, { mode: 'shipping' }) ?? this.getElement(type, { mode: 'billing' })
      );
    }
    return this.#elements.get(slotOf(String(type), mode)) ?? null;
  }

  /** Merges shallowly; resolves when all mounted Elements show it. */
  async update(changes: unknown): Promise<void> {
    const options = { ...this._options, ...(isRecord(changes) ? changes : {}) };
    requireGroupOptions(options);
    this._options = options;
    await Promise.all([...this.#elements.values()].map((element) => element._reconfigure()));
    this.#emitter.emit('update-end');
  }

  /** Checks what the buyer entered in all mounted Elements, and marks what is missing. */
  async submit(): Promise<SubmitResult> {
    if (!paying.some((type) => this.#elements.get(type)?._mounted)) {
      throw new IntegrationError(
        'elements.submit(): this group has no mounted payment Element and no mounted ' +
          'expressCheckout Element. Create and mount one first.',
      );
    }
    const error = await this._fault();
    if (error !== undefined) return { error };
    this._submitted = true;
    return { selectedPaymentMethod: this._wallet?.authorised === true ? WALLET.type : 'card' };
  }

  /** Reads the intent again; for groups made with `clientSecret`. */
  async fetchUpdates(): Promise<{ error?: StripeError }> {
    const clientSecret = textAt(this._options, 'clientSecret');
    if (clientSecret === undefined) {
      throw new IntegrationError(
        'elements.fetchUpdates() needs a group made with clientSecret; use elements.update().',
      );
    }
    const result = await this.#surroundings.retrieve(clientSecret);
    if (result.error !== undefined) return { error: result.error };
    this.#intent = result.paymentIntent;
    return {};
  }

  on(event: string, handler: Handler): void {
    this.#emitter.add(event, handler, false);
  }

  forget(element: StripeElement): void {
    this.#elements.delete(slotOf(element._type, element._options.mode));
  }

  /** All Elements of the group, mounted or not. */
  get _elements(): readonly StripeElement[] {
    return [...this.#elements.values()];
  }

  get _total(): Total {
    const { amount, currency } = this.#intent ?? this._options;
    return { amount: Number(amount ?? 0), currency: String(currency) };
  }

  /** How a deferred intent has to be captured: the API holds its server to that. */
  get _captureMethod(): unknown {
    const { mode, captureMethod, capture_method: former } = this._options;
    return mode === 'payment' ? (captureMethod ?? former ?? 'automatic') : undefined;
  }

  async _learnTotal(): Promise<void> {
    if (this._options.clientSecret === undefined || this.#intent !== undefined) return;
    await this.fetchUpdates();
  }

  /**
   * The first thing missing from what is mounted, marked in its frame. A wallet brings all that is
   * needed, so that nothing else is asked for once the buyer has agreed in it.
   */
  async _fault(): Promise<StripeError | undefined> {
    if (this._wallet?.authorised === true) return undefined;
    const forms = this._elements.filter(
      ({ _type, _mounted }) => _mounted && _type !== 'expressCheckout',
    );
    const replies = await Promise.all(forms.map((form) => form._ask({ action: 'validate' })));
    return replies.map(({ error }) => error).find((error) => error !== undefined);
  }

  #make(type: ElementType, options: UnknownRecord): StripeElement {
    if (type === 'address') return new AddressElement(options, this);
    if (type === 'expressCheckout') return new ExpressCheckoutElement(options, this);
    return new StripeElement(type, options, this);
  }

  async #addFonts(wanted: Promise<readonly FontDescription[]>): Promise<void> {
    const fonts = await wanted;
    this.#fonts.push(...fonts);
    await Promise.all([...this.#elements.values()].map((element) => element._reconfigure()));
  }

  get #locale(): string {
    return resolveLocale(textAt(this._options, 'locale') ?? this.#surroundings.locale);
  }
}

/** A group may have one address for billing and one for shipping, and one of anything else. */
function slotOf(type: string, mode: unknown): string {
  return type === 'address' ? `address ${String(mode)}` : type;
}

/** True if the options of a deferred group say that the card will be used again. */
function keepsCard(options: UnknownRecord): boolean {
  const { mode, setupFutureUsage, setup_future_usage: former } = options;
  return mode === 'setup' || mode === 'subscription' || Boolean(setupFutureUsage ?? former);
}
