import type { RequestHandler } from 'express';
import type { Account } from './account.ts';
import { formatAmount } from './amounts.ts';
import { receiptUrl, refundedAmount } from './charge-object.ts';
import { html, sendNotFound, sendPage } from './pages.ts';
import type { Html } from './pages.ts';
import type { ChargeRecord } from './store.ts';

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

/** All charges, for the person who tries the stand-in out. */
export function chargesPage(account: Account): RequestHandler {
  return (_request, response) => {
    const charges = [...account.store.charges.values()].toReversed();
    const body = html`<main class="wide">
      <h1>Stand-in for Stripe: charges</h1>
      ${charges.length === 0 ? html`<p>None yet.</p>` : table(account, charges)}
    </main>`;
    sendPage(response, { title: 'Stand-in for Stripe', body });
  };
}

function receipt(account: Account, charge: ChargeRecord): Html {
  const refunded = refundedAmount(account, charge);
  const rows: readonly (readonly [string, string | null])[] = [
    ['Date', `${new Date(charge.created * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`],
    ['Card', cardName(charge)],
    ['For', charge.description],
    ['Sent to', charge.receiptEmail],
    ['Refunded', refunded === 0 ? null : formatAmount(refunded, charge.currency)],
    ['Charge', charge.id],
  ];
  return html`<main>
    <h1>Receipt</h1>
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
    <small>From a stand-in for Stripe: no money has moved.</small>
  </main>`;
}

function table(account: Account, charges: readonly ChargeRecord[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Charge</th>
        <th>Amount</th>
        <th>Card</th>
        <th>For</th>
        <th>Result</th>
      </tr>
    </thead>
    <tbody>
      ${charges.map(
        (charge) =>
          html`<tr>
            <td>${charge.id}</td>
            <td>${formatAmount(charge.amount, charge.currency)}</td>
            <td>${cardName(charge)}</td>
            <td>${charge.description ?? ''}</td>
            <td>${result(account, charge)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function result(account: Account, charge: ChargeRecord): Html {
  if (charge.decline !== null) return html`${charge.decline.declineCode}`;
  const refunded = refundedAmount(account, charge);
  const state = charge.capturedAmount === null && refunded === 0 ? 'held' : 'paid';
  const back = refunded === 0 ? '' : `, ${formatAmount(refunded, charge.currency)} back`;
  return html`<a href="${receiptUrl(account, charge)}">${state}</a>${back}`;
}

function cardName({ method }: ChargeRecord): string {
  const { brand, number } = method.facts.card;
  return `${brand} •••• ${number.slice(-4)}`;
}
