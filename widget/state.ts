import type { TemplateResult } from 'lit';
import type { Line, Quote, Receipt, Shop } from '../server/contract.ts';
import type { Formats } from './address-format.ts';
import type { Draft, Faults } from './buyer.ts';
import type { Cart } from './cart.ts';
import { noSettings, type Settings } from './settings.ts';

interface Always {
  settings: Settings;
  cart: Cart;
  /** Kept through every step, so that nothing typed is ever typed again. */
  draft: Draft;
  /** How addresses are written, as far as that was asked for. */
  formats?: Formats | undefined;
  /** For the live region: what has just happened. */
  said: string;
  /** False while the dialog that the shop is in is closed. */
  shown: boolean;
}

interface Open extends Always {
  shop: Shop;
}

/** Looking around; `notice` explains why the buyer is here and not where they meant to be. */
export interface Shopping extends Open {
  step: 'browsing' | 'cart';
  notice: string;
  /** The book that is shown in full. */
  reading?: string;
  /** The book that should be, and cannot: what shows it could not be had. */
  unread?: string;
  /** What was taken out of the cart last, and may be put back. */
  removed?: Line | null;
  /** The address that brings this cart, once asked for. */
  link?: string;
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
  /** Whether the buyer has a wallet to pay with; null until Stripe has said so. */
  wallets: boolean | null;
  /** The wallet that pays, as Stripe names it; undefined where the form does. */
  wallet?: string | undefined;
  /** What is going on, below the button; empty where that is plain. */
  hint: string;
  /** The problem is mended in Stripe's field, which has the focus. */
  inCard: boolean;
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
  /** The answer was lost, and the browser says that it has no network. */
  offline: boolean;
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
  | (Always & { step: 'loading'; slow?: true })
  | (Always & { step: 'closed'; problem: string })
  | Shopping
  | CheckingOut
  | FindingOut
  | Paid;

/** Any state in which the shop's books are known. */
export type WithShop = Shopping | CheckingOut | FindingOut | Paid;

export const hasShop = (state: State): state is WithShop => 'shop' in state;

export const isCheckingOut = (state: State): state is CheckingOut => 'cardReady' in state;

/** True while money may be on its way: nothing else is to be begun. */
export const isPaying = ({ step }: State): boolean =>
  step === 'paying' || step === 'authenticating' || step === 'finding';

const always = ({ settings, cart, draft, formats, shown }: Always): Always => ({
  settings,
  cart,
  draft,
  formats,
  shown,
  said: '',
});
/** What every further step takes over. */
export const open = (state: Open): Open => ({ ...always(state), shop: state.shop });

/** Before the attributes are read. */
export const initial: State = {
  step: 'loading',
  settings: noSettings,
  cart: [],
  draft: {},
  said: '',
  shown: false,
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
  wallets: null,
  hint: '',
  inCard: false,
  problem: '',
  detail: null,
  faults: {},
});
