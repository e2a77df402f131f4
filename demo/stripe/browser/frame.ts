/** What runs inside an element's frame; the path says which element it is. */
import { AddressForm } from './frame/address-form.ts';
import { CardLine } from './frame/card-line.ts';
import { CardPart } from './frame/card-part.ts';
import { ExpressButtons } from './frame/express-buttons.ts';
import { LinkForm } from './frame/link-form.ts';
import { PageLink } from './frame/page-link.ts';
import { PaymentForm } from './frame/payment-form.ts';
import { Session } from './frame/session.ts';
import type { View } from './frame/view.ts';
import { WalletSheet } from './frame/wallet-sheet.ts';
import type { FrameType } from './protocol.ts';

const views: Readonly<Record<FrameType, (edited: () => void, page: PageLink) => View>> = {
  card: (edited) => new CardLine(edited),
  cardNumber: (edited) => new CardPart('number', edited),
  cardExpiry: (edited) => new CardPart('expiry', edited),
  cardCvc: (edited) => new CardPart('cvc', edited),
  payment: (edited) => new PaymentForm(edited),
  address: (edited) => new AddressForm(edited),
  linkAuthentication: (edited) => new LinkForm(edited),
  expressCheckout: (_edited, page) => new ExpressButtons(page),
  wallet: (edited, page) => new WalletSheet(edited, page),
};

const address = new URL(location.href);
const [, type] = /\/(\w+)\.html$/.exec(address.pathname) ?? [];

for (const [name, makeView] of Object.entries(views)) {
  if (name !== type) continue;
  const page = new PageLink(address);
  new Session(page, (edited) => makeView(edited, page)).start();
}
