import { cartKey, fingerprint, merged, restore, save, type Cart } from './cart.ts';
import { BookCartChangeEvent } from './events.ts';

/** Keeps one element's cart the same as the browser's, the other tabs' and the other elements'. */
export class CartKeeper {
  readonly #host: EventTarget;
  readonly #adopt: (cart: Cart) => void;
  #server = '';
  /** What this element and the browser last agreed upon. */
  #agreed: Cart = [];

  /** `adopt` is called with a cart that was changed elsewhere. */
  constructor(host: EventTarget, adopt: (cart: Cart) => void) {
    this.#host = host;
    this.#adopt = adopt;
  }

  /** Listens for changes made elsewhere until `signal` ends it. */
  follow(signal: AbortSignal): void {
    addEventListener(
      'storage',
      ({ key }) => {
        if (key !== null && key !== cartKey(this.#server)) return;
        this.#tell(restore(this.#server) ?? []);
      },
      { signal },
    );
    addEventListener(
      'book-cart-change',
      ({ target }) => {
        const kept = target === this.#host ? null : restore(this.#server);
        if (kept) this.#take(kept);
      },
      { signal },
    );
    // A page kept aside while the buyer was on another one has heard of nothing.
    addEventListener(
      'pageshow',
      ({ persisted }) => {
        const kept = persisted ? restore(this.#server) : null;
        if (kept) this.#tell(kept);
      },
      { signal },
    );
  }

  /** The cart to begin with; `otherwise` where the browser keeps none. */
  open(server: string, otherwise: Cart): Cart {
    this.#server = server;
    this.#agreed = restore(server) ?? otherwise;
    return this.#agreed;
  }

  /** Keeps a cart that was changed here, with what was changed elsewhere meanwhile, and tells the page. */
  keep(cart: Cart): void {
    if (isSame(cart, this.#agreed)) return;
    const before = this.#agreed;
    const now = merged(before, cart, restore(this.#server) ?? before);
    this.#agreed = now;
    save(this.#server, now);
    this.#host.dispatchEvent(new BookCartChangeEvent(now, before));
    if (!isSame(now, cart)) this.#adopt(now);
  }

  /** Another tab changed it, and nobody has told this page. */
  #tell(cart: Cart): void {
    const before = this.#agreed;
    if (isSame(cart, before)) return;
    this.#take(cart);
    this.#host.dispatchEvent(new BookCartChangeEvent(cart, before, true));
  }

  #take(cart: Cart): void {
    if (isSame(cart, this.#agreed)) return;
    this.#agreed = cart;
    this.#adopt(cart);
  }
}

const isSame = (one: Cart, other: Cart) => fingerprint(one) === fingerprint(other);
