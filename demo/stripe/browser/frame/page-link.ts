import { FRAME_PARAMETER, PARENT_PARAMETER, isFromPage, seal } from '../protocol.ts';
import type { FrameMessage, FrameReply, FrameRequest, PageMessage } from '../protocol.ts';

/** Who answers what the page asks of the frame. */
export interface PageHandlers {
  command(command: Extract<PageMessage, { kind: 'command' }>['command']): void;
  request(request: FrameRequest): Promise<FrameReply>;
}

/** The frame's end of the conversation with the merchant's page. */
export class PageLink {
  readonly #origin: string;
  readonly #frame: string;

  /** Takes the page's origin and the frame's name from the frame's own address. */
  constructor(address: URL) {
    this.#origin = webOrigin(address.searchParams.get(PARENT_PARAMETER) ?? '');
    this.#frame = address.searchParams.get(FRAME_PARAMETER) ?? '';
  }

  send(message: FrameMessage): void {
    // A file or a sandboxed page has no origin that a message could be addressed to.
    const target = this.#origin === 'null' ? '*' : this.#origin;
    window.parent.postMessage(seal(this.#frame, message), target);
  }

  listen(handlers: PageHandlers): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (event.source !== window.parent || event.origin !== this.#origin) return;
      if (!isFromPage(event.data, this.#frame)) return;
      const { message } = event.data;
      if (message.kind === 'command') handlers.command(message.command);
      else void this.#answer(message.id, handlers.request(message.request));
    });
  }

  async #answer(id: number, reply: Promise<FrameReply>): Promise<void> {
    this.send({ kind: 'reply', id, reply: await reply });
  }
}

/** As browsers write it in messages: `null` for whatever has no origin that others could name. */
function webOrigin(page: string): string {
  const url = URL.parse(page);
  return url && /^https?:$/.test(url.protocol) ? url.origin : 'null';
}
