import type { Money } from '../server/contract.ts';
import type { CardField, MountCard } from './card.ts';
import { offersWallets, unreported, type Reported } from './checkout-state.ts';
import { words } from './checkout-text.ts';
import type { CardDesk } from './desk.ts';
import { placeFor, type Place } from './light-dom.ts';
import { lookOf, watchLook, type Look } from './look.ts';
import { ships } from './shipping.ts';
import type { WithShop } from './state.ts';
import type { StripePlace } from './stripe-group.ts';
import { mountWallets, type WalletOptions } from './wallets.ts';

export interface FieldsOptions extends Pick<WalletOptions, 'lines' | 'returnUrl' | 'onAgree'> {
  host: Element;
  state: WithShop;
  total: Money;
  mountCard: MountCard;
  onReport: (reported: Partial<Reported>) => void;
  /** What the buyer typed has changed; `error` is empty while there is nothing to mend. */
  onTyped: (error: string) => void;
  onFail: () => void;
}

/** What Stripe shows on the page while an order can be paid: the card form, and buttons of wallets. */
export class Fields {
  readonly card: CardField;
  readonly #host: Element;
  readonly #stripes: StripePlace[] = [];
  readonly #places: Place[] = [];
  readonly #life = new AbortController();
  #reported = unreported;

  constructor(desk: CardDesk, options: FieldsOptions) {
    const { host, state } = options;
    const { shop, settings } = state;
    const report = (reported: Partial<Reported>) => {
      this.#reported = { ...this.#reported, ...reported };
      options.onReport(reported);
    };
    this.#host = host;
    const look = this.#look();
    const link = settings.link === 'on';
    const common = { ...options, look, locale: words.locale, link, shop };
    if (offersWallets(state)) {
      const wallets = mountWallets(desk, this.#placeFor('wallets'), {
        ...common,
        ships: ships(state),
        delivery: words.delivery,
        onReady: (some) => {
          report({ wallets: some });
        },
      });
      this.#stripes.push(wallets);
    }
    this.card = options.mountCard(desk, this.#placeFor('card'), {
      ...common,
      onReady: () => {
        report({ cardReady: true });
      },
      onChange: (cardComplete, error) => {
        report({ cardComplete });
        options.onTyped(error);
      },
    });
    this.#stripes.push(this.card);
    this.#followLook(look);
  }

  /** What the fields have said of themselves up to now. */
  get reported(): Reported {
    return this.#reported;
  }

  setTotal(total: Money): void {
    for (const stripe of this.#stripes) stripe.setTotal(total);
  }

  setLocale(): void {
    for (const stripe of this.#stripes) stripe.setLocale(words.locale);
  }

  remove(): void {
    this.#life.abort();
    for (const one of [...this.#stripes, ...this.#places]) one.remove();
  }

  #placeFor(slot: string): HTMLElement {
    const place = placeFor(this.#host, slot);
    this.#places.push(place);
    return place.node;
  }

  /** As it is where the card stands: a dialog has colours of its own. */
  #look(): Look {
    const place = this.#host.shadowRoot?.querySelector('.frame, .base:not(:has(.frame))');
    return lookOf(place ?? this.#host);
  }

  /** Stripe's frames look as the page does, also after the page has changed. */
  #followLook(first: Look): void {
    let last = JSON.stringify(first);
    let asked = 0;
    const { signal } = this.#life;
    const follow = () => {
      if (signal.aborted) return;
      const look = this.#look();
      const now = JSON.stringify(look);
      if (now !== last) for (const stripe of this.#stripes) stripe.setLook(look);
      last = now;
    };
    // Pages change a class and then what depends on it: one look at the end is enough.
    watchLook(this.#host, signal, () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(follow);
    });
  }
}
