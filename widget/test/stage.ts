import '../define.ts';
import type { BookCheckout } from '../book-checkout.ts';
import { ok, until } from './assert.ts';
import { GOOD_CARD } from './fake-stripe.ts';

/** Forgets what a tab and a browser keep. */
export function forgetAll(): void {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '');
}

/**
 * Puts the element into the page, with attributes as written in HTML. It leaves the history alone
 * unless told otherwise: all files run in one tab, whose history Chromium cuts at fifty entries, those
 * that nobody pressed for first, so that going back would leave the page.
 */
export function place(attributes: Record<string, string> = {}, into: Node = document.body) {
  const element = document.createElement('book-checkout');
  for (const [name, value] of Object.entries({ address: 'off', ...attributes }))
    element.setAttribute(name, value);
  into.appendChild(element);
  return new Visitor(element);
}

/** A pointer that is pressed on one node and let go over another: a click on what both are in, `on`. */
export function dragTo(on: Element, from: Element): void {
  from.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
  on.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
}

/** Sees and presses what a buyer sees and presses. */
export class Visitor {
  readonly element: BookCheckout;

  constructor(element: BookCheckout) {
    this.element = element;
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    ok(shadowRoot, 'the element has drawn nothing');
    return shadowRoot;
  }

  get text(): string {
    return this.root.textContent.replace(/\s+/g, ' ');
  }

  /** Waits for a text to be there. */
  sees(words: string | RegExp): Promise<true> {
    const there = () =>
      typeof words === 'string' ? this.text.includes(words) : words.test(this.text);
    return until(() => there() || null, String(words));
  }

  button(words: RegExp): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find((one) =>
      words.test(`${one.textContent} ${one.ariaLabel ?? ''}`.replace(/\s+/g, ' ').trim()),
    );
  }

  async press(words: RegExp): Promise<void> {
    const button = await until(() => this.button(words), `button ${String(words)}`);
    button.click();
    await this.element.updateComplete;
  }

  field(name: string): HTMLInputElement {
    const input = this.root.querySelector<HTMLInputElement>(`#${name}`);
    ok(input, `no field ${name}`);
    return input;
  }

  type(name: string, value: string): void {
    const input = this.field(name);
    input.value = value;
    input.dispatchEvent(new Event('input'));
  }

  /** Stripe's input, wherever it was mounted. */
  get card(): HTMLInputElement | null {
    return document.querySelector('.fake-card');
  }

  async typeCard(value = GOOD_CARD): Promise<void> {
    const card = await until(() => this.card, 'the card field');
    card.value = value;
    card.dispatchEvent(new Event('input'));
    await this.element.updateComplete;
  }

  /** Name, e-mail and card; then everything is ready for Pay. */
  async fillIn(): Promise<void> {
    await until(() => this.root.querySelector('#name'), 'the form');
    this.type('name', 'Jonah Jones');
    this.type('email', 'jonah@example.com');
    await this.typeCard();
  }
}
