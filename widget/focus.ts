import type { LitElement } from 'lit';

/** Where the keyboard is, as screens come and go. */
export class Focus {
  readonly #host: LitElement;
  #heading: HTMLElement | null = null;
  /** True once the buyer did something here: before, nothing may take the page's focus. */
  #touched = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addEventListener('click', () => {
      this.claim();
    });
  }

  /** From now on the focus goes where the buyer is led. */
  claim(): void {
    this.#touched = true;
  }

  /** The heading gets the focus again, because what had it is gone. */
  renew(): void {
    this.#heading = null;
  }

  /** A new screen begins at its heading, once the buyer is at work here. */
  follow(): void {
    const heading = this.#host.renderRoot.querySelector<HTMLElement>('.heading');
    if (heading === this.#heading) return;
    this.#heading = heading;
    if (this.#touched) heading?.focus();
  }

  /** To the first node that matches, once what was changed is drawn. */
  async to(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
