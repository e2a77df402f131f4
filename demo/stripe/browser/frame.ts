/** What runs inside an element's frame; the path says which element it is. */
import { CardLine } from './frame/card-line.ts';
import { PageLink } from './frame/page-link.ts';
import { PaymentForm } from './frame/payment-form.ts';
import { Session } from './frame/session.ts';

const address = new URL(location.href);
const isCard = address.pathname.endsWith('/card.html');

new Session(new PageLink(address), (edited) =>
  isCard ? new CardLine(edited) : new PaymentForm(edited),
).start();
