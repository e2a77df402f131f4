import { formTextFor } from '../form-text.ts';
import type { FormText } from '../form-text.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { mergeDeep, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { addStyles, make } from './markup.ts';
import type { PageLink } from './page-link.ts';
import type { CardView } from './view.ts';
import { addresses, buyer, cards } from './wallet-buyer.ts';
import type { WalletAddress } from './wallet-buyer.ts';
import { formatAmount, lineNodes, rateNode, recordsIn } from './wallet-lines.ts';
import { walletSheetStyles } from './wallet-sheet.styles.ts';

/**
 * The sheet of Pretend Pay, a wallet made up for demonstrations. What it shows comes from the page
 * around it with each `configure`; what the buyer does in it goes there as deeds.
 */
export class WalletSheet implements CardView {
  readonly root = make('form', { class: 'sheet', novalidate: '' });
  readonly empty = true;
  readonly #page: PageLink;
  readonly #notice = make('p', { class: 'notice' });
  readonly #payTo = make('p', { class: 'contact' });
  readonly #card = make('select', { name: 'card' });
  readonly #cardCaption = make('span', { class: 'caption' });
  readonly #address = make('select', { name: 'address' });
  readonly #addressCaption = make('span', { class: 'caption' });
  readonly #addressRow = make('label', {}, this.#addressCaption, this.#address);
  readonly #rates = make('fieldset', { class: 'rates' });
  readonly #contact = make('p', { class: 'contact' });
  readonly #lines = make('dl');
  readonly #fault = make('p', { class: 'fault', role: 'alert' });
  readonly #pay = make('button', { type: 'submit' });
  readonly #cancel = make('button', { type: 'button' });
  #options: UnknownRecord = {};
  #text: FormText = formTextFor('en');
  #rate: string | undefined;
  #begun = false;

  constructor(_edited: () => void, page: PageLink) {
    addStyles(walletSheetStyles);
    this.#page = page;
    this.root.append(
      make('h1', {}, this.#text.titles.wallet),
      ...[this.#notice, this.#payTo, make('label', {}, this.#cardCaption, this.#card)],
      ...[this.#addressRow, this.#rates, this.#contact, this.#lines, this.#fault],
      make('div', { class: 'actions' }, this.#cancel, this.#pay),
    );
    this.root.addEventListener('submit', () => {
      this.#do('pay', this.#authorisation());
    });
    this.#cancel.addEventListener('click', () => {
      this.#do('cancel');
    });
    this.#address.addEventListener('change', () => {
      this.#do('address', this.#destination());
    });
    this.#rates.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement) this.#rate = event.target.value;
      this.#do('rate', { shippingRate: this.#chosenRate() });
    });
  }

  /** A test token in the place of a card number, which the sheet does not have. */
  get card(): Readonly<Record<string, string>> {
    return { token: this.#card.value };
  }

  configure({ options, locale }: FrameConfiguration): void {
    this.#options = options;
    this.#text = formTextFor(locale);
    this.#label(this.#text.wallet);
    this.#offer();
    const format = (amount: unknown) =>
      formatAmount(locale, textAt(options, 'currency') ?? 'usd', amount);
    this.#showRates(locale, format);
    const total = [this.#text.wallet.total, options.amount] as const;
    this.#lines.replaceChildren(...lineNodes(recordsIn(options.lineItems), total, format));
    this.#pay.textContent =
      options.busy === true
        ? this.#text.wallet.working
        : `${this.#text.wallet.pay} ${format(options.amount)}`;
    this.#allow();
    if (!this.#begun && this.#shipping && this.#address.value !== '') {
      this.#do('address', this.#destination());
    }
    this.#begun = true;
  }

  refresh(): void {
    // Everything shown comes from outside, by configure().
  }

  focus(): void {
    this.#card.focus();
  }

  clear(): void {
    // Nothing is typed here.
  }

  reveal(): undefined {
    return undefined;
  }

  change(): ElementChange {
    return { empty: true, complete: true, invalid: false, autofilled: false, event: {} };
  }

  billingDetails(passed: UnknownRecord): UnknownRecord {
    return mergeDeep(this.#billing(), passed);
  }

  get #shipping(): boolean {
    return this.#options.shippingAddressRequired === true;
  }

  #do(name: string, details: UnknownRecord = {}): void {
    this.#page.send({ kind: 'deed', name, details });
  }

  #label(text: FormText['wallet']): void {
    const { business, emailRequired, phoneNumberRequired } = this.#options;
    this.#notice.textContent = text.notice;
    const payee = make('bdi', {}, textAt({ business }, 'business', 'name') ?? '');
    this.#payTo.replaceChildren(`${text.payTo} `, payee);
    this.#payTo.hidden = textAt({ business }, 'business', 'name') === undefined;
    this.#cardCaption.textContent = text.card;
    this.#addressCaption.textContent = text.shipTo;
    this.#cancel.textContent = text.cancel;
    const contact = [buyer.name];
    if (emailRequired === true) contact.push(buyer.email);
    if (phoneNumberRequired === true) contact.push(buyer.phone);
    const caption = make('span', { class: 'caption' }, text.contact);
    const isolated = contact.flatMap((one) => [' · ', make('bdi', {}, one)]).slice(1);
    this.#contact.replaceChildren(caption, ...isolated);
  }

  #offer(): void {
    if (!this.#begun) {
      this.#card.append(
        ...cards.map(
          ({ token, last4, effect }) =>
            new Option(`Visa •••• ${last4} (${this.#text.wallet.cards[effect]})`, token),
        ),
      );
      const { allowedShippingCountries: allowed } = this.#options;
      const reachable = addresses.filter(
        ({ country }) => !Array.isArray(allowed) || allowed.includes(country),
      );
      this.#address.append(...reachable.map(addressOption));
    }
    this.#addressRow.hidden = !this.#shipping;
  }

  #showRates(locale: string, format: (amount: unknown) => string): void {
    const rates = recordsIn(this.#options.shippingRates);
    this.#rates.hidden = !this.#shipping || rates.length === 0;
    const shown = JSON.stringify([rates, locale]);
    // Rebuilding them would take the focus away from the one just chosen.
    if (this.#rates.dataset.shown === shown) return;
    this.#rates.dataset.shown = shown;
    this.#rate = textAt(this.#chosenRate(), 'id');
    this.#rates.replaceChildren(
      make('legend', {}, this.#text.wallet.delivery),
      ...rates.map((rate) => rateNode(rate, rate.id === this.#rate, locale, format)),
    );
  }

  #allow(): void {
    const { busy, deliverable, fault } = this.#options;
    const { undeliverable } = this.#text.wallet;
    const reachable = !this.#shipping || (deliverable !== false && this.#address.value !== '');
    this.#fault.textContent = reachable ? (typeof fault === 'string' ? fault : '') : undeliverable;
    this.#pay.disabled = busy === true || !reachable;
    for (const control of [this.#card, this.#address]) control.disabled = busy === true;
    this.#rates.disabled = busy === true;
  }

  #chosenRate(): UnknownRecord | undefined {
    const rates = recordsIn(this.#options.shippingRates);
    return rates.find(({ id }) => id === this.#rate) ?? rates[0];
  }

  /** What a shop may know before the buyer has agreed: no street. */
  #destination(): UnknownRecord {
    const { city, state, postal_code, country } = this.#chosenAddress();
    return { name: buyer.name, address: { city, state, postal_code, country } };
  }

  #authorisation(): UnknownRecord {
    const shipping = { name: buyer.name, address: this.#chosenAddress() };
    return {
      billingDetails: this.#billing(),
      ...(this.#shipping && { shippingAddress: shipping, shippingRate: this.#chosenRate() }),
    };
  }

  #billing(): UnknownRecord {
    const { emailRequired, phoneNumberRequired } = this.#options;
    return {
      name: buyer.name,
      ...(emailRequired === true && { email: buyer.email }),
      ...(phoneNumberRequired === true && { phone: buyer.phone }),
      address: addresses[0],
    };
  }

  #chosenAddress(): WalletAddress {
    return addresses.find(({ country }) => country === this.#address.value) ?? addresses[0];
  }
}

function addressOption({ line1, postal_code, city, country }: WalletAddress): HTMLOptionElement {
  const option = new Option(`${line1}, ${postal_code} ${city}, ${country}`, country);
  option.dir = 'ltr';
  return option;
}
