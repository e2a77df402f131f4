import type { Book, Money, QuoteLine } from '../server/contract.ts';
import { bookIn, copies, total, type Cart } from './cart.ts';
import { majorOf } from './money.ts';
import { BookCartChangeEvent } from './events.ts';
import { hasShop, isCheckingOut, type State, type WithShop } from './state.ts';

/** One thing of an event of Google Analytics 4; prices are in the currency's major unit. */
export interface EcommerceItem {
  item_id: string;
  item_name: string;
  item_brand?: string;
  item_category?: string;
  item_variant?: string;
  index?: number;
  price: number;
  quantity: number;
}

/** What Google Analytics 4 and those that learned from it know as `ecommerce`. */
export interface Ecommerce {
  /** ISO 4217, in capitals. */
  currency: string;
  value: number;
  items: readonly EcommerceItem[];
  item_list_name?: string;
  transaction_id?: string;
  /** `card` for whatever is typed into the form, or the wallet: `apple_pay`, `google_pay`, `link` … */
  payment_type?: string;
}

export type EcommerceName =
  | 'view_item_list'
  | 'view_item'
  | 'add_to_cart'
  | 'remove_from_cart'
  | 'view_cart'
  | 'begin_checkout'
  | 'add_shipping_info'
  | 'add_payment_info'
  | 'purchase';

/**
 * What a buyer does, in the words of Google Analytics 4, and nothing about who they are. Sent nowhere:
 * `({event, ecommerce}) => dataLayer.push({event, ecommerce})` is all a page needs to do that.
 */
export class BookCheckoutEcommerceEvent extends Event {
  readonly event: EcommerceName;
  readonly #make: () => Ecommerce;

  constructor(event: EcommerceName, make: () => Ecommerce) {
    super('book-checkout-ecommerce', { bubbles: true, composed: true });
    this.event = event;
    this.#make = make;
  }

  /** Made when it is read, so that nobody pays for what nobody reads. */
  get ecommerce(): Ecommerce {
    return this.#make();
  }
}

/** Tells `host` of every order that is paid in it. */
export function reportPurchases(host: HTMLElement): void {
  host.addEventListener('book-checkout-complete', ({ orderId, total, items }) => {
    reportPurchase(host, orderId, total, items);
  });
}

/** Tells `host` of what a step of its shop's means. */
export function reportStep(host: EventTarget, before: State, now: State, isOwn: boolean): void {
  if (!hasShop(now)) return;
  const tell = (event: EcommerceName, make: () => Ecommerce) => {
    host.dispatchEvent(new BookCheckoutEcommerceEvent(event, make));
  };
  const cart = () => cartOf(now);
  if (isOwn && hasShop(before) && now.step !== 'paid') {
    const { added, removed } = new BookCartChangeEvent(now.cart, before.cart);
    if (added.length) tell('add_to_cart', () => linesOf(now, added));
    if (removed.length) tell('remove_from_cart', () => linesOf(now, removed));
  }
  const was = before.shown ? before.step : 'loading';
  if (!now.shown) return;
  if (now.step === 'browsing' && (was === 'loading' || was === 'closed')) {
    tell('view_item_list', () => listOf(now));
  }
  const reading = 'reading' in now ? now.reading : undefined;
  if (reading && reading !== ('reading' in before ? before.reading : undefined)) {
    const book = bookIn(now.shop.books, reading);
    if (book) tell('view_item', () => linesOf(now, [{ book: reading, quantity: 1 }]));
  }
  if (now.step === 'cart' && was !== 'cart') tell('view_cart', cart);
  if (isCheckingOut(now) && !isCheckingOut(before) && was !== 'finding')
    tell('begin_checkout', cart);
  if (now.step === 'paying' && was === 'filling') {
    tell('add_shipping_info', cart);
    tell('add_payment_info', () => ({ ...cart(), payment_type: now.wallet ?? 'card' }));
  }
}

function reportPurchase(
  host: EventTarget,
  orderId: string,
  total: Money,
  items: readonly QuoteLine[],
): void {
  const make = (): Ecommerce => ({
    transaction_id: orderId,
    currency: total.currency.toUpperCase(),
    value: majorOf(total.minor, total.currency),
    items: items.map(({ book, title, quantity, unit }) => ({
      item_id: book,
      item_name: title,
      price: majorOf(unit.minor, unit.currency),
      quantity,
    })),
  });
  host.dispatchEvent(new BookCheckoutEcommerceEvent('purchase', make));
}

const cartOf = (state: WithShop): Ecommerce => linesOf(state, state.cart);

/** The first of the books, which are those that buyers see first. */
const LISTED = 50;

function listOf({ shop }: WithShop): Ecommerce {
  const items = shop.books.slice(0, LISTED).map((book, index) => ({ ...itemOf(book, 1), index }));
  return { currency: shop.currency.toUpperCase(), value: 0, item_list_name: shop.name, items };
}

function linesOf({ shop }: WithShop, lines: Cart): Ecommerce {
  return {
    currency: shop.currency.toUpperCase(),
    value: majorOf(total(lines, shop.books), shop.currency),
    items: lines.flatMap(({ book: id }) => {
      const book = bookIn(shop.books, id);
      return book ? [itemOf(book, copies(lines, id))] : [];
    }),
  };
}

const itemOf = (book: Book, quantity: number): EcommerceItem => ({
  item_id: book.id,
  item_name: book.title,
  item_brand: book.author,
  ...(book.subjects?.[0] && { item_category: book.subjects[0] }),
  ...(book.format && { item_variant: book.format }),
  price: majorOf(book.price.minor, book.price.currency),
  quantity,
});

declare global {
  interface HTMLElementEventMap {
    'book-checkout-ecommerce': BookCheckoutEcommerceEvent;
  }
}
