import type { RequestHandler } from 'express';
import type { Account } from './account.ts';
import { formatAmount } from './amounts.ts';
import { refundedAmount, refundsOf } from './charge-object.ts';
import type { Brand } from './cards.ts';
import { maskText } from './masking.ts';
import { html, sendNotFound, sendPage } from './pages.ts';
import type { Html } from './pages.ts';
import type { ChargeRecord } from './records.ts';

/** The buyer's receipt of one charge, at an address that cannot be guessed. */
export function receiptPage(account: Account): RequestHandler {
  return (request, response) => {
    const charge = [...account.store.charges.values()].find(
      ({ decline, receiptKey }) => decline === null && receiptKey === request.params.key,
    );
    if (charge === undefined) {
      sendNotFound(response, 'receipt');
      return;
    }
    sendPage(response, { title: `Receipt for ${charge.id}`, body: receipt(account, charge) });
  };
}

function receipt(account: Account, charge: ChargeRecord): Html {
  const held = charge.capturedAmount === null;
  const rows: readonly (readonly [string, string | null])[] = [
    [held ? 'Held on' : 'Paid on', dateOf(charge.created)],
    ['Card', cardName(charge)],
    ['Sent to', charge.receiptEmail],
    ['Charge', charge.id],
  ];
  return html`<main>
    <h1>${headline(account, charge)}</h1>
    <p class="amount">${formatAmount(charge.amount, charge.currency)}</p>
    <dl>
      ${rows.flatMap(([name, value]) =>
        value === null
          ? []
          : [
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
            ],
      )}
    </dl>
    ${bought(charge)} ${givenBack(account, charge)}
    <small>From a stand-in for Stripe: no money has moved.</small>
  </main>`;
}

function headline(account: Account, charge: ChargeRecord): string {
  if (charge.released) return 'Receipt: hold released';
  if (charge.capturedAmount === null) return 'Receipt: amount held';
  const refunded = refundedAmount(account, charge);
  if (refunded === 0) return 'Receipt';
  return refunded === charge.amount ? 'Receipt: refunded' : 'Receipt: refunded in part';
}

/** Shops write what was bought as a list; a comma before a small letter is part of a title. */
function bought({ description }: ChargeRecord): Html {
  const things = (description ?? '')
    .split(/\s*[;\n]\s*|,\s+(?!\p{Ll})/u)
    .filter((one) => one !== '');
  return things.length === 0
    ? html``
    : html`<h2>For</h2>
        <ul>
          ${things.map((thing) => html`<li>${maskText(thing)}</li>`)}
        </ul>`;
}

/** Each refund, what a capture left over, and what remains. */
function givenBack(account: Account, charge: ChargeRecord): Html {
  const { amount, currency } = charge;
  const refunded = refundedAmount(account, charge);
  if (refunded === 0) return html``;
  const refunds = refundsOf(account.store, charge);
  const counted = refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled');
  const left = refunded - counted.reduce((sum, refund) => sum + refund.amount, 0);
  return html`<h2>Back on your card</h2>
    <ul>
      ${left > 0 ? html`<li><span>Held, not taken</span><span>${formatAmount(left, currency)}</span></li>` : html``}
      ${refunds.map(
        (refund) =>
          html`<li>
            <span>${dateOf(refund.created)}${stateOf(refund.status)}</span>
            <span>${formatAmount(refund.amount, currency)}</span>
          </li>`,
      )}
    </ul>
    <p class="total">
      <span>Paid in the end</span><span>${formatAmount(amount - refunded, currency)}</span>
    </p>`;
}

function stateOf(status: string): string {
  return status === 'succeeded' ? '' : ` (${status})`;
}

function dateOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function cardName({ method }: ChargeRecord): string {
  const { brand, number } = method.facts.card;
  return `${brandNames[brand]} •••• ${number.slice(-4)}`;
}

const brandNames: Readonly<Record<Brand, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};
