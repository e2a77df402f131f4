import { IntegrationError } from '../errors.ts';
import type {
  ElementChange,
  ElementType,
  FrameConfiguration,
  FrameReply,
  FrameRequest,
} from '../protocol.ts';
import { isRecord, mergeDeep, recordAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { formTextFor, isForm } from '../form-text.ts';
import type { Text } from '../text.ts';
import { Emitter } from './emitter.ts';
import type { Handler } from './emitter.ts';
import { FrameLink } from './frame-link.ts';
import { findHost, labels, removeState, showState } from './host.ts';
import { requireElementOptions, requireElementUpdate, requireEvent } from './known-options.ts';

/** What an element takes from the group it was created in, asked anew at each use. */
export interface ElementSurroundings {
  readonly frameOrigin: string;
  readonly text: Text;
  readonly configuration: Omit<FrameConfiguration, 'options'>;
  forget(element: StripeElement): void;
}

const hasLoader = new Set<ElementType>(['payment', 'address', 'linkAuthentication']);

const untouched: ElementChange = {
  empty: true,
  complete: false,
  invalid: false,
  autofilled: false,
  event: {},
};

/** One Element as the merchant's page sees it: mounting, events, classes on its host. */
export class StripeElement {
  /** Not part of Stripe's interface, like everything here that starts with an underscore. */
  readonly _type: ElementType;
  _options: UnknownRecord;
  readonly #surroundings: ElementSurroundings;
  readonly #emitter = new Emitter();
  #host: HTMLElement | undefined;
  #link: FrameLink | undefined;
  #state = untouched;
  #focused = false;
  #ready = false;
  /** How often options have changed: a frame that was told while it got ready is told again. */
  #revision = 0;
  #destroyed = false;

  constructor(type: ElementType, options: UnknownRecord, surroundings: ElementSurroundings) {
    requireElementOptions(type, options);
    this._type = type;
    this._options = options;
    this.#surroundings = surroundings;
  }

  /** Puts the frame into `place`, a selector or an HTML element; moves it if it is mounted. */
  mount(place: unknown): void {
    this.#requireAlive();
    const host = findHost(place);
    if (host === this.#host && this.#link?.iframe.parentNode === host) return;
    requireAddressableOrigin();
    this.unmount();
    this.#host = host;
    this.#link = this.#makeLink();
    host.replaceChildren(this.#link.iframe);
    host.ownerDocument.addEventListener('click', this.#followLabel);
    this.#showState();
    if (hasLoader.has(this._type)) this.#emit('loaderstart');
  }

  unmount(): void {
    const host = this.#host;
    if (host === undefined) return;
    host.ownerDocument.removeEventListener('click', this.#followLabel);
    removeState(host, recordAt(this._options, 'classes'));
    this.#link?.close();
    this.#host = undefined;
    this.#link = undefined;
    this.#state = untouched;
    this.#focused = false;
    this.#ready = false;
  }

  destroy(): void {
    this.#requireAlive();
    this.unmount();
    this.#destroyed = true;
    this.#emitter.removeAll();
    this.#surroundings.forget(this);
  }

  update(options: unknown): this {
    this.#requireAlive();
    const changes = isRecord(options) ? options : {};
    requireElementUpdate(this._type, changes);
    if (this.#host !== undefined) removeState(this.#host, recordAt(this._options, 'classes'));
    this._options = mergeDeep(this._options, changes);
    this.#showState();
    void this._reconfigure();
    return this;
  }

  /** Does nothing before the `ready` event. */
  focus(): void {
    if (!this.#ready) return;
    this.#link?.iframe.focus();
    this.#link?.command('focus');
  }

  blur(): void {
    this.#link?.command('blur');
    this.#link?.iframe.blur();
  }

  clear(): void {
    this.#link?.command('clear');
  }

  /** Closes the Payment Element where its layout is an accordion. */
  collapse(): this {
    this.#link?.command('collapse');
    return this;
  }

  on(event: unknown, handler: Handler): this {
    this.#emitter.add(requireEvent(this._type, event), handler, false);
    return this;
  }

  once(event: unknown, handler: Handler): this {
    this.#emitter.add(requireEvent(this._type, event), handler, true);
    return this;
  }

  off(event: unknown, handler?: Handler): this {
    this.#emitter.remove(requireEvent(this._type, event), handler);
    return this;
  }

  /** Asks the frame; rejects with an IntegrationError if there is none. */
  async _ask(request: FrameRequest): Promise<FrameReply> {
    if (this.#link === undefined) {
      throw new IntegrationError(
        `We could not retrieve data from the ${this._type} Element. ` +
          'Make sure the Element you are using is mounted, and still is when you use it.',
      );
    }
    return this.#link.request(request);
  }

  /** Applies options and looks again; resolves once a mounted frame shows them. */
  async _reconfigure(): Promise<void> {
    this.#revision += 1;
    if (!this.#ready) return;
    await this._ask({ action: 'configure', configuration: this.#configuration() });
  }

  get _mounted(): boolean {
    return this.#host !== undefined;
  }

  /** What the `ready` event carries besides the type. */
  _readyDetails(): UnknownRecord {
    return {};
  }

  /** The buyer has pressed the button that is all there is in the frame. */
  _pressed(): void {
    // Most kinds have fields instead.
  }

  /** Tells the page; false if it does not listen. */
  _tell(event: string, payload: UnknownRecord): boolean {
    const listens = this.#emitter.has(event);
    this.#emit(event, payload);
    return listens;
  }

  #makeLink(): FrameLink {
    const { frameOrigin, text } = this.#surroundings;
    const type = this._type;
    const { locale } = this.#surroundings.configuration;
    const title = isForm(type) ? formTextFor(locale).titles[type] : text[type].title;
    const link = new FrameLink(
      {
        type: this._type,
        origin: frameOrigin,
        title,
        connectionMessage: text.connectionFailed,
      },
      {
        loaded: () => {
          void this.#introduce(link);
        },
        failed: (error) => {
          this.#emit('loaderror', { error });
        },
        message: (message) => {
          if (message.kind === 'change') this.#change(message.change);
          else if (message.kind === 'deed') this._pressed();
          else this.#focusMoved(message.kind);
        },
      },
    );
    return link;
  }

  async #introduce(link: FrameLink): Promise<void> {
    const again = this.#ready;
    this.#ready = false;
    if (again && !this.#state.empty) this.#change(untouched);
    let told: number;
    do {
      told = this.#revision;
      await link.request({ action: 'configure', configuration: this.#configuration() });
      if (link !== this.#link) return;
    } while (told !== this.#revision);
    this.#ready = true;
    if (!again) this.#emit('ready', this._readyDetails());
  }

  #configuration(): FrameConfiguration {
    // Functions and nodes among the options would make structured cloning fail.
    const options: UnknownRecord = recordAt(JSON.parse(JSON.stringify(this._options)));
    return { ...this.#surroundings.configuration, options };
  }

  #change(change: ElementChange): void {
    this.#tellCardDetails(this.#state.cardDetails, change.cardDetails);
    this.#state = change;
    this.#showState();
    if (Object.keys(change.event).length > 0) this.#emit('change', change.event);
  }

  /** Stripe looks the card up, and says so in two steps; here it is known at once. */
  #tellCardDetails(former: unknown, details: UnknownRecord | undefined): void {
    if (this._type !== 'payment' || JSON.stringify(former) === JSON.stringify(details)) return;
    if (details !== undefined) this.#emit('carddetailschange', { loading: true });
    this.#emit('carddetailschange', { loading: false, ...(details !== undefined && { details }) });
  }

  #focusMoved(kind: 'focus' | 'blur' | 'escape'): void {
    if (kind !== 'escape') {
      this.#focused = kind === 'focus';
      this.#showState();
    }
    this.#emit(kind);
  }

  #emit(event: string, payload: UnknownRecord = {}): void {
    this.#emitter.emit(event, { elementType: this._type, ...payload });
  }

  #showState(): void {
    if (this.#host === undefined) return;
    const { empty, complete, invalid, autofilled } = this.#state;
    showState(this.#host, recordAt(this._options, 'classes'), {
      empty,
      complete,
      invalid,
      focus: this.#focused,
      webkitAutofill: autofilled,
    });
  }

  readonly #followLabel = (event: MouseEvent): void => {
    if (this.#host !== undefined && labels(event.composedPath(), this.#host)) this.focus();
  };

  #requireAlive(): void {
    if (!this.#destroyed) return;
    throw new IntegrationError('This Element has been destroyed. Please create a new one.');
  }
}

function requireAddressableOrigin(): void {
  if (location.origin !== 'null') return;
  throw new IntegrationError(
    'Elements need a page with an origin: open it over http:// or https://, not from a file.',
  );
}
