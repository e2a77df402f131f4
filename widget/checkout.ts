import type { Buyer, OrderReply, Payment, Quote } from '../server/contract.ts';
import type { Api } from './api.ts';
import { buyerOf, draftOf, faultsOf, fieldAt } from './buyer.ts';
import { authenticate, mountCard, openDesk, type CardDesk, type CardField } from './card.ts';
import { fingerprint, without } from './cart.ts';
import { placeFor, type Place } from './light-dom.ts';
import { enCheckout as words } from './locales/en-checkout.ts';
import { lookOf } from './look.ts';
import { findOut, insist } from './order.ts';
import { Problem } from './problem.ts';
import * as session from './session.ts';
import * as moves from './checkout-state.ts';
import { browsing, hasShop, isCheckingOut, preparing } from './state.ts';
import type { CheckingOut, State, WithShop } from './state.ts';
import { text } from './text.ts';

type Reply<Status> = Extract<OrderReply, { status: Status }>;

/** What the checkout needs of the element it runs in. */
export interface Stage {
  readonly host: Element;
  api(): Api;
  read(): State;
  show(state: State): void;
  /** Tells the page: the buyer has been shown this problem. */
  report(code: string, message: string): void;
  /** Tells the page: the server said paid, for the first time. */
  complete(orderId: string, chargeId: string): void;
  /** Asks the server for its books again, and says why. */
  reload(notice: string): void;
}

/** The steps of the stories in pay.ts, and what they hold meanwhile: Stripe and its field. */
export class Checkout {
  readonly #stage: Stage;
  #life = new AbortController();
  #desk: { key: string; opened: CardDesk } | undefined;
  #place: Place | undefined;
  #card: CardField | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Aborted when the buyer or the element leaves: late answers must not win. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  /** True while Stripe's field is on the page. */
  get hasCard(): boolean {
    return this.#card !== undefined;
  }

  /** Starts afresh, with an empty card field, and drops whatever ran before. */
  begin(): AbortSignal {
    this.close();
    this.#show(preparing(this.#state));
    return this.carryOn();
  }

  /** Makes work possible again after `close()`. */
  carryOn(): AbortSignal {
    if (this.signal.aborted) this.#life = new AbortController();
    return this.signal;
  }

  /** Takes Stripe's field off the page and drops whatever runs. An order at the server stays remembered. */
  close(): void {
    this.#life.abort();
    this.#removeCard();
  }

  /** From a cart to a form that can be paid; throws where it cannot go on. */
  async prepare(reason: string): Promise<void> {
    const { shop } = this.#state;
    const [quote, desk] = await Promise.all([
      this.#quote(),
      this.#openDesk(shop.publishableKey, shop.stripeScriptUrl),
    ]);
    const state = this.#state;
    if (!isCheckingOut(state)) return;
    this.#show(moves.filling(state, quote, reason));
    this.#mount(desk, quote);
  }

  /** The checkout cannot go on: says so, with a way to try again. */
  readonly block = (problem: Problem): void => {
    if (problem.code === 'unknown_book') {
      this.close();
      this.#stage.reload(text.bookGone);
      return;
    }
    const state = this.#state;
    this.#removeCard();
    const asked = isCheckingOut(state) ? state : preparing(state);
    this.#show(moves.blocked(asked, this.#tell(problem)));
  };

  /** The buyer as typed; undefined if something is missing, or a payment already runs. */
  checkedBuyer(): Buyer | undefined {
    const state = this.#state;
    // The button is disabled as well, but a second click can arrive before it is drawn so.
    if (!isCheckingOut(state) || state.step !== 'filling' || !state.cardComplete) return undefined;
    const buyer = buyerOf(state.draft);
    const faults = faultsOf(buyer, words);
    if (!Object.keys(faults).length) return buyer;
    this.#show(moves.faulty(state, faults));
    return undefined;
  }

  /** Turns what is in Stripe's field into an id the server can charge. */
  async takePayment(buyer: Buyer): Promise<Payment> {
    const state = this.#state;
    if (!isCheckingOut(state) || !this.#card) throw new Problem('stripe_unavailable');
    this.#show(moves.paying(state, words.paying));
    const payment = await this.#card.payment(buyer);
    this.signal.throwIfAborted();
    return payment;
  }

  /** Sends the order. What is sent is kept first: if the answer gets lost, the very same is sent again. */
  placeOrder(payment: Payment, buyer: Buyer): Promise<OrderReply> {
    const { server } = this.#state.settings;
    const state = this.#state;
    if (!isCheckingOut(state) || !state.quote) throw new Problem('quote_expired');
    const { token, lines, total } = state.quote;
    const key = session.clientKey(server, `${fingerprint(lines)} ${total.minor} ${total.currency}`);
    const request = { quoteToken: token, clientKey: key, payment, buyer };
    session.remember(server, { kind: 'request', request });
    return insist(() => this.#stage.api().order(request, this.signal), this.signal);
  }

  /** Repeats the request whose answer was lost, or asks for the order that is open. */
  async askAgain(): Promise<OrderReply> {
    const memory = session.recall(this.#state.settings.server);
    if (!memory) throw new Problem('not_found');
    this.#show(moves.finding(this.#state, false));
    if (memory.kind !== 'request') return findOut(this.#stage.api(), memory, this.signal);
    const { request } = memory;
    this.#show({ ...this.#state, draft: draftOf(request.buyer) });
    return insist(() => this.#stage.api().order(request, this.signal), this.signal);
  }

  /** Keeps the way to the order, so that a reload comes back to it; forgets it where nothing is open. */
  note({ orderId, token, status }: OrderReply): void {
    const { server } = this.#state.settings;
    if (status === 'declined' || status === 'canceled') session.remember(server);
    else if (status !== 'paid') session.remember(server, { kind: 'order', orderId, token });
  }

  /** The bank's window, then the server's word on what came of it. */
  async authenticate(reply: Reply<'requires_action'>): Promise<OrderReply> {
    const state = this.#state;
    if (isCheckingOut(state)) this.#show(moves.authenticating(state, words.authenticatingHint));
    const desk = await this.#openDesk(reply.publishableKey, this.#state.shop.stripeScriptUrl);
    await authenticate(desk, reply.clientSecret);
    this.signal.throwIfAborted();
    const known = await insist(() => this.#stage.api().confirm(reply, this.signal), this.signal);
    // Still waiting for the buyer, whose window is closed: not confirmed, and not charged.
    return known.status === 'requires_action'
      ? { ...known, status: 'declined', message: words.notAuthenticated }
      : known;
  }

  /** Waits, and says that it waits, until the server knows. */
  findOut(order: session.OrderPass): Promise<OrderReply> {
    this.#show(moves.finding(this.#state, false));
    return findOut(this.#stage.api(), order, this.signal);
  }

  /** Paid: the receipt, an emptied cart, and a next order that is another one. */
  finish({ orderId, token, receipt }: Reply<'paid'>): void {
    const { server } = this.#state.settings;
    const seen = session.recall(server)?.kind === 'paid';
    session.remember(server, { kind: 'paid', orderId, token });
    session.forgetClientKey(server);
    const { cart } = this.#state;
    this.#removeCard();
    this.#show(moves.paid(this.#state, receipt, seen ? cart : without(cart, receipt.lines)));
    if (!seen) this.#stage.complete(orderId, receipt.chargeId);
  }

  /** Not charged: back to the form as it was, with the reason beside the card. */
  async decline(reply: Reply<'declined' | 'canceled' | 'pending' | 'unknown'>): Promise<void> {
    const message = 'message' in reply ? reply.message || words.declined : words.canceled;
    this.#stage.report('card_declined', message);
    await this.#backToForm(message);
  }

  /** After a failure: back to the form if surely nothing was done, otherwise to finding out. */
  async recover(problem: Problem): Promise<void> {
    const { server } = this.#state.settings;
    const memory = session.recall(server);
    if (memory && !problem.decided) {
      this.#tell(problem);
      this.#show(moves.finding(this.#state, true));
      return;
    }
    session.remember(server);
    const { code } = problem;
    if (code === 'unknown_book') {
      this.block(problem);
      return;
    }
    const sentence = this.#tell(problem);
    // The key belongs to an order of other books or prices: this one becomes an order of its own.
    if (code === 'order_conflict') session.forgetClientKey(server);
    if (code === 'quote_expired' || code === 'quote_invalid') {
      await this.requote(words.newTotal);
      return;
    }
    const message =
      code !== 'not_found' ? sentence : memory?.kind === 'paid' ? '' : words.orderGone;
    const field = fieldAt(problem.field);
    await this.#backToForm(field ? '' : message);
    const state = this.#state;
    if (field && isCheckingOut(state)) this.#show(moves.faulty(state, { [field]: message }));
  }

  /** Prices the cart anew and asks again: no other amount than the one on the button is ever paid. */
  async requote(explain: (before: string, now: string) => string): Promise<void> {
    if (!this.#card) return this.#reopen(words.renewed);
    const asked = this.#state;
    const now = await this.#quote();
    const state = this.#state;
    // Meanwhile the cart changed again, or Pay was pressed: this answer is stale.
    if (state.cart !== asked.cart || state.step !== asked.step || !isCheckingOut(state)) return;
    const before = state.quote?.total.text ?? '';
    this.#card.setTotal(now.total);
    const same = before === now.total.text;
    this.#show(moves.filling(state, now, same ? words.renewed : explain(before, now.total.text)));
  }

  /** The cart was changed elsewhere while its checkout is open. */
  reprice(): Promise<void> {
    return this.requote(words.cartChanged);
  }

  async #backToForm(message: string): Promise<void> {
    const state = this.#state;
    if ('quote' in state && state.quote && this.#card)
      this.#show(moves.filling(state, state.quote, message));
    else await this.#reopen(message);
  }

  /** For an order taken up after a reload: there is no form yet to go back to. */
  async #reopen(message: string): Promise<void> {
    if (!this.#state.cart.length) {
      this.#show(browsing(this.#state, message));
      return;
    }
    this.#show(preparing(this.#state));
    await this.prepare(message);
  }

  get #state(): WithShop {
    const state = this.#stage.read();
    if (!hasShop(state)) throw new Problem('internal');
    return state;
  }

  #show(state: State): void {
    this.#stage.show(state);
  }

  #tell({ code, message }: Problem): string {
    const sentence = text.problem(code, message);
    this.#stage.report(code, sentence);
    return sentence;
  }

  #quote(): Promise<Quote> {
    return this.#stage.api().quote(this.#state.cart, this.signal);
  }

  async #openDesk(key: string, scriptUrl: string | null): Promise<CardDesk> {
    const opened = this.#desk?.key === key ? this.#desk.opened : await openDesk(key, scriptUrl);
    this.signal.throwIfAborted();
    this.#desk = { key, opened };
    return opened;
  }

  #mount(desk: CardDesk, { total }: Quote): void {
    const { settings, shop } = this.#state;
    this.#removeCard();
    this.#place = placeFor(this.#stage.host);
    const whileOpen = (change: (state: CheckingOut) => State) => {
      const state = this.#stage.read();
      if (isCheckingOut(state)) this.#show(change(state));
    };
    this.#card = mountCard(desk, this.#place.node, {
      entry: settings.cardEntry,
      flow: shop.paymentFlow,
      total,
      look: lookOf(this.#stage.host),
      locale: text.locale,
      onReady: () => {
        whileOpen(moves.cardReady);
      },
      onChange: (complete, error) => {
        whileOpen((state) => moves.cardChanged(state, complete, error));
      },
      onFail: () => {
        this.block(new Problem('stripe_unavailable'));
      },
    });
  }

  #removeCard(): void {
    this.#card?.remove();
    this.#place?.remove();
    this.#card = undefined;
    this.#place = undefined;
  }
}
