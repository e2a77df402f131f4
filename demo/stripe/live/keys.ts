/** The keys of an account at Stripe, in test mode. */
export interface TestKeys {
  readonly secretKey: string;
  readonly publishableKey: string;
}

export class KeysError extends Error {
  override readonly name = 'KeysError';
}

const wanted =
  'Set STRIPE_TEST_SECRET_KEY (sk_test_… or rk_test_…) and STRIPE_TEST_PUBLISHABLE_KEY (pk_test_…) to the test keys of an account at Stripe';

/** Throws KeysError, one sentence for the person at the terminal, for keys missing or not of test mode. */
export function readTestKeys(environment: Readonly<Record<string, string | undefined>>): TestKeys {
  const secretKey = environment.STRIPE_TEST_SECRET_KEY?.trim() ?? '';
  const publishableKey = environment.STRIPE_TEST_PUBLISHABLE_KEY?.trim() ?? '';
  if (/^[a-z]+_live_/.test(secretKey) || /^[a-z]+_live_/.test(publishableKey)) {
    throw new KeysError(`${wanted}: live keys are refused, because cards would be charged.`);
  }
  if (!/^[sr]k_test_/.test(secretKey) || !publishableKey.startsWith('pk_test_')) {
    throw new KeysError(`${wanted}.`);
  }
  return { secretKey, publishableKey };
}

/** The keys; without them says what is missing and ends the process with 2. */
export function testKeysOrExit(): TestKeys {
  try {
    return readTestKeys(process.env);
  } catch (error) {
    if (!(error instanceof KeysError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}
