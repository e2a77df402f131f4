import { withCopies, type Cart } from './cart.ts';
import { fold } from './intact.ts';

/** A cart that an address brings. */
export interface LinkedCart {
  cart: Cart;
  /** Parts of it could not be read. */
  isDamaged: boolean;
  /** Whoever follows it wants to pay. */
  pays: boolean;
}

/** The cart in an address, as shared-cart.ts writes it; null if there is none. */
export function cartOfLink(address: string): LinkedCart | null {
  const { searchParams } = new URL(address);
  const written = searchParams.get('cart');
  if (written === null) return null;
  const parts = written
    .split(',')
    .map((part) => /^([\w.~-]{1,64})(?:\*(\d{1,4}))?$/.exec(part.trim()));
  const cart = fold<RegExpExecArray | null, Cart>(
    parts,
    (all, part) => (part?.[1] ? withCopies(all, part[1], Number(part[2] ?? 1)) : all),
    [],
  );
  return {
    cart,
    isDamaged: parts.some((part) => !part),
    pays: searchParams.get('book-checkout') === 'checkout',
  };
}
