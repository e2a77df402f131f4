import { html, nothing, type TemplateResult } from 'lit';
import type { Quote } from '../../server/contract.ts';
import type { Actions } from '../actions.ts';
import { copies } from '../cart.ts';
import type { CheckoutText } from '../locales/en-checkout.ts';
import type { CheckingOut, FindingOut } from '../state.ts';
import type { Text } from '../text.ts';
import { address } from './address.ts';

/** The whole checkout: what is bought, where it goes, the card, the button. */
export function payment(
  state: CheckingOut,
  actions: Actions,
  text: CheckoutText,
  shopText: Text,
): TemplateResult {
  const busy = state.step === 'paying' || state.step === 'authenticating';
  return html`<section class="narrow checkout" aria-busy=${busy ? 'true' : 'false'}>
    <h2 class="heading" part="heading" tabindex="-1">${text.heading(state.shop.name)}</h2>
    <p class="titles" part="titles">${titles(state, text)}</p>
    <hr />
    <form
      class="card pad"
      part="card"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        actions.pay();
      }}
    >
      <fieldset ?disabled=${busy}>${address(state, actions, text, shopText.locale)}</fieldset>
      ${state.quote ? summary(state.quote, text) : nothing}
      <slot name="note"></slot>
      ${cardField(state, actions, text, shopText)} ${payButton(state, text, busy)}
      <p class="ways">
        <button type="button" class="link" part="link" ?disabled=${busy} @click=${actions.viewCart}>
          ${text.backToCart}
        </button>
      </p>
    </form>
  </section>`;
}

const titles = ({ quote, shop, cart }: CheckingOut, text: CheckoutText): string =>
  (
    quote?.lines.map((line) => text.titled(line.title, line.quantity)) ??
    shop.books
      .filter((book) => copies(cart, book.id))
      .map((book) => text.titled(book.title, copies(cart, book.id)))
  ).join(', ');

function summary(quote: Quote, text: CheckoutText): TemplateResult {
  return html`<h3 class="caption" part="caption">${text.order}</h3>
    <dl class="order" part="summary">
      ${quote.lines.map(
        (line) =>
          html`<div>
            <dt>${text.titled(line.title, line.quantity)}</dt>
            <dd>${line.total.text}</dd>
          </div>`,
      )}
      <div class="sum" part="total">
        <dt>${text.total}</dt>
        <dd>${quote.total.text}</dd>
      </div>
    </dl>`;
}

function cardField(
  state: CheckingOut,
  actions: Actions,
  text: CheckoutText,
  shopText: Text,
): TemplateResult {
  const oneLine = state.settings.cardEntry === 'card' || state.shop.paymentFlow === 'charges';
  const loading = !state.cardReady && state.step !== 'blocked';
  return html`<div
      class=${oneLine ? 'field dashed' : 'field'}
      role="group"
      aria-label=${text.payment}
    >
      ${loading ? html`<p class="waiting" role="status">${text.loadingCard}</p>` : nothing}
      <slot name="card"></slot>
    </div>
    <div role="alert">
      ${
        state.problem
          ? html`<p class="problem" part="error" tabindex="-1">${state.problem}</p>`
          : nothing
      }
    </div>
    ${
      state.step === 'blocked'
        ? html`<button
            type="button"
            class="button quiet"
            part="button retry"
            @click=${actions.retryCheckout}
          >
            ${shopText.tryAgain}
          </button>`
        : nothing
    }`;
}

function payButton(state: CheckingOut, text: CheckoutText, busy: boolean): TemplateResult {
  const { quote, cardComplete, step } = state;
  const hint =
    step === 'authenticating'
      ? text.authenticatingHint
      : step === 'filling' && !cardComplete
        ? text.enterCard
        : '';
  return html`<button
      type="submit"
      class="button pay"
      part="button pay"
      ?disabled=${step !== 'filling' || !cardComplete}
      aria-describedby="pay-hint"
    >
      ${
        busy
          ? html`<span class="spinner" aria-hidden="true"></span>${
                step === 'paying' ? text.paying : text.authenticating
              }`
          : quote
            ? text.pay(quote.total.text)
            : text.payWithout
      }
    </button>
    <p class="hint" id="pay-hint">${hint}</p>`;
}

/** While the end of an order is not known: no way to pay again from here. */
export function findingOut(
  { stuck }: FindingOut,
  actions: Actions,
  text: CheckoutText,
): TemplateResult {
  return html`<section class="narrow">
    <div class="card pad centre" part="card">
      ${stuck ? nothing : html`<span class="spinner large" aria-hidden="true"></span>`}
      <h2 class="heading" part="heading" tabindex="-1">${text.finding}</h2>
      <p role="status">${stuck ? text.stuck : text.findingHint}</p>
      ${
        stuck
          ? html`<p class="muted">${text.stuckHint}</p>
              <button type="button" class="button" part="button retry" @click=${actions.checkAgain}>
                ${text.checkAgain}
              </button>`
          : nothing
      }
    </div>
  </section>`;
}
