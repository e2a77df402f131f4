import type { OrderReply } from '../server/contract.ts';
import { words } from './checkout-text.ts';
import { Problem } from './problem.ts';
import { rareWords } from './rare-text.ts';

type Unpaid = Extract<OrderReply, { status: 'declined' | 'canceled' | 'pending' | 'unknown' }>;

/** A refusal of the server's with a sentence in the buyer's language; as it is where there is none. */
export function inWords(problem: Problem): Problem {
  const { code, field = '', remedy } = problem;
  const about = code === 'invalid_request' ? sayField(field) || english(problem) : '';
  const least = code === 'below_minimum' ? remedy.least : undefined;
  const sentence =
    about || (least ? rareWords.tooLittle(least.text) : at(rareWords.refusals, code));
  return sentence ? new Problem(code, sentence, problem.field, remedy) : problem;
}

/** The server knows more than a code can say, and speaks English. */
const english = ({ message }: Problem): string => (words.locale === 'en' ? message : '');

/** What is wrong with what was sent, where the field alone says it. */
function sayField(field: string): string {
  switch (field) {
    case 'lines':
      return rareWords.tooMuch;
    case 'buyer.address.country':
      return rareWords.notServed;
    case 'buyer.company':
      return words.missing(rareWords.company);
    case 'buyer.phone':
      return words.missing(rareWords.phone);
    case 'note':
      return words.missing(rareWords.note);
    case 'consents.terms':
      return rareWords.needTerms;
    case 'consents.ebooks':
      return rareWords.needEbooks;
    default:
      return '';
  }
}

/** A wallet told too little of its owner to send books to. */
export const walletIncomplete = (): Problem =>
  new Problem('card_invalid', rareWords.walletIncomplete);

/** Why a card was declined, in the buyer's language; empty where that is not told. */
export const whyDeclined = (reply: Unpaid): string =>
  reply.status === 'declined' ? (at(rareWords.declines, reply.reason ?? '') ?? reply.message) : '';

const at = (sentences: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(sentences, name) ? sentences[name] : undefined;
