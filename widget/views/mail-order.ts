import { html, nothing } from 'lit';
import type { Buyer } from '../../server/contract.ts';
import { buyerOf, typedIn } from '../buyer.ts';
import { bookIn } from '../cart.ts';
import { words } from '../checkout-text.ts';
import { rareWords } from '../rare-text.ts';
import { payLinkOf } from '../shared-cart.ts';
import type { Stage } from '../stage.ts';
import { isCheckingOut, type CheckingOut } from '../state.ts';
import { linkField } from './link-field.ts';

/**
 * Ways on where the card form cannot be had: an e-mail of the buyer's to themselves with the link that
 * this cart is paid at anywhere else, that link as it is for those whose browser knows no mail program,
 * and an e-mail to the shop, where it has an address, with the order written out.
 */
export function offerLetters(stage: Stage): void {
  const blocked = stage.read();
  if (blocked.step !== 'blocked') return;
  const { cart, shop } = blocked;
  const { email } = shop;
  const way = (to: string, said: string, hint: string, write: (state: CheckingOut) => string) =>
    html`<p class="ways">
        <a
          class="link"
          part="link"
          href="mailto:${to}"
          @click=${({ currentTarget }: Event & { currentTarget: HTMLAnchorElement }) => {
            // What was typed meanwhile belongs in the letter.
            const state = stage.read();
            if (isCheckingOut(state)) currentTarget.href = write(state);
          }}
          >${said}</a
        >
      </p>
      <p class="hint">${hint}</p>`;
  const detail = html`${way('', rareWords.linkByMail, rareWords.linkHint, ownLetter)}
  ${linkField(payLinkOf(cart, location.href))}
  ${
    email
      ? way(email, rareWords.orderByMail, rareWords.mailHint, (state) => letterTo(email, state))
      : nothing
  }`;
  stage.show({ ...blocked, detail });
}

/** The link is enough: the form it opens says what is in the cart and what it costs. */
const ownLetter = (state: CheckingOut): string =>
  mailto(buyerOf(state).email, state, rareWords.linkHint);

function letterTo(shopEmail: string, state: CheckingOut): string {
  const { shop, quote, cart } = state;
  const buyer = buyerOf(state);
  const { email, phone = '', billing } = buyer;
  const lines = quote
    ? quote.lines.map((line) => `${words.titled(line.title, line.quantity)} — ${line.total.text}`)
    : cart.map(({ book, quantity }) =>
        words.titled(bookIn(shop.books, book)?.title ?? book, quantity),
      );
  const typed = [
    ...partyLines(buyer),
    email,
    phone,
    ...(billing ? [rareWords.billing, ...partyLines(billing)] : []),
    typedIn(state, 'note'),
  ];
  const body = rareWords.mailBody(lines, quote?.total.text ?? '', typed.filter(Boolean));
  return mailto(shopEmail, state, body);
}

function partyLines({ name, company = '', address }: Pick<Buyer, 'name' | 'company' | 'address'>) {
  const { line1, district = '', city, state, postalCode, country } = address;
  const place = [city, state, postalCode, country].filter(Boolean).join(', ');
  return [name, company, ...(line1 ? [line1, district, place] : [])];
}

/** Below what it says, every letter has the address that this very cart is paid at. */
function mailto(to: string, { shop, cart }: CheckingOut, said: string): string {
  const subject = encodeURIComponent(rareWords.mailSubject(shop.name));
  const link = payLinkOf(cart, location.href);
  // Mail programs take a plus sign for itself, not for a space.
  const body = encodeURIComponent(`${said}\n\n${link}`);
  return `mailto:${encodeURIComponent(to)}?subject=${subject}&body=${body}`;
}
