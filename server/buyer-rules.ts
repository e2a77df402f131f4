import type { Addresses } from './addresses.ts';
import { isDigital } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import type { ConsentKind, FormRules, Line, OrderRequest } from './contract.ts';
import type { OrderDetails } from './details.ts';
import { isServed } from './form-config.ts';
import { isInEurope } from './law.ts';
import type { Config } from './settings.ts';
import { TurnedAway } from './turned-away.ts';

type FormConfig = Pick<
  Config,
  | 'companyField'
  | 'phoneField'
  | 'noteField'
  | 'billingAddress'
  | 'shipsTo'
  | 'country'
  | 'termsUrl'
  | 'privacyUrl'
  | 'ebookConsent'
>;

export interface BuyerRules {
  /**
   * What is kept with the order beside the buyer. Throws TurnedAway(400) for what the shop's
   * settings demand and is not there; an address is never refused for how it looks.
   */
  check(request: OrderRequest, lines: readonly Line[], now: number): Promise<OrderDetails>;
}

/** What the form is told of these settings; undefined where it asks for nothing more. */
export function formRulesOf(config: FormConfig): FormRules | undefined {
  const { companyField, phoneField, noteField, billingAddress } = config;
  const rules: FormRules = {
    ...(companyField !== 'hidden' && { company: companyField }),
    ...(phoneField !== 'hidden' && { phone: phoneField }),
    ...(noteField !== 'hidden' && { note: noteField }),
    ...(billingAddress !== 'hidden' && { billing: billingAddress }),
    ...(config.shipsTo.length > 0 && { countries: config.shipsTo }),
    ...(config.country !== null && { country: config.country }),
    ...(config.termsUrl !== null && { termsUrl: config.termsUrl }),
    ...(config.privacyUrl !== null && { privacyUrl: config.privacyUrl }),
  };
  return Object.keys(rules).length > 0 ? rules : undefined;
}

/** The rules of one shop. */
export function createBuyerRules(
  config: FormConfig,
  catalogue: Catalogue,
  addresses: Addresses,
): BuyerRules {
  const { companyField, phoneField, noteField, shipsTo, termsUrl, ebookConsent } = config;

  const isEbook = ({ book }: Line) => {
    const known = catalogue.books.get(book);
    return known !== undefined && isDigital(known);
  };

  const consentsFor = (country: string, lines: readonly Line[]): ConsentKind[] => {
    const asked = ebookConsent === 'always' || (ebookConsent === 'eu' && isInEurope(country));
    return [
      ...(termsUrl === null ? [] : ['terms' as const]),
      ...(asked && lines.some(isEbook) ? ['ebooks' as const] : []),
    ];
  };

  return {
    async check({ buyer, note, consents = [] }, lines, now) {
      const { country } = buyer.address;
      if (companyField === 'required' && !buyer.company) throw missing('buyer.company', COMPANY);
      if (phoneField === 'required' && !buyer.phone) throw missing('buyer.phone', PHONE);
      if (noteField === 'required' && !note) throw missing('note', NOTE);
      if (!isServed(country, shipsTo)) throw missing('buyer.address.country', COUNTRY);
      const absent = consentsFor(country, lines).find(
        (kind) => !consents.some((consent) => consent.kind === kind),
      );
      if (absent) throw missing(`consents.${absent}`, SENTENCES[absent]);
      // There is nothing to send by post.
      const isSent = !lines.every(isEbook);
      return {
        note,
        consents: consents.map(({ kind, words }) => ({
          kind,
          words,
          ...(kind === 'terms' && termsUrl !== null && { url: termsUrl }),
          at: now,
        })),
        doubts: isSent ? await addresses.doubts(buyer.address) : [],
      };
    },
  };
}

const COMPANY = 'Please enter your company.';
const PHONE = 'Please enter a telephone number.';
const NOTE = 'Please write a note to the shop.';
const COUNTRY = 'The shop does not send to this country.';
const SENTENCES: Record<ConsentKind, string> = {
  terms: 'Please agree to the terms and conditions to order.',
  ebooks: 'Please agree that the e-book is delivered at once to order.',
};

const missing = (field: string, sentence: string) =>
  new TurnedAway(400, 'invalid_request', sentence, { field });
