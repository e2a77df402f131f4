import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import { challengePages } from './challenge-page.ts';
import { receiptPage } from './receipts.ts';
import type { Store } from './store.ts';

/** The receipts of all accounts. Their addresses carry no key: what they name tells whose they are. */
export function receiptPages(accounts: Accounts): Router {
  const pages = byHolder(accounts, receiptPage, /^\/receipts\/([^/]+)$/, (store, key) =>
    [...store.charges.values()].some(({ receiptKey }) => receiptKey === key),
  );
  // The pages read their parameter from the router they stand in.
  return Router().get('/receipts/:key', pages);
}

/** The bank's pages for the buyers of all accounts. */
export function allChallengePages(accounts: Accounts): RequestHandler {
  return byHolder(accounts, challengePages, /^\/3ds\/([^/]+)/, (store, id) =>
    store.challenges.has(id),
  );
}

/** Where nobody has what the address names, the default account says that there is no such thing. */
function byHolder(
  accounts: Accounts,
  pagesOf: (account: Account) => RequestHandler,
  address: RegExp,
  has: (store: Store, id: string) => boolean,
): RequestHandler {
  const pages = new Map(accounts.all.map((account) => [account, pagesOf(account)]));
  return (request, response, next) => {
    const id = address.exec(request.path)?.[1] ?? '';
    const account = accounts.holding((store) => has(store, id)) ?? accounts.main;
    return pages.get(account)?.(request, response, next);
  };
}
