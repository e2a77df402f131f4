import type { Buyer } from '../server/contract.ts';

// Every part, empty or not: Stripe insists on each one its own field was told never to ask for.
const address = ({
  address: { line1, district = '', city, state, postalCode, country },
}: Pick<Buyer, 'address'>) => ({
  line1,
  line2: district,
  city,
  state,
  postal_code: postalCode,
  country,
});

/** Where Stripe is told that the books go. */
export const shipping = ({ name, phone, ...buyer }: Buyer) => ({
  name,
  ...(phone && { phone }),
  address: address(buyer),
});

/** Whom Stripe is told to ask for the money. */
export const billing = ({ email, phone, billing: elsewhere, ...buyer }: Buyer) => {
  const billed = elsewhere ?? buyer;
  return { name: billed.name, email, ...(phone && { phone }), address: address(billed) };
};
