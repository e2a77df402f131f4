import { IntegrationError } from '../errors.ts';
import type { StripeError } from '../errors.ts';
import type { FrameConfiguration } from '../protocol.ts';
import { isRecord, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { resolveLocale, textFor } from '../text.ts';
import type { Text } from '../text.ts';
import { StripeElement } from './element.ts';
import type { ElementSurroundings } from './element.ts';
import { Emitter } from './emitter.ts';
import type { Handler } from './emitter.ts';
import { requireElementType, requireGroupOptions } from './known-options.ts';

/** What a group takes from the Stripe object it belongs to. */
export interface GroupSurroundings {
  readonly frameOrigin: string;
  readonly locale: string | undefined;
  readonly key: Pick<FrameConfiguration, 'publishableKey' | 'stripeAccount' | 'apiVersion'>;
  /** Reads the intent again; `undefined` is the error of success. */
  refresh(clientSecret: string): Promise<StripeError | undefined>;
}

export type SubmitResult =
  | { readonly error: StripeError }
  | { readonly error?: undefined; readonly selectedPaymentMethod: 'card' };

/** Elements that belong to one payment and share its looks. */
export class ElementsGroup implements ElementSurroundings {
  _options: UnknownRecord;
  /** `submit()` has succeeded: what the deferred calls insist on. */
  _submitted = false;
  readonly #surroundings: GroupSurroundings;
  readonly #elements = new Map<string, StripeElement>();
  readonly #emitter = new Emitter();

  constructor(options: UnknownRecord, surroundings: GroupSurroundings) {
    requireGroupOptions(options);
    this._options = options;
    this.#surroundings = surroundings;
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
    };
  }

  /** One Element of each type at a time; throws an IntegrationError for a second. */
  create(type: unknown, options: unknown = {}): StripeElement {
    const known = requireElementType(type);
    if (this.#elements.has(known)) {
      throw new IntegrationError(
        `This Elements group has a ${known} Element already. Take it with ` +
          `elements.getElement("${known}"), or destroy() it first.`,
      );
    }
    const { mode, clientSecret } = this._options;
    if (known === 'payment' && mode === undefined && clientSecret === undefined) {
      throw new IntegrationError(
        'elements.create("payment"): the group needs {clientSecret} or ' +
          '{mode, amount, currency}. Pass them to stripe.elements().',
      );
    }
    const element = new StripeElement(known, isRecord(options) ? options : {}, this);
    this.#elements.set(known, element);
    return element;
  }

  /** The group's Element of a type, `null` where there is none. */
  getElement(type: unknown): StripeElement | null {
    return this.#elements.get(String(type)) ?? null;
  }

  /** Merges shallowly; resolves when all mounted Elements show it. */
  async update(changes: unknown): Promise<void> {
    const options = { ...this._options, ...(isRecord(changes) ? changes : {}) };
    requireGroupOptions(options);
    this._options = options;
    await Promise.all([...this.#elements.values()].map((element) => element._reconfigure()));
    this.#emitter.emit('update-end');
  }

  /** Checks what the buyer entered and marks in the frame what is missing. */
  async submit(): Promise<SubmitResult> {
    const payment = this.#elements.get('payment');
    if (payment === undefined) {
      throw new IntegrationError(
        'elements.submit(): this group has no payment Element. Create and mount one first.',
      );
    }
    const { error } = await payment._ask({ action: 'validate' });
    if (error !== undefined) return { error };
    this._submitted = true;
    return { selectedPaymentMethod: 'card' };
  }

  async fetchUpdates(): Promise<{ error?: StripeError }> {
    const clientSecret = textAt(this._options, 'clientSecret');
    if (clientSecret === undefined) {
      throw new IntegrationError(
        'elements.fetchUpdates() needs a group made with clientSecret; use elements.update().',
      );
    }
    const error = await this.#surroundings.refresh(clientSecret);
    return error === undefined ? {} : { error };
  }

  on(event: string, handler: Handler): void {
    this.#emitter.add(event, handler, false);
  }

  forget(element: StripeElement): void {
    this.#elements.delete(element._type);
  }

  get #locale(): string {
    return resolveLocale(textAt(this._options, 'locale') ?? this.#surroundings.locale);
  }
}
