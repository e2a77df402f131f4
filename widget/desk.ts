import type { ReleaseTrain, Stripe } from '@stripe/stripe-js';
import { wait } from './patience.ts';
import { Problem } from './problem.ts';
import { scriptPolicy } from './script-policy.ts';
import { webAddress } from './settings.ts';

export type {
  Appearance,
  StripeCardElement,
  StripeCardElementOptions,
  StripeElements,
  StripeElementLocale as StripeLocale,
  StripeExpressCheckoutElementConfirmEvent as WalletAgreement,
} from '@stripe/stripe-js';

/** Milliseconds until Stripe.js is given up; the browser itself would wait for minutes. */
const PATIENCE = 20_000;
/** Milliseconds before each further try to load Stripe.js. */
const PAUSES = [700, 2100];

/** The Stripe.js that the types here are of. */
const RELEASE_TRAIN: ReleaseTrain = 'endive';
const STRIPE_JS = `https://js.stripe.com/${RELEASE_TRAIN}/stripe.js`;

/** Stripe.js, ready for one account. */
export type CardDesk = Stripe;

/**
 * Loads Stripe.js, from Stripe alone: `scriptUrl` counts with a test key only, so that no server
 * answer can put another script under a live card form. Throws `Problem('stripe_unavailable')`.
 */
export async function openDesk(key: string, scriptUrl: string | null): Promise<CardDesk> {
  const late = wait(PATIENCE);
  const standIn = key.startsWith('pk_test_') && webAddress(scriptUrl ?? '');
  const load = async () => {
    // The page may have it already.
    if (!window.Stripe) await injected(standIn || STRIPE_JS);
    return window.Stripe?.(key);
  };
  const loadPatiently = async () => {
    for (const pause of PAUSES) {
      const stripe = await load().catch(() => undefined);
      if (stripe) return stripe;
      await wait(pause);
    }
    return load().catch(() => undefined);
  };
  const stripe = await Promise.race([loadPatiently(), late]);
  if (!stripe) throw new Problem('stripe_unavailable');
  return stripe;
}

/** Lets the bank ask what it wants (3-D Secure). What came of it only the server can tell. */
export async function authenticate(desk: CardDesk, clientSecret: string): Promise<void> {
  // A failed or closed window is an outcome too, which the server reads from Stripe itself.
  await desk.handleNextAction({ clientSecret }).catch(() => undefined);
}

/** The address as pages with Trusted Types want it. */
const trusted = (address: string): string =>
  // A page that does not list our policy may still have a default one.
  scriptPolicy()?.createScriptURL(address) ?? address;

/** Adds the script and waits for it; it is taken out again if it fails, so that a retry can work. */
function injected(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = trusted(src);
    script.onload = () => {
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${src} did not load`));
    };
    document.head.append(script);
  });
}
