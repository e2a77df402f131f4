import type { Caller } from '../api.ts';
import { validationError } from '../errors.ts';
import type { FrameConfiguration, FrameReply, FrameRequest } from '../protocol.ts';
import { directionOf, textFor, translateRefusal } from '../text.ts';
import type { Text } from '../text.ts';
import { addFonts } from './fonts.ts';
import type { PageLink } from './page-link.ts';
import { tokenise } from './tokenise.ts';
import { holdsCard } from './view.ts';
import type { View } from './view.ts';

/** Runs one element in its frame: tells the page what happens, does what the page asks. */
export class Session {
  readonly #view: View;
  readonly #page: PageLink;
  #caller: Caller | undefined;
  #text: Text = textFor('en');
  #reported = '';

  constructor(page: PageLink, makeView: (edited: () => void) => View) {
    this.#page = page;
    this.#view = makeView(() => {
      this.#edited();
    });
  }

  start(): void {
    const { root } = this.#view;
    document.body.append(root);
    this.#reportFocus(root);
    root.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#page.send({ kind: 'escape' });
    });
    this.#page.listen({
      command: (command) => {
        if (command === 'focus') this.#view.focus();
        else if (command === 'blur') this.#blur();
        else if (command === 'collapse') this.#collapse();
        else this.#clear();
      },
      request: (request) => this.#serve(request),
    });
    this.#page.send({ kind: 'loaded' });
  }

  async #serve(request: FrameRequest): Promise<FrameReply> {
    if (request.action === 'configure') return this.#configure(request.configuration);
    const fault = this.#validate();
    if (request.action === 'read') return { object: this.#view.change().event };
    if (fault !== undefined) return fault;
    if (request.action === 'validate' || this.#caller === undefined) return { object: {} };
    if (!holdsCard(this.#view)) return { object: {} };
    return tokenise(this.#view, this.#caller, request);
  }

  #configure(configuration: FrameConfiguration): FrameReply {
    const { publishableKey, stripeAccount, apiVersion, locale } = configuration;
    this.#text = textFor(locale);
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    addFonts(configuration.fonts);
    this.#caller = {
      publishableKey,
      ...(stripeAccount !== undefined && { stripeAccount }),
      ...(apiVersion !== undefined && { apiVersion }),
      connectionMessage: this.#text.connectionFailed,
      translate: (sentence) => translateRefusal(sentence, this.#text),
    };
    this.#view.configure(configuration, this.#text);
    if (this.#reported === '') {
      this.#followHeight();
      // A fresh element says nothing until it differs from empty; a pre-filled one does at once.
      this.#reported = JSON.stringify(this.#view.change());
      if (!this.#view.empty) this.#reported = 'empty';
    }
    this.#edited();
    return { object: {} };
  }

  /** Marks what is missing or wrong, and answers with the first of it. */
  #validate(): FrameReply | undefined {
    const fault = this.#view.reveal();
    this.#edited();
    if (typeof fault !== 'string') return fault && { error: fault };
    return { error: validationError(fault, this.#text.errors[fault]) };
  }

  #edited(): void {
    this.#view.refresh();
    const change = this.#view.change();
    const report = JSON.stringify(change);
    if (report === this.#reported) return;
    this.#reported = report;
    this.#page.send({ kind: 'change', change });
  }

  #clear(): void {
    this.#view.clear();
    this.#edited();
  }

  #collapse(): void {
    this.#view.collapse?.();
    this.#edited();
  }

  #blur(): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  #reportFocus(root: HTMLElement): void {
    root.addEventListener('focusin', (event) => {
      if (event.relatedTarget === null) this.#page.send({ kind: 'focus' });
    });
    root.addEventListener('focusout', (event) => {
      if (event.relatedTarget === null) this.#page.send({ kind: 'blur' });
    });
  }

  #followHeight(): void {
    const { root } = this.#view;
    const report = () => {
      this.#page.send({ kind: 'resize', height: Math.ceil(root.getBoundingClientRect().height) });
    };
    new ResizeObserver(report).observe(root);
    // Browsers do not run observers in a frame that is out of sight.
    report();
  }
}
