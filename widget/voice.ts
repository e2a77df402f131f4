import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pageSays } from './page-says.ts';
import { speak, tag, text, type OwnWords } from './text.ts';

type Host = ReactiveControllerHost & Element & { words?: OwnWords | null | undefined };

/** The element whose place in the page says which language is spoken: one page speaks one. */
let leader: Element | undefined;

/** Follows the language of the page, with the sentences of its owner. */
export class Voice implements ReactiveController {
  /** True once the page's language is there: before, nothing is to be shown. */
  ready = false;
  readonly #host: Host;
  readonly #onChange: () => void;
  #heard = '';
  #observer: MutationObserver | undefined;

  /** `onChange` is called when another language is spoken than was before. */
  constructor(host: Host, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => void this.follow());
    const attributeFilter = ['lang', 'dir'];
    this.#observer.observe(document, { subtree: true, attributeFilter });
    void this.follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Where lines begin: as the page says, and as the language does where it says nothing. */
  get direction(): string {
    return pageSays('dir', this.#host) || (/^(ar|he)/.test(text.locale) ? 'rtl' : 'ltr');
  }

  /** Reads the page again, and the host's `words`. */
  async follow(): Promise<void> {
    if (!leader?.isConnected) leader = this.#host;
    await speak(pageSays('lang', leader), this.#host.words);
    const changed = this.ready && this.#heard !== tag;
    this.ready = true;
    this.#heard = tag;
    this.#host.requestUpdate();
    if (changed) this.#onChange();
  }
}
