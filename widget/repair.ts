import type { TemplateResult } from 'lit';
import type { LineChange, OrderRequest, Quote, Remedy } from '../server/contract.ts';
import type { Cart } from './cart.ts';
import type { Checkout } from './checkout.ts';
import { fieldAt } from './field-at.ts';
import { findReturned } from './order-calls.ts';
import { resume } from './pay.ts';
import { outcome, Problem, type ProblemCode } from './problem.ts';
import { rareWords } from './rare-text.ts';
import { inWords } from './refusals.ts';
import * as session from './session.ts';
import { short } from './short.ts';
import { withCart } from './state.ts';
import { differences } from './views/differences.ts';

/** Said before the server looks whether it knows the order: an earlier sending may have opened it. */
const UNSURE: readonly ProblemCode[] = ['quote_invalid', 'invalid_request'];

/** After a refusal, which surely charged nothing: back to where the buyer can go on. */
export async function repair(checkout: Checkout, refused: Problem): Promise<void> {
  const problem = inWords(refused);
  const { server, stage } = checkout;
  const memory = session.recall(server);
  const { code, field, remedy } = problem;
  if (memory?.kind === 'request' && UNSURE.includes(code)) {
    const order = await orderOf(memory.request, checkout);
    if (order) {
      session.remember(server, order);
      await resume(checkout);
      return;
    }
  }
  session.remember(server);
  if (code === 'unknown_book' || remedy.shortages) {
    await checkout.block(problem);
    return;
  }
  const sentence = stage.tell(problem);
  // The key belongs to an order of other books or prices: this one becomes an order of its own.
  if (code === 'order_conflict') checkout.forgetKey();
  if (code === 'quote_expired' || code === 'quote_invalid') await renew(checkout, remedy);
  else if (code !== 'not_found')
    await checkout.backToForm(sentence, fieldAt(field, checkout.state));
  else await checkout.backToForm(memory?.kind === 'paid' ? '' : rareWords.orderGone);
}

/** The order that a request has opened, while it is open or paid. Throws where the shop does not answer. */
async function orderOf(
  { clientKey }: OrderRequest,
  { server, signal }: Checkout,
): Promise<session.Memory | undefined> {
  const found = await outcome(findReturned(server, clientKey, signal), signal);
  if (found instanceof Problem) {
    if (found.decided) return undefined;
    throw found;
  }
  const { orderId, token, status } = found;
  const isOver = status === 'declined' || status === 'canceled';
  return isOver ? undefined : { kind: 'order', orderId, token };
}

/** Others were quicker: back in the cart there is as much as can still be had. */
export function returnToCart(checkout: Checkout, problem: Problem): void {
  const { stage } = checkout;
  const { shortages = [] } = problem.remedy;
  const lines = shortages.map(({ title, left }) => rareWords.short(title, left));
  const why = [...lines, rareWords.corrected].join(' ');
  stage.tell(new Problem(problem.code, why));
  checkout.close();
  checkout.show(short(checkout.state, shortages, why));
}

/** The cart was changed elsewhere while its checkout is open. */
export const reprice = (checkout: Checkout): Promise<void> =>
  requote(checkout, rareWords.cartChanged);

/** The offer was outdated: shows what is different, line by line, and asks whether to go on. */
async function renew(checkout: Checkout, { quote, changes = [] }: Remedy): Promise<void> {
  const { state } = checkout;
  if (quote && changes.length) checkout.show(withCart(state, linesOf(quote)));
  await requote(checkout, rareWords.newTotal, detailOf(changes, checkout), quote);
}

const detailOf = (changes: readonly LineChange[], { state }: Checkout) =>
  changes.length ? differences(changes, state.shop) : undefined;

/** Prices the cart anew and asks again: no other amount than the one on the button is ever paid. */
async function requote(
  checkout: Checkout,
  explain: (before: string, now: string) => string,
  detail?: TemplateResult,
  renewed?: Quote,
): Promise<void> {
  const { state: asked } = checkout;
  if (!checkout.card) return checkout.reopen(rareWords.renewed, detail);
  const now = renewed ?? (await checkout.quote());
  const { state } = checkout;
  // Meanwhile the cart changed again, or Pay was pressed: this answer is stale.
  if (state.cart !== asked.cart || state.step !== asked.step || !('quote' in state)) return;
  const before = state.quote?.total.text ?? '';
  const after = now.total.text;
  checkout.offer(now, before === after ? rareWords.renewed : explain(before, after), detail);
}

/** The cart that a quote is for. */
const linesOf = ({ lines }: { lines: Cart }): Cart =>
  lines.map(({ book, quantity }) => ({ book, quantity }));
