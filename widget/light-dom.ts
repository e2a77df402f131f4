/** A place in light DOM that is shown in the element's `card` slot. */
export interface Place {
  readonly node: HTMLElement;
  remove(): void;
}

/**
 * Makes a place for Stripe's frame, which refuses to live in a shadow root: a div under the host, or,
 * where the host is itself inside shadow roots, a div under the outermost host, handed down by one
 * slot in each root between.
 */
export function placeFor(host: Element): Place {
  // Two widgets under one outer host must not share a slot there.
  const own = `book-checkout-card-${Math.random().toString(36).slice(2)}`;
  const added: HTMLElement[] = [];
  let at = host;
  let slot = 'card';
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
  return {
    node,
    remove: () => {
      for (const one of added) one.remove();
    },
  };
}
