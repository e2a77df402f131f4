import type { TemplateResult } from 'lit';
import type { Buyer, OrderReply, OrderRequest, Payment, Quote } from '../server/contract.ts';
import { buyerOf, faultsOf, type Field } from './buyer.ts';
import type { CardField, MountCard } from './card.ts';
import { cardEntryFor } from './card-entry.ts';
import { authenticate, openDesk, type CardDesk } from './desk.ts';
import { fingerprint, type Cart } from './cart.ts';
import { asksExtras, extras, fetchExtras, hasExtras } from './extras.ts';
import { Fields } from './fields.ts';
import { fetchRare, type RarePart } from './rare.ts';
import { draftFor, forgetDraft } from './draft.ts';
import { clientKey, forgetClientKey, lastClientKey } from './client-key.ts';
import { words } from './checkout-text.ts';
import { BookCheckoutCompleteEvent } from './complete-event.ts';
import { askQuote, findReturned, sendOrder } from './order-calls.ts';
import { Orders } from './orders.ts';
import { attempt, outcome, Problem } from './problem.ts';
import { returnAddress } from './return-address.ts';
import * as session from './session.ts';
import * as moves from './checkout-state.ts';
import type { Stage } from './stage.ts';
import { browsing, hasShop, isCheckingOut, preparing } from './state.ts';
import type { CheckingOut, State, WithShop } from './state.ts';
import { learnFormats } from './typing.ts';
import type { Agreed } from './wallets.ts';

/** Milliseconds after which the buyer is told that paying takes longer. */
const SLOW = 4000;

type Reply<Status> = Extract<OrderReply, { status: Status }>;

/** The steps of the stories in pay.ts, and what they hold meanwhile: Stripe and its field. */
export class Checkout {
  readonly stage: Stage;
  readonly #orders: Orders;
  #life = new AbortController();
  #desk: { key: string; opened: CardDesk } | undefined;
  #fields: Fields | undefined;
  /** Postal codes that look wrong and that the buyer is sure of. */
  readonly #sure = new Set<string>();
  /** Ended by the next payment. */
  #paying = new AbortController();
  /** Of the order that the form is for: paid in another tab meanwhile, it is still that order. */
  #clientKey = '';

  /** The buyer comes from the bank's page, and is not led there a second time. */
  wasAway = false;
  /** The client key in the address of a buyer whom a bank sent back, perhaps into another browser. */
  returned = '';

  /** What follows when the buyer has agreed to pay in a wallet's sheet. */
  onAgree: (agreed: Agreed) => void = () => undefined;

  constructor(stage: Stage) {
    this.stage = stage;
    this.#orders = new Orders(stage);
  }

  /** Whether the end of an order is not known here. */
  get hasOpenOrder(): boolean {
    const memory = session.recall(this.server);
    return !!this.returned || (!!memory && memory.kind !== 'paid');
  }

  /** Aborted when the buyer or the element leaves: late answers must not win. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  /** Stripe's field, while it is on the page. */
  get card(): CardField | undefined {
    return this.#fields?.card;
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

  /** The page speaks another language, and Stripe's fields follow. */
  setLocale(): void {
    this.#fields?.setLocale();
  }

  /** Takes Stripe's field off the page and drops whatever runs. An order at the server stays remembered. */
  close(): void {
    this.#life.abort();
    this.#removeFields();
  }

  /** From a cart to a form that can be paid; throws where it cannot go on. */
  async prepare(reason = '', detail?: TemplateResult): Promise<void> {
    this.show({ ...this.state, draft: draftFor(this.state) });
    const { shop } = this.state;
    const [quote, desk, mountCard] = await Promise.all([
      this.quote(),
      this.#openDesk(shop.publishableKey, shop.stripeScriptUrl),
      cardEntryFor(this.state),
      this.fetchAsked(),
    ]);
    this.signal.throwIfAborted();
    this.#removeFields();
    this.#fill(this.#form, quote, reason, detail);
    this.#mount(desk, mountCard, quote);
  }

  /** Nothing is paid before all is here that this shop asks. Throws `Problem('unreachable')`. */
  async fetchAsked(): Promise<void> {
    // Asked for again where it could not be had: without it the form is on the safe side.
    learnFormats(this);
    if (asksExtras(this.state)) await fetchExtras(this.stage.host);
  }

  /** Asks at once where the server is being asked already; false where it is not. */
  hurry(): boolean {
    return this.#orders.hurry(this.signal);
  }

  /** The checkout cannot go on: says so, with a way to try again. */
  readonly block = (problem: Problem): void | Promise<void> => {
    const stop = () => {
      this.#stop(problem);
    };
    // What the page found out by itself comes without a sentence of the server's.
    if (!problem.message && !problem.remedy.shortages && problem.code !== 'stripe_unavailable') {
      stop();
      return undefined;
    }
    return attempt(
      this.signal,
      async () => {
        const rare = await this.fetchRare();
        if (problem.remedy.shortages) rare.returnToCart(this, problem);
        else this.#stop(rare.inWords(problem));
      },
      stop,
    );
  };

  readonly #stop = (problem: Problem): void => {
    if (problem.code === 'unknown_book') {
      this.close();
      this.stage.reload(words.bookGone);
      return;
    }
    const state = this.state;
    this.#removeFields();
    const asked = isCheckingOut(state) ? state : preparing(state);
    this.show(moves.blocked(asked, this.stage.tell(problem)));
    // Without Stripe's form here, there is another browser, and the post.
    if (problem.code === 'stripe_unavailable')
      this.fetchRare()
        .then((rare) => rare.offerLetters(this.stage))
        .catch(() => undefined);
  };

  /** The buyer as typed; undefined if something is missing, or a payment already runs. */
  checkedBuyer(): Buyer | undefined {
    const state = this.state;
    // The button is disabled as well, but a second click can arrive before it is drawn so.
    if (state.step !== 'filling' || !state.cardComplete) return undefined;
    const faults = faultsOf(state, this.#sure);
    if (!Object.keys(faults).length) return buyerOf(state);
    this.show(moves.faulty(state, faults));
    return undefined;
  }

  /** Turns what is in Stripe's field into an id the server can charge. */
  async takePayment(buyer: Buyer): Promise<Payment> {
    if (!this.card) throw new Problem('stripe_unavailable');
    this.#showPaying();
    const payment = await this.card.payment(buyer);
    this.signal.throwIfAborted();
    return payment;
  }

  /** The order agreed to in a wallet's sheet; undefined where nothing can be paid from it. */
  async placeAgreed(agreed: Agreed): Promise<OrderReply | undefined> {
    const { state } = this;
    if (state.step === 'filling' && agreed.buyer) {
      this.#showPaying(agreed.wallet);
      const payment = await agreed.payment();
      this.signal.throwIfAborted();
      return this.placeOrder(payment, agreed.buyer);
    }
    agreed.refuse();
    const rare = await this.fetchRare();
    // Meanwhile Pay may have been pressed, which goes on.
    if (this.state.step === 'filling') throw rare.walletIncomplete();
    return undefined;
  }

  /** Paying begins, or goes on after the bank; where it takes long, that is said. */
  #showPaying(wallet?: string): void {
    this.show({ ...moves.paying(this.#form, words.paying), wallet });
    this.#paying.abort();
    this.#paying = new AbortController();
    const signal = AbortSignal.any([this.signal, this.#paying.signal]);
    const slow = () => {
      this.#hint(words.slow);
    };
    AbortSignal.timeout(SLOW).addEventListener('abort', slow, { signal });
  }

  #hint(hint: string): void {
    this.#whileOpen((state) => (state.step === 'paying' ? moves.hinted(state, hint) : state));
  }

  /** Sends the order. What is sent is kept first: if the answer gets lost, the very same is sent again. */
  placeOrder(payment: Payment, buyer: Buyer): Promise<OrderReply> {
    const form = this.#form;
    const { quote } = form;
    if (!quote) throw new Problem('quote_expired');
    const request = {
      quoteToken: quote.token,
      clientKey: this.#clientKey,
      payment,
      // What this shop asks besides is typed, also where a wallet knows the rest.
      buyer: { ...buyer, ...extras?.furtherBuyer(form) },
      ...extras?.saidWith(form),
    };
    this.wasAway = false;
    session.remember(this.server, { kind: 'request', request });
    return this.#orders.send(() => this.#order(request), this.signal);
  }

  /** Where the shop first wants to see a person, the same again with what the page's challenge gave. */
  async #order(request: OrderRequest): Promise<OrderReply> {
    const { server, signal, stage } = this;
    const answer = await outcome(sendOrder(server, request, signal), signal);
    if (!(answer instanceof Problem)) return answer;
    if (answer.code !== 'challenge_required') throw answer;
    const rare = await this.fetchRare();
    this.#hint(rare.challenged());
    const challenge = await rare.passChallenge(stage.host);
    signal.throwIfAborted();
    if (!challenge) throw answer;
    this.#hint('');
    return sendOrder(server, { ...request, challenge }, signal);
  }

  /** Repeats the request whose answer was lost, or asks for the order that is open. */
  async askAgain(): Promise<OrderReply> {
    const memory = session.recall(this.server);
    if (!memory && this.returned) return this.#findReturned(this.returned);
    if (!memory) throw new Problem('not_found');
    if (memory.kind !== 'request') return this.findOut(memory);
    const { request } = memory;
    this.show({ ...moves.finding(this.state), draft: draftFor(this.state) });
    return this.#orders.send(() => this.#order(request), this.signal, true);
  }

  #findReturned(key: string): Promise<OrderReply> {
    this.show(moves.finding(this.state));
    return this.#orders.send(() => findReturned(this.server, key, this.signal), this.signal);
  }

  /** Keeps the way to the order, so that a reload comes back to it; forgets it where nothing is open. */
  note({ orderId, token, status }: OrderReply): void {
    this.returned = '';
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
    if (isCheckingOut(this.state)) this.#showPaying();
    return this.leaveBank(reply);
  }

  /** The server's word on a buyer who is back from the bank's window or page. */
  async leaveBank(reply: Reply<'requires_action'>): Promise<OrderReply> {
    const known = await this.#orders.confirm(reply, this.signal);
    // Still waiting for the buyer, whose window is closed: not confirmed, and not charged.
    return known.status === 'requires_action'
      ? { ...known, status: 'declined', reason: 'not-confirmed', message: '', field: null }
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
    // Shown again, it says nothing of an order that another tab has begun since.
    if (!seen) this.forgetKey();
    forgetDraft(this.server);
    const { cart } = this.state;
    this.#removeFields();
    this.show(moves.paid(this.state, receipt, seen ? cart : moves.without(cart, receipt.lines)));
    if (!seen) this.stage.host.dispatchEvent(new BookCheckoutCompleteEvent(orderId, receipt));
  }

  /** Not charged: back to the form as it was, with the reason beside the card. */
  async decline(reply: Reply<'declined' | 'canceled' | 'pending' | 'unknown'>): Promise<void> {
    const reason = 'reason' in reply ? reply.reason : undefined;
    const path = 'field' in reply ? reply.field : null;
    // Only what helps the buyer is worth another file; without it the plain sentence does.
    const isSpecial = path ?? (reason !== undefined && reason !== 'declined');
    const rare = isSpecial ? await fetchRare().catch(() => undefined) : undefined;
    this.signal.throwIfAborted();
    const problem = new Problem('card_declined', whyUnpaid(reply, rare));
    await this.backToForm(this.stage.tell(problem), rare?.fieldAt(path, this.state));
    if (path !== 'cvc') return;
    // The code that has to be mended is inside Stripe's field.
    this.#whileOpen(moves.inCard);
    this.card?.focus();
  }

  /** After a failure: back to the form if surely nothing was done, otherwise to finding out. */
  async recover(problem: Problem): Promise<void> {
    if (session.recall(this.server) && !problem.decided) {
      this.stage.tell(problem);
      this.show(moves.finding(this.state, { stuck: true }));
    } else {
      this.returned = '';
      await (await this.fetchRare()).repair(this, problem);
    }
  }

  /** What few buyers ever need; throws `Problem('unreachable')`. */
  async fetchRare(): Promise<RarePart> {
    const rare = await fetchRare().catch(() => undefined);
    this.signal.throwIfAborted();
    if (!rare) throw new Problem('unreachable');
    return rare;
  }

  /** The form as it was, with a sentence beside the card or beside the field it is about. */
  async backToForm(message: string, field?: Field): Promise<void> {
    const before = this.state;
    const said = field ? '' : message;
    // What another tab has paid meanwhile, or changed, is not offered again as it was.
    const isSame = (lines: Cart) => fingerprint(lines) === fingerprint(before.cart);
    if ('quote' in before && before.quote && this.card && isSame(before.quote.lines))
      this.#fill(before, before.quote, said);
    else await this.reopen(said);
    // The server may know of an e-book that is not among the books loaded here, and want a consent.
    if (field === 'ebooks') await fetchExtras(this.stage.host);
    const { state } = this;
    if (field && isCheckingOut(state))
      this.show(moves.faulty(state, { [field]: extras?.consentMissing(field) ?? message }));
  }

  /** Another price for what is in the form. */
  offer(quote: Quote, why: string, detail?: TemplateResult): void {
    const { state } = this;
    if (!('quote' in state)) return;
    this.#fields?.setTotal(quote.total);
    this.#fill(state, quote, why, detail);
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
    return askQuote(this.server, this.state.cart, lastClientKey(this.server), this.signal);
  }

  async #openDesk(key: string, scriptUrl: string | null): Promise<CardDesk> {
    const opened = this.#desk?.key === key ? this.#desk.opened : await openDesk(key, scriptUrl);
    this.signal.throwIfAborted();
    this.#desk = { key, opened };
    return opened;
  }

  #mount(desk: CardDesk, mountCard: MountCard, { total }: Quote): void {
    this.#fields = new Fields(desk, {
      host: this.stage.host,
      state: this.state,
      total,
      mountCard,
      lines: () => this.#sheetLines(),
      // Empty in a shop whose payments stay on this page.
      returnUrl: () => (this.state.shop.redirects ? returnAddress(this.#clientKey) : ''),
      onReport: (reported) => {
        this.#whileOpen((state) => ({ ...state, ...reported }));
      },
      onTyped: (error) => {
        this.#whileOpen((state) => moves.cardChanged(state, error));
      },
      onFail: () => {
        void this.block(new Problem('stripe_unavailable'));
      },
      onAgree: (agreed) => {
        this.onAgree(agreed);
      },
    });
  }

  /** What a wallet's sheet lists; null where it must not open: then the form says why. */
  #sheetLines(): { name: string; amount: number }[] | null {
    const { state } = this;
    if (state.step !== 'filling' || !state.quote || !hasExtras(state)) return null;
    // A wallet knows where to send to, but nothing of what this shop asks besides.
    const faults = extras?.unknownToWallets(state, this.#sure) ?? {};
    if (Object.keys(faults).length) {
      this.show(moves.faulty(state, faults));
      this.stage.lead();
      return null;
    }
    return state.quote.lines.map(({ title, quantity, total }) => ({
      name: words.titled(title, quantity),
      amount: total.minor,
    }));
  }

  /** The form, with what Stripe's fields have reported; they may be kept from before. */
  #fill(
    state: Parameters<typeof moves.filling>[0],
    quote: Quote,
    problem: string,
    detail?: TemplateResult,
  ): void {
    const { lines, total } = quote;
    const content = `${fingerprint(lines)} ${total.minor} ${total.currency}`;
    this.#clientKey = clientKey(this.server, content);
    const filling = moves.filling(state, quote, problem, detail);
    this.show({ ...filling, ...this.#fields?.reported });
  }

  #whileOpen(change: (state: CheckingOut) => State): void {
    const state = this.stage.read();
    if (isCheckingOut(state)) this.show(change(state));
  }

  #removeFields(): void {
    this.#fields?.remove();
    this.#fields = undefined;
  }
}

/** The plain sentences are here; what is behind a decline is told by what came for it. */
function whyUnpaid(reply: OrderReply, rare: RarePart | undefined): string {
  if (reply.status !== 'declined') return words.canceled;
  const told = (reply.reason ? rare?.whyDeclined(reply) : reply.message) ?? '';
  return told || words.declined;
}
