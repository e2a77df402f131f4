import type { StandIn, StandInAccount } from './start.ts';

/** What is printed at the start: the keys, and how to point a server and a page at the stand-in. */
export function greeting(standIn: StandIn): string {
  const { hostname, port } = new URL(standIn.apiUrl);
  return `The stand-in for Stripe is up.

  ledger          ${standIn.apiUrl}/
${standIn.accounts.map((account) => keysOf(account, standIn.accounts.length > 1)).join('\n')}
A server that uses npm stripe:
  new Stripe(secretKey, { host: '${hostname}', port: ${port}, protocol: 'http' })

A page, before it loads Stripe:
  <script src="${standIn.scriptUrl}"></script>
${standIn.publicHosts === null ? '' : chromium(standIn.publicHosts.chromiumArguments)}`;
}

function keysOf(account: StandInAccount, named: boolean): string {
  const title = named ? `\n  account         ${account.name} (${account.accountId})\n` : '';
  return `${title}  secret key      ${account.secretKey}
  restricted key  ${account.restrictedKey}
  publishable key ${account.publishableKey}
  webhook secret  ${account.webhookSecret}
`;
}

function chromium(all: readonly string[]): string {
  return `
Chromium, so that Stripe's host names lead here:
${all.map((argument) => `  '${argument}'`).join('\n')}
`;
}
