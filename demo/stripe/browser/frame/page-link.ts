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
    this.#origin = new URL(address.searchParams.get(PARENT_PARAMETER) ?? '').origin;
    this.#frame = address.searchParams.get(FRAME_PARAMETER) ?? '';
  }

  send(message: FrameMessage): void {
    window.parent.postMessage(seal(this.#frame, message), this.#origin);
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
