import type { StripeError } from '../errors.ts';
import { FRAME_PARAMETER, PARENT_PARAMETER, isFromFrame, seal } from '../protocol.ts';
import type {
  FrameType,
  FrameMessage,
  FrameReply,
  FrameRequest,
  PageMessage,
} from '../protocol.ts';

/** How long after its load event a frame may take to say it is there, in milliseconds. */
const GRACE = 5_000;

let frames = 0;

export interface FrameHandlers {
  /** The frame's document is there and empty; also after a reload, as when the host is moved. */
  loaded(): void;
  failed(error: StripeError): void;
  message(message: Exclude<FrameMessage, { kind: 'loaded' | 'reply' | 'resize' }>): void;
}

/** One element's iframe and the page's end of the conversation with it. */
export class FrameLink {
  readonly iframe = document.createElement('iframe');
  readonly #origin: string;
  readonly #handlers: FrameHandlers;
  readonly #connectionError: StripeError;
  readonly #pending = new Map<number, (reply: FrameReply) => void>();
  #queued: PageMessage[] = [];
  #requests = 0;
  #listening = false;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    element: { type: FrameType; origin: string; title: string; connectionMessage: string },
    handlers: FrameHandlers,
  ) {
    this.#origin = element.origin;
    this.#handlers = handlers;
    this.#connectionError = { type: 'api_connection_error', message: element.connectionMessage };
    dress(this.iframe, element.title);
    this.iframe.src = frameAddress(element.origin, element.type, this.iframe.name);
    this.iframe.addEventListener('load', () => {
      if (!this.#listening) this.#timer = setTimeout(this.#fail, GRACE);
    });
    window.addEventListener('message', this.#receive);
  }

  command(command: 'focus' | 'blur' | 'clear' | 'collapse'): void {
    if (this.#listening) this.#post({ kind: 'command', command });
  }

  /** Waits for the frame where it is still loading. Resolves with an error if it never comes. */
  request(request: FrameRequest): Promise<FrameReply> {
    if (this.#failed) return Promise.resolve({ error: this.#connectionError });
    const { promise, resolve } = Promise.withResolvers<FrameReply>();
    this.#requests += 1;
    const message: PageMessage = { kind: 'request', id: this.#requests, request };
    this.#pending.set(message.id, resolve);
    if (this.#listening) this.#post(message);
    else this.#queued.push(message);
    return promise;
  }

  /** Takes the frame off the page; whoever still waits for it gets an error. */
  close(): void {
    clearTimeout(this.#timer);
    window.removeEventListener('message', this.#receive);
    this.iframe.remove();
    this.#abandon();
  }

  readonly #receive = (event: MessageEvent<unknown>): void => {
    if (event.origin !== this.#origin || event.source !== this.iframe.contentWindow) return;
    if (!isFromFrame(event.data, this.iframe.name)) return;
    const { message } = event.data;
    if (message.kind === 'loaded') this.#greet();
    else if (message.kind === 'reply') this.#settle(message.id, message.reply);
    else if (message.kind === 'resize') this.iframe.style.height = `${message.height}px`;
    else this.#handlers.message(message);
  };

  #greet(): void {
    clearTimeout(this.#timer);
    // A second greeting means a new document: what the former one was asked is lost.
    if (this.#listening) this.#abandon();
    this.#listening = true;
    this.#failed = false;
    const queued = this.#queued;
    this.#queued = [];
    this.#handlers.loaded();
    for (const message of queued) this.#post(message);
  }

  #settle(id: number, reply: FrameReply): void {
    this.#pending.get(id)?.(reply);
    this.#pending.delete(id);
  }

  readonly #fail = (): void => {
    this.#failed = true;
    this.#abandon();
    this.#handlers.failed(this.#connectionError);
  };

  #abandon(): void {
    for (const resolve of this.#pending.values()) resolve({ error: this.#connectionError });
    this.#pending.clear();
    this.#queued = [];
  }

  #post(message: PageMessage): void {
    this.iframe.contentWindow?.postMessage(seal(this.iframe.name, message), this.#origin);
  }
}

function frameAddress(origin: string, type: FrameType, name: string): string {
  const address = new URL(`/frames/${type}.html`, origin);
  address.searchParams.set(PARENT_PARAMETER, location.origin);
  address.searchParams.set(FRAME_PARAMETER, name);
  return address.href;
}

/** Looks are set property by property: a page may forbid style attributes and inline styles. */
function dress(iframe: HTMLIFrameElement, title: string): void {
  frames += 1;
  iframe.name = `__privateStripeFrame${frames}`;
  iframe.title = title;
  iframe.allow = 'payment *';
  Object.assign(iframe.style, {
    border: '0',
    margin: '0',
    padding: '0',
    display: 'block',
    width: '100%',
    minWidth: '100%',
    height: '1.2em',
    overflow: 'hidden',
  });
  // In a dark page the browser would otherwise paint a light frame on an opaque background.
  iframe.style.setProperty('color-scheme', 'light only', 'important');
}
