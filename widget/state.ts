import type { TemplateResult } from 'lit';
import type { Quote, Receipt, Shop } from '../server/contract.ts';
import type { Draft, Faults } from './buyer.ts';
import type { Cart } from './cart.ts';
import { noSettings, type Settings } from './settings.ts';

interface Always {
  settings: Settings;
  cart: Cart;
  /** Kept through every step, so that nothing typed is ever typed again. */
  draft: Draft;
  /** For the live region: what has just happened. */
  said: string;
}

interface Open extends Always {
  shop: Shop;
}

/** Looking around; `notice` explains why the buyer is here and not where they meant to be. */
export interface Shopping extends Open {
  step: 'browsing' | 'cart';
  notice: string;
}

/** The form, in all its moments. */
export interface CheckingOut extends Open {
  step: 'preparing' | 'blocked' | 'filling' | 'paying' | 'authenticating';
  /** Null until the server has priced the cart. */
  quote: Quote | null;
  /** True once Stripe's field can be typed into. */
  cardReady: boolean;
  /** True while Stripe's field holds a complete card. */
  cardComplete: boolean;
  /** What stands beside the card; empty if nothing is wrong. */
  problem: string;
  /** More about the problem, where there is more to it than a sentence. */
  detail: TemplateResult | null;
  faults: Faults;
}

/** How it goes with finding out. */
export interface Search {
  /** How often the server was asked. */
  asked: number;
  /** It does not answer. */
  stuck: boolean;
  /** Empty where the server has not said it. */
  orderId: string;
}

/** An order is at the server and nobody here knows its end. */
export interface FindingOut extends Open, Search {
  step: 'finding';
  quote: Quote | null;
}

export interface Paid extends Open {
  step: 'paid';
  receipt: Receipt;
}

/** Everything that can be on the screen. Replaced whole, never changed in place. */
export type State =
  | (Always & { step: 'loading' })
  | (Always & { step: 'closed'; problem: string })
  | Shopping
  | CheckingOut
  | FindingOut
  | Paid;

/** Any state in which the shop's books are known. */
export type WithShop = Shopping | CheckingOut | FindingOut | Paid;

export const hasShop = (state: State): state is WithShop => 'shop' in state;

export const isCheckingOut = (state: State): state is CheckingOut => 'cardReady' in state;

/** The form before anything is typed. */
const emptyDraft: Draft = {
  name: '',
  email: '',
  line1: '',
  city: '',
  state: '',
  postalCode: '',
  country: 'US',
};

const always = ({ settings, cart, draft }: Always): Always => ({ settings, cart, draft, said: '' });
/** What every further step takes over. */
export const open = (state: Open): Open => ({ ...always(state), shop: state.shop });

/** Before the attributes are read. */
export const initial: State = {
  step: 'loading',
  settings: noSettings,
  cart: [],
  draft: emptyDraft,
  said: '',
};

export const loading = (state: State): State => ({ ...always(state), step: 'loading' });

/** The shop could not be had; the cart is kept. */
export const closed = (state: State, problem: string): State => ({
  ...always(state),
  step: 'closed',
  problem,
});

export const browsing = (state: Open, notice = ''): Shopping => ({
  ...open(state),
  step: 'browsing',
  notice,
});

export const viewingCart = (state: WithShop, notice = ''): Shopping => ({
  ...open(state),
  step: 'cart',
  notice,
});

/** Another cart in the same place. */
export const withCart = (state: State, cart: Cart, said = ''): State => ({ ...state, cart, said });

/** Quote and card field are on their way; the form can be filled in meanwhile. */
export const preparing = (state: WithShop): CheckingOut => ({
  ...open(state),
  step: 'preparing',
  quote: null,
  cardReady: false,
  cardComplete: false,
  problem: '',
  detail: null,
  faults: {},
});
