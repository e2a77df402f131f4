import { IntegrationError } from '../errors.ts';
import { isRecord } from '../record.ts';
import { warnOfStrangers } from './known-options.ts';
import { StripeObject } from './stripe-object.ts';

const constructorOptions = [
  'stripeAccount',
  'apiVersion',
  'locale',
  'betas',
  'developerTools',
  'advancedFraudSignals',
];

/**
 * Puts `Stripe` on the window. A second copy of the script leaves the first in charge, because
 * Elements made by one are strangers to the other.
 */
export function install(frameOrigin: string): void {
  if ('Stripe' in window) return;
  // A plain function, because pages call it with `new` and without.
  const Stripe = function (publishableKey: unknown, options: unknown = {}): StripeObject {
    const given = isRecord(options) ? options : {};
    warnOfStrangers('Stripe()', given, constructorOptions);
    return new StripeObject(requirePublishable(publishableKey), given, frameOrigin);
  };
  Object.assign(window, { Stripe: Object.assign(Stripe, { version: 'endive' }) });
}

function requirePublishable(key: unknown): string {
  if (typeof key !== 'string' || key.trim() === '') {
    throw new IntegrationError(
      'Please call Stripe() with your publishable key: a string that starts with pk_.',
    );
  }
  if (/^(sk|rk)_/.test(key)) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js: anyone could read it in the page. ' +
        'Pass the publishable key (pk_...) instead, and replace the secret key, now exposed.',
    );
  }
  if (!key.startsWith('pk_')) {
    throw new IntegrationError(
      'Stripe() was given something that is not a publishable key (pk_...).',
    );
  }
  return key;
}
