import type { TemplateResult } from 'lit';
import type { Quote, Receipt } from '../server/contract.ts';
import type { Faults, Field } from './buyer.ts';
import type { Cart } from './cart.ts';
import { isCheckingOut, open, preparing } from './state.ts';
import type { CheckingOut, FindingOut, Paid, Search, WithShop } from './state.ts';

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
  // An order that is being found out about was sent with a complete card, and the field is kept.
  cardReady: isCheckingOut(state) ? state.cardReady : true,
  cardComplete: isCheckingOut(state) ? state.cardComplete : true,
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

/** What Stripe's field reports while it is being typed into. */
export const cardChanged = (
  state: CheckingOut,
  cardComplete: boolean,
  problem: string,
): CheckingOut => ({ ...state, cardComplete, problem, detail: null });

export const cardReady = (state: CheckingOut): CheckingOut => ({ ...state, cardReady: true });

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
  said,
});

export const authenticating = (state: CheckingOut, said: string): CheckingOut => ({
  ...state,
  step: 'authenticating',
  said,
});

export const finding = (state: WithShop, search?: Partial<Search>): FindingOut => ({
  ...open(state),
  step: 'finding',
  quote: 'quote' in state ? state.quote : null,
  asked: 0,
  stuck: false,
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
