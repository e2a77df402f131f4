import type { ConfigInput, Rule } from './config.ts';
import { createAddressOf } from './peer.ts';
import type { TrustProxy } from './peer.ts';
import { DEFAULTS } from './settings.ts';
import type { Config } from './settings.ts';

/** Settings that are whole numbers, with the least and the most they may be. */
const RANGES = [
  ['maxConnections', 10, 1_000_000],
  ['requestsPerMinute', 0, 1_000_000],
  ['declinesPerAddress', 0, 1_000_000],
  ['declinesPerOrder', 0, 1_000_000],
  ['declineWindowMinutes', 1, 1440],
  ['declineRatePercent', 1, 100],
  ['declineRateAttempts', 5, 1000],
  ['declineGuardMinutes', 1, 1440],
  ['wrongTokensPerMinute', 1, 1000],
  ['stripeBreakerFailures', 1, 1000],
  ['stripeBreakerPauseMs', 100, 600_000],
] as const;

type GuardKey = (typeof RANGES)[number][0] | 'trustProxy';

/** The settings against misuse, with their defaults where they are not given. */
export function guardsOf(input: Pick<ConfigInput, GuardKey>): Pick<Config, GuardKey> {
  return {
    trustProxy: input.trustProxy ?? DEFAULTS.trustProxy,
    maxConnections: input.maxConnections ?? DEFAULTS.maxConnections,
    requestsPerMinute: input.requestsPerMinute ?? DEFAULTS.requestsPerMinute,
    declinesPerAddress: input.declinesPerAddress ?? DEFAULTS.declinesPerAddress,
    declinesPerOrder: input.declinesPerOrder ?? DEFAULTS.declinesPerOrder,
    declineWindowMinutes: input.declineWindowMinutes ?? DEFAULTS.declineWindowMinutes,
    declineRatePercent: input.declineRatePercent ?? DEFAULTS.declineRatePercent,
    declineRateAttempts: input.declineRateAttempts ?? DEFAULTS.declineRateAttempts,
    declineGuardMinutes: input.declineGuardMinutes ?? DEFAULTS.declineGuardMinutes,
    wrongTokensPerMinute: input.wrongTokensPerMinute ?? DEFAULTS.wrongTokensPerMinute,
    stripeBreakerFailures: input.stripeBreakerFailures ?? DEFAULTS.stripeBreakerFailures,
    stripeBreakerPauseMs: input.stripeBreakerPauseMs ?? DEFAULTS.stripeBreakerPauseMs,
  };
}

/** What must hold of them. */
export function guardRules(config: Pick<Config, GuardKey>): Rule[] {
  const numbers = RANGES.map(([key, least, most]): Rule => {
    const holds = isWhole(config[key], least, most);
    return [key, holds, `must be a whole number from ${least} to ${most}`];
  });
  const proxies = 'must be the number of proxies, from 1 to 10, or their IP addresses or networks';
  return [...numbers, ['trustProxy', isTrustProxy(config.trustProxy), proxies]];
}

/** `2` as a number of proxies, anything else as their addresses. */
export function hopsOrAddresses(list: string[] | undefined): TrustProxy | undefined {
  const [first] = list ?? [];
  return first !== undefined && /^\d+$/.test(first) && list?.length === 1 ? Number(first) : list;
}

function isTrustProxy(trust: TrustProxy): boolean {
  if (typeof trust === 'number') return isWhole(trust, 1, 10);
  try {
    createAddressOf(trust);
    return true;
  } catch {
    // TypeError: not an address.
    return false;
  }
}

export const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
