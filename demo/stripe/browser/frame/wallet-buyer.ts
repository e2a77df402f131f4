/** The wallet's owner, who is as made up as the wallet. Addresses are in Stripe's shape. */
export const buyer = {
  name: 'Pat Pretend',
  email: 'pat.pretend@example.com',
  phone: '+15555550100',
};

export interface WalletAddress {
  readonly line1: string;
  readonly line2: null;
  readonly city: string;
  readonly state: string;
  readonly postal_code: string;
  readonly country: string;
}

export const addresses: readonly [WalletAddress, ...WalletAddress[]] = [
  address('1 Sample Street', 'San Francisco', 'CA', '94103', 'US'),
  address('2 Specimen Road', 'London', '', 'SW1A 1AA', 'GB'),
  address('Musterweg 3', 'Berlin', '', '10115', 'DE'),
  address('4 rue de l’Exemple', 'Paris', '', '75001', 'FR'),
];

/** Cards of the wallet: Stripe's named test tokens, so that no number is ever about. */
export const cards = [
  { token: 'tok_visa', last4: '4242', effect: 'pays' },
  { token: 'tok_threeDSecure2Required', last4: '3220', effect: 'asks' },
  { token: 'tok_chargeDeclined', last4: '0002', effect: 'declines' },
] as const;

function address(
  line1: string,
  city: string,
  state: string,
  postalCode: string,
  country: string,
): WalletAddress {
  return { line1, line2: null, city, state, postal_code: postalCode, country };
}
