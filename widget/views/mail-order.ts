import { html, type TemplateResult } from 'lit';
import { buyerOf } from '../buyer.ts';
import { words } from '../checkout-text.ts';
import { rareWords } from '../rare-text.ts';
import type { CheckingOut } from '../state.ts';

/**
 * A way on where the card form cannot be had: an e-mail to `shopEmail` with the order written out.
 * `now` gives the state when the link is followed: what was typed meanwhile belongs in the letter.
 */
export function mailOrder(shopEmail: string, now: () => CheckingOut | undefined): TemplateResult {
  const write = ({ currentTarget }: Event & { currentTarget: HTMLAnchorElement }) => {
    const state = now();
    if (state) currentTarget.href = letter(state, shopEmail);
  };
  return html`<p class="ways">
      <a class="link" part="link" href="mailto:${shopEmail}" @click=${write}
        >${rareWords.orderByMail}</a
      >
    </p>
    <p class="hint">${rareWords.mailHint}</p>`;
}

function letter(checkingOut: CheckingOut, shopEmail: string): string {
  const { shop, quote, cart } = checkingOut;
  const { name, email, address } = buyerOf(checkingOut);
  const { line1, city, state, postalCode, country } = address;
  const place = [city, state, postalCode, country].filter(Boolean).join(', ');
  const lines = quote
    ? quote.lines.map((line) => `${words.titled(line.title, line.quantity)} — ${line.total.text}`)
    : cart.map(({ book, quantity }) => words.titled(titleOf(book, shop.books), quantity));
  const buyer = line1 ? [name, email, line1, place] : [name, email];
  const body = rareWords.mailBody(lines, quote?.total.text ?? '', buyer.filter(Boolean));
  const fields = { subject: rareWords.mailSubject(shop.name), body };
  // Mail programs take a plus sign for itself, not for a space.
  const query = Object.entries(fields).map(
    ([field, value]) => `${field}=${encodeURIComponent(value)}`,
  );
  return `mailto:${encodeURIComponent(shopEmail)}?${query.join('&')}`;
}

const titleOf = (id: string, books: CheckingOut['shop']['books']): string =>
  books.find((book) => book.id === id)?.title ?? id;
