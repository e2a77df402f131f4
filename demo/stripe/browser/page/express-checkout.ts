import { IntegrationError } from '../errors.ts';
import { isWalletOffered, WALLET } from '../express-options.ts';
import { formTextFor } from '../form-text.ts';
import { isRecord, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { answerInTime } from './answer-in-time.ts';
import { StripeElement } from './element.ts';
import type { ElementSurroundings } from './element.ts';
import { Wallet } from './wallet.ts';
import { requireShipping, requireWalletDetails } from './wallet-details.ts';

/** What the group is to pay; `amount` in the currency's minor unit. */
export interface Total {
  readonly amount: number;
  readonly currency: string;
}

export interface ExpressSurroundings extends ElementSurroundings {
  /** The sheet on show, which pays once the buyer has agreed. */
  _wallet: Wallet | undefined;
  /** As the group knows it at present. */
  readonly _total: Total;
  /** Resolves once `_total` is known: at once, unless an intent has to be read for it. */
  _learnTotal(): Promise<void>;
}

const CLICK_TIME = 1_000;
const CHANGE_TIME = 20_000;

/**
 * The Express Checkout Element with one wallet, made up for demonstrations: Pretend Pay. Stripe's
 * events call it `link` (see WALLET); all other wallets are reported as not available.
 */
export class ExpressCheckoutElement extends StripeElement {
  readonly #group: ExpressSurroundings;

  constructor(options: UnknownRecord, group: ExpressSurroundings) {
    requireButtons(options);
    super('expressCheckout', options, group);
    this.#group = group;
  }

  override update(options: unknown): this {
    requireButtons(isRecord(options) ? options : {});
    return super.update(options);
  }

  override unmount(): void {
    this.#group._wallet?.close();
    super.unmount();
  }

  override _readyDetails(): UnknownRecord {
    const none = {
      amazonPay: false,
      applePay: false,
      googlePay: false,
      klarna: false,
      paypal: false,
    };
    const offered = isWalletOffered(this._options);
    return {
      availablePaymentMethods: offered ? { ...none, [WALLET.key]: true } : undefined,
    };
  }

  override _pressed(): void {
    void this.#click();
  }

  async #click(): Promise<void> {
    if (this.#group._wallet !== undefined) return;
    await this.#group._learnTotal();
    const check = (details: UnknownRecord) => {
      requireWalletDetails('click', details, this.#group._total.amount);
      requireShipping({ ...this._options, ...details });
    };
    const { answer, resolve, reject } = answerInTime('click', CLICK_TIME, check);
    const listens = this._tell('click', { expressPaymentType: WALLET.type, resolve, reject });
    if (!listens) resolve();
    const details = await answer;
    if (details !== undefined) this.#open(details);
  }

  #open(details: UnknownRecord): void {
    const shown = { ...this._options, ...details, ...this.#group._total };
    this.#group._wallet = new Wallet(this.#group, shown, {
      addressChanged: (destination) => this.#ask('shippingaddresschange', destination),
      rateChanged: (choice) => this.#ask('shippingratechange', choice),
      authorised: (authorisation) => {
        this.#confirm(authorisation);
      },
      cancelled: () => {
        this._tell('cancel', {});
      },
      closed: () => {
        this.#group._wallet = undefined;
        this.focus();
      },
      failed: (error) => {
        this._tell('loaderror', { error });
      },
    });
  }

  /** Lets the page say what the buyer's choice changes, and reads the total anew. */
  async #ask(event: string, choice: UnknownRecord): Promise<UnknownRecord | undefined> {
    const { answer, resolve, reject } = answerInTime(event, CHANGE_TIME, (details) => {
      requireWalletDetails(event, details, this.#group._total.amount);
    });
    if (!this._tell(event, { ...choice, resolve, reject })) resolve();
    const details = await answer;
    return details && { ...details, ...this.#group._total };
  }

  #confirm(authorisation: UnknownRecord): void {
    const paymentFailed = (payload?: unknown) => {
      const { locale } = this.#group.configuration;
      const message = textAt(payload, 'message') ?? formTextFor(locale).wallet.failed;
      this.#group._wallet?.fail(message);
    };
    const event = { ...authorisation, expressPaymentType: WALLET.type, paymentFailed };
    if (this._tell('confirm', event)) return;
    paymentFailed();
    reportError(
      new IntegrationError(
        'The buyer agreed to pay, but nothing listens to the confirm event of the ' +
          'expressCheckout Element. Confirm the payment in its handler.',
      ),
    );
  }
}

function requireButtons({ buttonHeight }: UnknownRecord): void {
  if (buttonHeight === undefined) return;
  if (typeof buttonHeight === 'number' && buttonHeight >= 40 && buttonHeight <= 55) return;
  throw new IntegrationError(
    'Invalid value for elements.create("expressCheckout"): buttonHeight should be a number of ' +
      'pixels between 40 and 55.',
  );
}
