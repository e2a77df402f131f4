import type { TemplateResult } from 'lit';
import type { Buyer, OrderReply, Payment, Quote } from '../server/contract.ts';
import { buyerOf, draftOf, faultsOf, fieldAt } from './buyer.ts';
import { authenticate, mountCard, openDesk, type CardDesk, type CardField } from './card.ts';
import { fingerprint, without } from './cart.ts';
import type * as rarePart from './rare-part.ts';
import { placeFor, type Place } from './light-dom.ts';
import { clientKey, forgetClientKey, lastClientKey } from './client-key.ts';
import { words } from './checkout-text.ts';
import { lookOf } from './look.ts';
import { Orders } from './orders.ts';
import { attempt, Problem } from './problem.ts';
import * as session from './session.ts';
import * as moves from './checkout-state.ts';
import type { Stage } from './stage.ts';
import { browsing, hasShop, isCheckingOut, preparing } from './state.ts';
import type { CheckingOut, State, WithShop } from './state.ts';

type Reply<Status> = Extract<OrderReply, { status: Status }>;

/** The steps of the stories in pay.ts, and what they hold meanwhile: Stripe and its field. */
export class Checkout {
  readonly stage: Stage;
  readonly #orders: Orders;
  #life = new AbortController();
  #desk: { key: string; opened: CardDesk } | undefined;
  #place: Place | undefined;
  #card: CardField | undefined;

  constructor(stage: Stage) {
    this.stage = stage;
    this.#orders = new Orders(stage);
  }

  /** Aborted when the buyer or the element leaves: late answers must not win. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  /** Stripe's field, while it is on the page. */
  get card(): CardField | undefined {
    return this.#card;
  }

  /** Starts afresh, with an empty card field, and drops whatever ran before. */
  begin(): AbortSignal {
    this.close();
    this.show(preparing(this.state));
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
  async prepare(reason = '', detail?: TemplateResult): Promise<void> {
    const { shop } = this.state;
    const [quote, desk] = await Promise.all([
      this.quote(),
      this.#openDesk(shop.publishableKey, shop.stripeScriptUrl),
    ]);
    this.show(moves.filling(this.#form, quote, reason, detail));
    this.#mount(desk, quote);
  }

  /** Asks at once where the server is being asked already; false where it is not. */
  hurry(): boolean {
    return this.#orders.hurry(this.signal);
  }

  /** The checkout cannot go on: says so, with a way to try again. */
  readonly block = (problem: Problem): void | Promise<void> => {
    if (problem.remedy.shortages) {
      const { signal } = this;
      return attempt(
        signal,
        async () => {
          (await this.fetchRare()).returnToCart(this, problem);
        },
        () => {
          this.#stop(problem);
        },
      );
    }
    this.#stop(problem);
  };

  readonly #stop = (problem: Problem): void => {
    if (problem.code === 'unknown_book') {
      this.close();
      this.stage.reload(words.bookGone);
      return;
    }
    const state = this.state;
    this.#removeCard();
    const asked = isCheckingOut(state) ? state : preparing(state);
    this.show(moves.blocked(asked, this.stage.tell(problem)));
  };

  /** The buyer as typed; undefined if something is missing, or a payment already runs. */
  checkedBuyer(): Buyer | undefined {
    const state = this.state;
    // The button is disabled as well, but a second click can arrive before it is drawn so.
    if (state.step !== 'filling' || !state.cardComplete) return undefined;
    const buyer = buyerOf(state.draft);
    const faults = faultsOf(buyer);
    if (!Object.keys(faults).length) return buyer;
    this.show(moves.faulty(state, faults));
    return undefined;
  }

  /** Turns what is in Stripe's field into an id the server can charge. */
  async takePayment(buyer: Buyer): Promise<Payment> {
    if (!this.#card) throw new Problem('stripe_unavailable');
    this.show(moves.paying(this.#form, words.paying));
    const payment = await this.#card.payment(buyer);
    this.signal.throwIfAborted();
    return payment;
  }

  /** Sends the order. What is sent is kept first: if the answer gets lost, the very same is sent again. */
  placeOrder(payment: Payment, buyer: Buyer): Promise<OrderReply> {
    const { quote } = this.#form;
    if (!quote) throw new Problem('quote_expired');
    const { token, lines, total } = quote;
    const key = clientKey(this.server, `${fingerprint(lines)} ${total.minor} ${total.currency}`);
    const request = { quoteToken: token, clientKey: key, payment, buyer };
    session.remember(this.server, { kind: 'request', request });
    return this.#orders.send(request, this.signal);
  }

  /** Repeats the request whose answer was lost, or asks for the order that is open. */
  async askAgain(): Promise<OrderReply> {
    const memory = session.recall(this.server);
    if (!memory) throw new Problem('not_found');
    if (memory.kind !== 'request') return this.findOut(memory);
    const { request } = memory;
    this.show({ ...moves.finding(this.state), draft: draftOf(request.buyer) });
    return this.#orders.send(request, this.signal, true);
  }

  /** Keeps the way to the order, so that a reload comes back to it; forgets it where nothing is open. */
  note({ orderId, token, status }: OrderReply): void {
    // A canceled order stays canceled: the next try is another order.
    if (status === 'canceled') this.forgetKey();
    if (status === 'declined' || status === 'canceled') session.remember(this.server);
    else if (status !== 'paid') session.remember(this.server, { kind: 'order', orderId, token });
  }

  /** The bank's window, then the server's word on what came of it. */
  async authenticate(reply: Reply<'requires_action'>): Promise<OrderReply> {
    const state = this.state;
    if (isCheckingOut(state)) this.show(moves.authenticating(state, words.authenticatingHint));
    const desk = await this.#openDesk(reply.publishableKey, this.state.shop.stripeScriptUrl);
    await authenticate(desk, reply.clientSecret);
    this.signal.throwIfAborted();
    const known = await this.#orders.confirm(reply, this.signal);
    // Still waiting for the buyer, whose window is closed: not confirmed, and not charged.
    return known.status === 'requires_action'
      ? { ...known, status: 'declined', message: words.notAuthenticated, field: null }
      : known;
  }

  /** Waits, and says that it waits, until the server knows. */
  findOut(order: session.OrderPass): Promise<OrderReply> {
    this.show(moves.finding(this.state, { orderId: order.orderId }));
    return this.#orders.find(order, this.signal);
  }

  /** Paid: the receipt, an emptied cart, and a next order that is another one. */
  finish({ orderId, token, receipt }: Reply<'paid'>): void {
    const seen = session.recall(this.server)?.kind === 'paid';
    session.remember(this.server, { kind: 'paid', orderId, token });
    this.forgetKey();
    const { cart } = this.state;
    this.#removeCard();
    this.show(moves.paid(this.state, receipt, seen ? cart : without(cart, receipt.lines)));
    if (!seen) this.stage.complete(orderId, receipt.chargeId);
  }

  /** Not charged: back to the form as it was, with the reason beside the card. */
  async decline(reply: Reply<'declined' | 'canceled' | 'pending' | 'unknown'>): Promise<void> {
    const message = 'message' in reply ? reply.message || words.declined : words.canceled;
    const field = 'field' in reply ? reply.field : null;
    await this.backToForm(this.stage.tell(new Problem('card_declined', message)), field);
  }

  /** After a failure: back to the form if surely nothing was done, otherwise to finding out. */
  async recover(problem: Problem): Promise<void> {
    if (session.recall(this.server) && !problem.decided) {
      this.stage.tell(problem);
      this.show(moves.finding(this.state, { stuck: true }));
    } else await (await this.fetchRare()).repair(this, problem);
  }

  /** What few buyers ever need; throws `Problem('unreachable')`. */
  async fetchRare(): Promise<typeof rarePart> {
    const rare = await import('./rare-part.ts').catch(() => undefined);
    this.signal.throwIfAborted();
    if (!rare) throw new Problem('unreachable');
    return rare;
  }

  /** The form as it was, with a sentence beside the card or beside the field it is about. */
  async backToForm(message: string, path?: string | null): Promise<void> {
    const { draft, ...before } = this.state;
    const field = fieldAt(path, draft);
    const said = field ? '' : message;
    if ('quote' in before && before.quote && this.#card)
      this.show(moves.filling({ ...before, draft }, before.quote, said));
    else await this.reopen(said);
    const { state } = this;
    if (field && isCheckingOut(state)) this.show(moves.faulty(state, { [field]: message }));
  }

  /** Another price for what is in the form. */
  offer(quote: Quote, why: string, detail?: TemplateResult): void {
    const { state } = this;
    if (!('quote' in state)) return;
    this.#card?.setTotal(quote.total);
    this.show(moves.filling(state, quote, why, detail));
  }

  /** The next order is another one. */
  forgetKey(): void {
    forgetClientKey(this.server);
  }

  /** For an order taken up after a reload: there is no form yet to go back to. */
  async reopen(message: string, detail?: TemplateResult): Promise<void> {
    if (!this.state.cart.length) {
      this.show(browsing(this.state, message));
      return;
    }
    this.show(preparing(this.state));
    await this.prepare(message, detail);
  }

  get state(): WithShop {
    const state = this.stage.read();
    if (!hasShop(state)) throw new Problem('internal');
    return state;
  }

  get #form(): CheckingOut {
    const state = this.state;
    if (!isCheckingOut(state)) throw new Problem('internal');
    return state;
  }

  get server(): string {
    return this.state.settings.server;
  }

  show(state: State): void {
    this.stage.show(state);
  }

  /** What the cart costs now. */
  quote(): Promise<Quote> {
    return this.stage.api().quote(this.state.cart, lastClientKey(this.server), this.signal);
  }

  async #openDesk(key: string, scriptUrl: string | null): Promise<CardDesk> {
    const opened = this.#desk?.key === key ? this.#desk.opened : await openDesk(key, scriptUrl);
    this.signal.throwIfAborted();
    this.#desk = { key, opened };
    return opened;
  }

  #mount(desk: CardDesk, { total }: Quote): void {
    const { shop } = this.state;
    this.#removeCard();
    this.#place = placeFor(this.stage.host);
    const whileOpen = (change: (state: CheckingOut) => State) => {
      const state = this.stage.read();
      if (isCheckingOut(state)) this.show(change(state));
    };
    this.#card = mountCard(desk, this.#place.node, {
      oneLine: moves.isOneLine(this.state),
      flow: shop.paymentFlow,
      total,
      look: lookOf(this.stage.host),
      locale: words.locale,
      onReady: () => {
        whileOpen(moves.cardReady);
      },
      onChange: (complete, error) => {
        whileOpen((state) => moves.cardChanged(state, complete, error));
      },
      onFail: () => {
        void this.block(new Problem('stripe_unavailable'));
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
