import { html, nothing, type TemplateResult } from 'lit';
import type { Quote } from '../../server/contract.ts';
import type { CheckoutActions } from '../actions.ts';
import { copies } from '../cart.ts';
import { isOneLine, offersWallets } from '../checkout-state.ts';
import { words } from '../checkout-text.ts';
import { extras } from '../extras.ts';
import type { CheckingOut, FindingOut } from '../state.ts';
import { formatOf } from '../address-format.ts';
import { address } from './address.ts';
import { faultSummary } from './fault-summary.ts';

/** The whole checkout: what is bought, where it goes, the card, the button. */
export function payment(state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const busy = state.step === 'paying' || state.step === 'authenticating';
  const binding = isBinding(state);
  const bought = state.quote ? summary(state.quote) : nothing;
  return html`<section class="narrow" aria-busy=${busy}>
    <h2 class="heading" part="heading" tabindex="-1">${words.heading(state.shop.name)}</h2>
    <p class="titles" part="titles">${titles(state)}</p>
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
      ${faultSummary(state)}
      ${offersWallets(state) && state.step !== 'blocked' ? wallets(state, busy, binding ? bought : nothing) : nothing}
      <fieldset ?disabled=${busy}>${address(state, actions)}</fieldset>
      ${binding ? nothing : bought}
      <slot name="note"></slot>
      ${cardField(state, actions)}
      <fieldset ?disabled=${busy}>${extras?.agreements(state, actions)}</fieldset>
      ${binding ? bought : nothing} ${state.step === 'blocked' ? nothing : payButton(state, busy)}
      <p class="ways">
        <button type="button" class="link" part="link" ?disabled=${busy} @click=${actions.viewCart}>
          ${words.backToCart}
        </button>
      </p>
    </form>
  </section>`;
}

/** Above all that a buyer with a wallet need not fill in. */
function wallets(
  { wallets: some }: CheckingOut,
  busy: boolean,
  bought: TemplateResult | typeof nothing,
): TemplateResult {
  const none = some === false;
  return html`<div class=${none ? 'wallets none' : 'wallets'} part="wallets" ?inert=${busy}>
    ${none ? nothing : bought}<slot name="wallets"></slot>
    ${some ? html`<p class="or" part="divider"><span>${words.orByCard}</span></p>` : nothing}
  </div>`;
}

/** Where the law wants the button to say that it obliges, it wants the order right above it, too. */
const isBinding = (state: CheckingOut): boolean =>
  // Before there is an order, what the law wants is still on its way.
  !!state.quote && formatOf(state, state.draft.country ?? '').binding;

const titles = ({ quote, shop, cart }: CheckingOut): string =>
  (
    quote?.lines.map((line) => words.titled(line.title, line.quantity)) ??
    shop.books
      .filter((book) => copies(cart, book.id))
      .map((book) => words.titled(book.title, copies(cart, book.id)))
  ).join(', ');

function summary(quote: Quote): TemplateResult {
  return html`<h3 class="caption" part="caption">${words.order}</h3>
    <dl class="order" part="summary">
      ${quote.lines.map(
        (line) =>
          html`<div>
            <dt>${words.titled(line.title, line.quantity)}</dt>
            <dd>${line.total.text}</dd>
          </div>`,
      )}
      <div class="sum" part="total">
        <dt>${words.total}</dt>
        <dd>${quote.total.text}</dd>
      </div>
    </dl>`;
}

function cardField(state: CheckingOut, actions: CheckoutActions): TemplateResult {
  const blocked = state.step === 'blocked';
  return html`${
      blocked
        ? nothing
        : html`<div
            class=${isOneLine(state) ? 'field dashed' : 'field'}
            part="field"
            role="group"
            aria-label=${words.payment}
          >
            ${state.cardReady ? nothing : html`<p class="muted" role="status">${words.loadingCard}</p>`}
            <slot name="card"></slot>
          </div>`
    }
    <div role="alert">
      ${
        state.problem
          ? html`<p class="problem" part="error" tabindex=${state.inCard ? nothing : '-1'}>
              ${state.problem}
            </p>`
          : nothing
      }
      ${blocked ? nothing : state.detail}
    </div>
    ${
      blocked
        ? html`<button
              type="button"
              class="button quiet"
              part="button retry"
              @click=${actions.retryCheckout}
            >
              ${words.tryAgain}
            </button>
            ${state.detail}`
        : nothing
    }`;
}

function payButton(state: CheckingOut, busy: boolean): TemplateResult {
  const { quote, cardComplete, step } = state;
  const hint = step === 'filling' && !cardComplete ? words.enterCard : state.hint;
  return html`<button
      type="submit"
      class="button pay"
      part="button pay"
      ?disabled=${step !== 'filling' || !cardComplete}
      aria-describedby="pay-hint"
    >
      ${
        busy
          ? html`<span class="spinner" part="spinner" aria-hidden="true"></span>${
                step === 'paying' ? words.paying : words.authenticating
              }`
          : isBinding(state)
            ? words.payBinding
            : words.pay(quote?.total.text)
      }
    </button>
    <p class="hint" part="hint" id="pay-hint">${hint}</p>`;
}

/** How often the server was asked after some ten seconds, and after two minutes. */
const LONG = 4;
const TOO_LONG = 8;

/** While the end of an order is not known: no way to pay again from here. */
export function findingOut(state: FindingOut, actions: CheckoutActions): TemplateResult {
  const { asked, stuck, offline, orderId } = state;
  const waits = asked < LONG && !stuck && !offline;
  return html`<section class="narrow">
    <div class="card pad centre" part="card">
      ${stuck || offline ? nothing : html`<span class="spinner large" part="spinner" aria-hidden="true"></span>`}
      <h2 class="heading" part="heading" tabindex="-1">${words.finding}</h2>
      <p part="finding" role="status">
        ${offline ? words.offline : stuck ? words.stuck : words.findingHint}
        ${asked < LONG ? '' : asked < TOO_LONG ? words.long : words.tooLong}
      </p>
      ${orderId ? html`<p>${words.orderNumber} <code part="order">${orderId}</code></p>` : nothing}
      ${
        waits
          ? nothing
          : html`<button class="button" part="button retry" @click=${actions.checkAgain}>
              ${words.checkAgain}
            </button>`
      }
    </div>
  </section>`;
}
