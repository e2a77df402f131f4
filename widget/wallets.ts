import type { Buyer, Payment } from '../server/contract.ts';
import type { CardOptions } from './card.ts';
import type { CardDesk, WalletAgreement } from './desk.ts';
import {
  followed,
  groupFor,
  tokenOf,
  type GroupOptions,
  type StripePlace,
} from './stripe-group.ts';
import { buyerFrom } from './wallet-buyer.ts';

/** What a buyer agreed to in a wallet's sheet. */
export interface Agreed {
  /** As Stripe names it: `apple_pay`, `link` and the like. */
  wallet: string;
  /** Null where the wallet did not say enough. */
  buyer: Buyer | null;
  /** Throws `Problem('card_invalid')`; the sheet then says why. */
  payment(): Promise<Payment>;
  /** Closes the sheet over a fault of its address. */
  refuse(): void;
}

export interface WalletOptions extends GroupOptions, Pick<CardOptions, 'link'> {
  /** Whether the wallet has to say where to send to. */
  ships: boolean;
  /** What the free delivery is called. */
  delivery: string;
  /** Where a wallet that leads away comes back to; empty where none may. */
  returnUrl: () => string;
  /** What the sheet lists; null where it must not open now. */
  lines: () => { name: string; amount: number }[] | null;
  /** Whether this buyer has any wallet. */
  onReady: (some: boolean) => void;
  onAgree: (agreed: Agreed) => void;
}

/** Puts the buttons of the buyer's wallets into `node`, which must not be inside a shadow root. */
export function mountWallets(
  desk: CardDesk,
  node: HTMLElement,
  options: WalletOptions,
): StripePlace {
  const { form } = options.shop;
  const elements = groupFor(desk, options);
  const away = options.returnUrl() ? 'auto' : 'never';
  const theme = isDark(options.look.ground) ? 'white' : 'black';
  const buttons = elements.create('expressCheckout', {
    emailRequired: true,
    billingAddressRequired: true,
    phoneNumberRequired: form?.phone === 'required',
    buttonHeight: 48,
    buttonTheme: { applePay: theme, googlePay: theme },
    // The laws of some countries want the button itself to say that it buys.
    buttonType: { applePay: 'buy', googlePay: 'buy', paypal: 'buynow' },
    paymentMethods: {
      link: options.link ? 'auto' : 'never',
      amazonPay: away,
      paypal: away,
      klarna: away,
    },
    ...(options.ships && {
      ...(form?.countries && { allowedShippingCountries: [...form.countries] }),
      shippingAddressRequired: true,
      shippingRates: [{ id: 'delivery', displayName: options.delivery, amount: 0 }],
    }),
  });
  const tokenFor = ({ paymentFailed }: WalletAgreement): Promise<Payment> => {
    const url = options.returnUrl();
    return tokenOf(desk, elements, url ? { return_url: url } : undefined).catch(
      (error: unknown) => {
        paymentFailed({ reason: 'invalid_payment_data' });
        throw error;
      },
    );
  };
  buttons.on('ready', ({ availablePaymentMethods }) => {
    options.onReady(Object.values(availablePaymentMethods ?? {}).some(Boolean));
  });
  buttons.on('loaderror', () => {
    options.onReady(false);
  });
  buttons.on('click', (click) => {
    const lineItems = options.lines();
    if (lineItems) click.resolve({ lineItems });
    else click.reject();
  });
  buttons.on('confirm', (agreement) => {
    options.onAgree({
      wallet: agreement.expressPaymentType,
      buyer: buyerFrom(agreement),
      payment: () => tokenFor(agreement),
      refuse: () => {
        agreement.paymentFailed({ reason: 'invalid_shipping_address' });
      },
    });
  });
  buttons.mount(node);
  return {
    ...followed(elements),
    remove: () => {
      buttons.destroy();
    },
  };
}

/** By the eye's own weights of red, green and blue. */
function isDark(ground: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    parseInt(ground.slice(at, at + 2), 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
