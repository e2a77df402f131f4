/** A place in light DOM that is shown in one of the element's slots. */
export interface Place {
  readonly node: HTMLElement;
  remove(): void;
}

const MARK = 'data-book-checkout-place';
const ours = new WeakSet<Element>();

/**
 * Makes a place for one of Stripe's frames, which refuse to live in a shadow root: a div under the
 * host, or, where the host is itself inside shadow roots, a div under the outermost host, handed down
 * by one slot in each root between. `name` is the element's slot.
 */
export function placeFor(host: Element, name: string): Place {
  // A copy of an element has a copy of the other's place, with nothing alive in it.
  for (const child of [...host.children]) {
    if (child.hasAttribute(MARK) && !ours.has(child)) child.remove();
  }
  // Two widgets under one outer host must not share a slot there.
  const own = `book-checkout-${name}-${Math.random().toString(36).slice(2)}`;
  const added: HTMLElement[] = [];
  let at = host;
  let slot = name;
  for (let root = at.getRootNode(); root instanceof ShadowRoot; root = at.getRootNode()) {
    const relay = document.createElement('slot');
    relay.name = own;
    relay.slot = slot;
    at.append(relay);
    added.push(relay);
    at = root.host;
    slot = own;
  }
  const node = document.createElement('div');
  node.slot = slot;
  at.append(node);
  added.push(node);
  for (const one of added) {
    one.setAttribute(MARK, '');
    ours.add(one);
  }
  return {
    node,
    remove: () => {
      for (const one of added) one.remove();
    },
  };
}
