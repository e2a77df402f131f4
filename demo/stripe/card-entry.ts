import type { Call } from './account.ts';
import { cardByName, cardByNumber } from './cards.ts';
import type { TestCard } from './cards.ts';
import { badCard, errors, StripeError } from './errors.ts';
import type { Form } from './fields.ts';
import type { CardFacts, TokenRecord } from './records.ts';

/** A card read from a form; `token` is what has to be marked used once the call goes through. */
export interface CardEntry {
  readonly facts: CardFacts;
  readonly token: TokenRecord | null;
}

/**
 * Reads the `card` of a form: a token, or what the buyer typed into Stripe's frame. The number ends
 * here: what goes on is the row of the table of test cards. Throws Stripe's card errors.
 */
export function readCard(call: Call, form: Form): CardEntry {
  const token = form.given('token');
  if (token !== undefined) return cardOfToken(call, token, form.name('token'));
  if (call.key === 'secret') throw errors.rawCard();
  return { facts: typedCard(form), token: null };
}

/** The card behind `tok_visa` or a token made earlier, which must not have been used. */
export function cardOfToken(call: Call, id: string, param: string): CardEntry {
  const named = cardByName(id);
  if (named !== undefined) return { facts: namedCard(named), token: null };
  const token = call.account.store.tokens.get(id);
  if (token === undefined) throw errors.noSuch('token', id, param);
  if (token.used) throw errors.tokenUsed(id);
  return { facts: token.method.facts, token };
}

/** A test card that came by name, with an expiry of its own. */
export function namedCard(card: TestCard): CardFacts {
  const expYear = new Date().getUTCFullYear() + 1;
  return { card, expMonth: 12, expYear, cvcSent: true, named: true };
}

function typedCard(form: Form): CardFacts {
  const number = form.required('number').replaceAll(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) {
    throw badCard('incorrect_number', 'Your card number is incorrect.', 'number');
  }
  const { expMonth, expYear } = readExpiry(form);
  const cvc = form.given('cvc');
  const card = cardByNumber(number);
  if (
    cvc !== undefined &&
    !new RegExp(card?.brand === 'amex' ? '^\\d{3,4}$' : '^\\d{3}$').test(cvc)
  ) {
    throw badCard('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
  if (card === undefined) throw notATestCard();
  return { card, expMonth, expYear, cvcSent: cvc !== undefined, named: false };
}

function readExpiry(form: Form): { expMonth: number; expYear: number } {
  const expMonth = form.required('exp_month');
  const typedYear = form.required('exp_year');
  const today = new Date();
  const thisYear = today.getUTCFullYear();
  const month = /^\d{1,2}$/.test(expMonth) ? Number(expMonth) : 0;
  const year = Number(typedYear) + (/^\d{2}$/.test(typedYear) ? 2000 : 0);
  const badMonth = () =>
    badCard('invalid_expiry_month', "Your card's expiration month is invalid.", 'exp_month');
  if (month < 1 || month > 12) throw badMonth();
  if (!/^(\d{2}|\d{4})$/.test(typedYear) || year < thisYear || year > thisYear + 50) {
    throw badCard('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  if (year === thisYear && month < today.getUTCMonth() + 1) throw badMonth();
  return { expMonth: month, expYear: year };
}

/** The check digit of ISO/IEC 7812: every second digit from the right counts double. */
function passesLuhn(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, place) => {
      const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

// The number itself is kept out of the message: it may be somebody's real card.
function notATestCard(): StripeError {
  return new StripeError({
    status: 402,
    type: 'card_error',
    code: 'card_declined',
    message:
      'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
    param: 'number',
    more: { decline_code: 'test_mode_live_card' },
  });
}
