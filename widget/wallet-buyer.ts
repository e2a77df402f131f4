import type { Buyer } from '../server/contract.ts';
import type { WalletAgreement } from './desk.ts';

/** As long as the server takes them. */
const clean = (value: string | null | undefined, longest: number): string =>
  (value ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longest);

/**
 * The buyer a wallet speaks of: where to send to, from its shipping address where it has one. Null
 * where it keeps name, e-mail address or country to itself.
 */
export function buyerFrom(agreement: WalletAgreement): Buyer | null {
  const { billingDetails, shippingAddress } = agreement;
  const from = shippingAddress ?? billingDetails;
  const name = clean(from?.name, 200) || clean(billingDetails?.name, 200);
  const email = clean(billingDetails?.email, 254);
  const country = clean(from?.address.country, 2).toUpperCase();
  if (!from || !name || !email || !/^[A-Z]{2}$/.test(country)) return null;
  const { line1, line2, city, state, postal_code } = from.address;
  const phone = clean(billingDetails?.phone, 40);
  const street = [line1, line2].filter(Boolean).join(', ');
  return {
    name,
    email,
    ...(phone && { phone }),
    address: {
      line1: clean(street, 200),
      city: clean(city, 100),
      state: clean(state, 100),
      postalCode: clean(postal_code, 20),
      country,
    },
  };
}
