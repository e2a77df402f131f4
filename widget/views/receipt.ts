import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import { countryName } from '../countries.ts';
import type { CheckoutText } from '../locales/en-checkout.ts';
import { webAddress } from '../settings.ts';
import type { Paid } from '../state.ts';
import type { Text } from '../text.ts';
import { unseen } from './parts.ts';

/** What was paid, by whom, for what, and where it goes. */
export function receipt(
  { receipt, settings }: Paid,
  actions: Actions,
  text: CheckoutText,
  shopText: Text,
): TemplateResult {
  const { buyer, lines, total, chargeId } = receipt;
  const titles = text.quoted(lines.map((line) => text.titled(line.title, line.quantity)));
  return html`<section class="narrow">
    <div class="card pad receipt" part="card receipt">
      <h2 class="heading" part="heading" tabindex="-1">
        <svg class="tick" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="12" />
          <path d="m6.5 12.5 3.7 3.7 7.3-8" />
        </svg>
        ${text.success}
      </h2>
      <p>${text.paid(total.text, buyer.name, titles)} <code part="charge">${chargeId}</code>.</p>
      <p>${text.shipped} <b>${addressLine(receipt, shopText.locale)}</b></p>
      <p>${text.emailed} <b>${buyer.email}</b></p>
      ${receiptLink(receipt, text)}
      <p class="ways">
        ${
          settings.shopUrl
            ? html`<a
                class="button quiet"
                part="link"
                href=${settings.shopUrl}
                @click=${actions.finish}
                >${shopText.continueShopping}</a
              >`
            : html`<button type="button" class="button quiet" part="link" @click=${actions.finish}>
                ${shopText.continueShopping}
              </button>`
        }
      </p>
    </div>
  </section>`;
}

function addressLine({ buyer }: Receipt, locale: string): string {
  const { line1, city, state, postalCode, country } = buyer.address;
  const place = [state, postalCode].filter(Boolean).join(' ');
  return [line1, city, place, countryName(country, locale)].filter(Boolean).join(', ');
}

function receiptLink({ receiptUrl }: Receipt, text: CheckoutText): TemplateResult | typeof nothing {
  const href = webAddress(receiptUrl ?? '');
  return href
    ? html`<p>
        <a class="link" part="link" href=${href} target="_blank" rel="noopener"
          >${text.viewReceipt}${unseen(` ${text.newWindow}`)}</a
        >
      </p>`
    : nothing;
}
