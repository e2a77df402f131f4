/** The two Stripe keys as given, and where buyers reach the server. */
export interface KeysToCheck {
  /** Empty where not given. */
  secretKey: string;
  publishableKey: string;
  publicUrl: string;
}

/** What the settings are called where they were given: in the environment or as options. */
export interface KeyNames {
  secretKey: string;
  publishableKey: string;
  publicUrl: string;
}

const KEY = /^(sk|rk|pk)_(test|live)_\w+$/;
// Keys since about 2020 carry the account: `sk_test_5` and then `acct_` less its prefix.
const MODERN_KEY = /^(?:sk|rk|pk)_(?:test|live)_5(1\w{15})\w{36,}$/;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const KINDS = new Map([
  ['sk', 'secret'],
  ['rk', 'restricted'],
  ['pk', 'publishable'],
]);

/** Whether money really moves with this key. */
export const isLiveKey = (key: string): boolean => /^(?:sk|rk|pk)_live_/.test(key);

/** Whether this address leads to the machine itself. */
export const isLoopback = (url: string): boolean => LOOPBACK.has(URL.parse(url)?.hostname ?? '');

/**
 * What is wrong with a pair of Stripe keys: one sentence each, none if all is well. Of a key at
 * most its public prefix (`sk_live_…`) is ever shown.
 */
export function checkKeys(keys: KeysToCheck, names: KeyNames): string[] {
  const { secretKey, publishableKey } = keys;
  const faults = [
    ...checkOne(secretKey, names.secretKey, ['sk', 'rk']),
    ...checkOne(publishableKey, names.publishableKey, ['pk']),
  ];
  if (faults.length > 0) return faults;
  return checkPair(secretKey, publishableKey, keys.publicUrl, names);
}

function checkOne(key: string, name: string, kinds: string[]): string[] {
  const wanted = kinds.map((kind) => `${kind}_`).join(' or ');
  if (key === '') {
    return [
      `${name} is missing: copy the key that begins with ${wanted} from https://dashboard.stripe.com/apikeys.`,
    ];
  }
  if (/\s/.test(key))
    return [`${name} contains white space: paste the key again, without line breaks.`];
  if (/["'`]/.test(key)) return [`${name} contains quotation marks: give the key without them.`];
  const [, kind = '', mode = ''] = KEY.exec(key) ?? [];
  if (kind === '') {
    return [`${name} is not a Stripe key: it must begin with ${wanted}, then test_ or live_.`];
  }
  if (kinds.includes(kind)) return [];
  const found = KINDS.get(kind) ?? 'different';
  const danger = kind === 'pk' ? '' : ' It would be sent to every buyer, so nothing was started.';
  return [
    `${name} holds a ${found} key (${kind}_${mode}_…), but needs one that begins with ${wanted}.${danger}`,
  ];
}

function checkPair(
  secretKey: string,
  publishableKey: string,
  publicUrl: string,
  names: KeyNames,
): string[] {
  const both = `${names.secretKey} and ${names.publishableKey}`;
  const live = isLiveKey(secretKey);
  if (live !== isLiveKey(publishableKey)) {
    return [`${both} are of different modes: one is a test key, the other a live key.`];
  }
  const faults = [];
  const account = MODERN_KEY.exec(secretKey)?.[1];
  const otherAccount = MODERN_KEY.exec(publishableKey)?.[1];
  if (account !== undefined && otherAccount !== undefined && account !== otherAccount) {
    faults.push(`${both} belong to different Stripe accounts.`);
  }
  if (live && (!publicUrl.startsWith('https:') || isLoopback(publicUrl))) {
    faults.push(
      `${names.publicUrl} must begin with https:// and lead beyond this machine because ${names.secretKey} is a live key.`,
    );
  }
  return faults;
}
