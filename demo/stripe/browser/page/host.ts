import { IntegrationError } from '../errors.ts';
import { textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';

/** Finds the place to mount into; throws an IntegrationError saying why it will not do. */
export function findHost(place: unknown): HTMLElement {
  const host = typeof place === 'string' ? document.querySelector(place) : place;
  if (typeof place === 'string' && host === null) {
    throw new IntegrationError(
      `mount(): the selector "${place}" applies to no DOM element on the page at present. ` +
        'Make sure the element exists before calling mount().',
    );
  }
  if (!(host instanceof HTMLElement)) {
    throw new IntegrationError(
      'mount(): invalid DOM element. Pass a selector such as "#card", or an HTML element.',
    );
  }
  const root = host.getRootNode();
  if (root instanceof ShadowRoot) {
    throw new IntegrationError(
      'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM ' +
        '(a <slot> can still show it inside your component).',
    );
  }
  if (!(root instanceof Document)) {
    throw new IntegrationError(
      'mount(): the DOM element is not attached to the page. Add it to the document first.',
    );
  }
  return host;
}

export type HostState = Readonly<
  Record<'complete' | 'empty' | 'focus' | 'invalid' | 'webkitAutofill', boolean>
>;

const names = {
  base: 'StripeElement',
  complete: 'StripeElement--complete',
  empty: 'StripeElement--empty',
  focus: 'StripeElement--focus',
  invalid: 'StripeElement--invalid',
  webkitAutofill: 'StripeElement--webkit-autofill',
};

/** Sets the classes that tell a host's state; `classes` is the option that renames them. */
export function showState(host: HTMLElement, classes: UnknownRecord, state: HostState): void {
  toggle(host, textAt(classes, 'base') ?? names.base, true);
  toggle(host, textAt(classes, 'complete') ?? names.complete, state.complete);
  toggle(host, textAt(classes, 'empty') ?? names.empty, state.empty);
  toggle(host, textAt(classes, 'focus') ?? names.focus, state.focus);
  toggle(host, textAt(classes, 'invalid') ?? names.invalid, state.invalid);
  toggle(host, textAt(classes, 'webkitAutofill') ?? names.webkitAutofill, state.webkitAutofill);
}

export function removeState(host: HTMLElement, classes: UnknownRecord): void {
  for (const [name, standard] of Object.entries(names)) {
    toggle(host, textAt(classes, name) ?? standard, false);
  }
}

/** True if a click on this path of nodes is one on a label that belongs to the host. */
export function labels(path: readonly EventTarget[], host: HTMLElement): boolean {
  const label = path.find((node) => node instanceof HTMLLabelElement);
  if (label === undefined) return false;
  return label.contains(host) || (host.id !== '' && label.htmlFor === host.id);
}

function toggle(host: HTMLElement, tokens: string, on: boolean): void {
  for (const token of tokens.split(/\s+/)) if (token !== '') host.classList.toggle(token, on);
}
