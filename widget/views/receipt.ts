import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../../server/contract.ts';
import type { CheckoutActions } from '../actions.ts';
import { words } from '../checkout-text.ts';
import { countryName } from '../countries.ts';
import { webAddress } from '../settings.ts';
import { ships } from '../shipping.ts';
import type { Paid } from '../state.ts';
import { unseen } from './parts.ts';
import { wayToShop } from './way-to-shop.ts';

/** What was paid, by whom, for what, and where it goes. */
export function receipt(
  { receipt, settings, shop }: Paid,
  actions: CheckoutActions,
): TemplateResult {
  const { buyer, lines, total, chargeId } = receipt;
  const titles = words.quoted(lines.map((line) => words.titled(line.title, line.quantity)));
  return html`<section class="narrow">
    <div class="card pad receipt" part="card receipt">
      <h2 class="heading centre" part="heading" tabindex="-1">
        <svg class="tick" part="tick" viewBox="0 0 24 24" aria-hidden="true">
          <path
            fill-rule="evenodd"
            d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22Zm-1.8 15.9-4.4-4.4 1.5-1.5 2.9 2.9 6.5-7.2 1.6 1.5Z"
          />
        </svg>
        ${words.success}
      </h2>
      <p part="paid">
        ${words.paid(total.text, buyer.name, titles)}
        <code part="charge">${chargeId}</code>${words.fullStop}
      </p>
      ${receipt.refunded ? html`<p part="refunded">${words.refunded(receipt.refunded.text)}</p>` : nothing}
      ${
        ships({ shop, cart: lines })
          ? html`<p part="shipped">${words.shipped} <b>${addressLine(receipt)}</b></p>`
          : nothing
      }
      <p part="emailed">${words.emailed} <b>${buyer.email}</b></p>
      <slot name="receipt"></slot>
      ${receiptLink(receipt)} ${wayToShop(settings.shopUrl, 'button quiet', actions.finish)}
    </div>
  </section>`;
}

function addressLine({ buyer }: Receipt): string {
  const { line1, district, city, state, postalCode, country } = buyer.address;
  const place = [state, postalCode].filter(Boolean).join(' ');
  return [buyer.company, line1, district, city, place, countryName(country, words.locale)]
    .filter(Boolean)
    .join(', ');
}

function receiptLink({ receiptUrl }: Receipt): TemplateResult | typeof nothing {
  const href = webAddress(receiptUrl ?? '');
  return href
    ? html`<p>
        <a class="link" part="link" href=${href} target="_blank" rel="noopener"
          >${words.viewReceipt}${unseen(` ${words.newWindow}`)}</a
        >
      </p>`
    : nothing;
}
