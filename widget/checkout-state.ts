import type { TemplateResult } from 'lit';
import type { Quote, Receipt } from '../server/contract.ts';
import type { Faults, Field } from './buyer.ts';
import { copies, withCopies, type Cart } from './cart.ts';
import { fold } from './intact.ts';
import { open, preparing } from './state.ts';
import type { CheckingOut, FindingOut, Paid, Search, WithShop } from './state.ts';

/** Whether wallets are offered: charges of tokens cannot be made with them. */
export const offersWallets = ({ settings, shop }: WithShop): boolean =>
  settings.wallets === 'on' && shop.paymentFlow !== 'charges';

/** One line for a card, by the page's wish or because this shop charges nothing else. */
export const isOneLine = ({ settings, shop }: WithShop): boolean =>
  settings.cardEntry === 'card' || shop.paymentFlow === 'charges';

/** The checkout cannot go on before the buyer asks for another try. */
export const blocked = (state: CheckingOut, problem: string): CheckingOut => ({
  ...state,
  step: 'blocked',
  problem,
});

/** The form with a price to pay; `problem` says what came before. */
export const filling = (
  state: CheckingOut | FindingOut,
  quote: Quote,
  problem = '',
  detail: TemplateResult | null = null,
): CheckingOut => ({
  ...preparing(state),
  step: 'filling',
  quote,
  problem,
  detail,
});

export const typed = (state: CheckingOut, field: Field, value: string): CheckingOut => ({
  ...state,
  draft: { ...state.draft, [field]: value },
  faults: { ...state.faults, [field]: '' },
  said: '',
});

/** What Stripe's fields have reported of themselves. */
export type Reported = Pick<CheckingOut, 'cardReady' | 'cardComplete' | 'wallets'>;

/** Before they are on the page. */
export const unreported: Reported = { cardReady: false, cardComplete: false, wallets: null };

/** What Stripe's field says of what is typed into it. */
export const cardChanged = (state: CheckingOut, problem: string): CheckingOut => ({
  ...state,
  problem,
  detail: null,
});

export const faulty = (state: CheckingOut, faults: Faults, problem = ''): CheckingOut => ({
  ...state,
  step: 'filling',
  faults,
  problem,
});

export const paying = (state: CheckingOut, said: string): CheckingOut => ({
  ...state,
  step: 'paying',
  problem: '',
  detail: null,
  faults: {},
  hint: '',
  said,
});

/** What is wrong is inside Stripe's field, which has the focus. */
export const inCard = (state: CheckingOut): CheckingOut => ({ ...state, inCard: true });

/** Paying goes on, and there is something to say of it. */
export const hinted = (state: CheckingOut, hint: string): CheckingOut => ({
  ...state,
  hint,
  said: hint,
});

export const authenticating = (state: CheckingOut, said: string): CheckingOut => ({
  ...state,
  step: 'authenticating',
  hint: said,
  said,
});

export const finding = (state: WithShop, search?: Partial<Search>): FindingOut => ({
  ...open(state),
  step: 'finding',
  quote: 'quote' in state ? state.quote : null,
  asked: 0,
  stuck: false,
  offline: false,
  orderId: '',
  ...search,
});

/** Only ever after the server said so. */
export const paid = (state: WithShop, receipt: Receipt, cart: Cart): Paid => ({
  ...open(state),
  step: 'paid',
  receipt,
  cart,
});

/** What is left once `paid` was bought: a book another tab added meanwhile stays. */
export const without = (cart: Cart, paid: Cart): Cart =>
  fold(
    paid,
    (left, { book, quantity }) => withCopies(left, book, copies(left, book) - quantity),
    cart,
  );
