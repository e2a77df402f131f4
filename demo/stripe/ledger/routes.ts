import express, { Router } from 'express';
import type { Request, Response } from 'express';
import type { Account } from '../account.ts';
import type { Accounts } from '../accounts.ts';
import { testCards } from '../cards.ts';
import { StripeError } from '../errors.ts';
import { maskText } from '../masking.ts';
import { html, sendPage } from '../pages.ts';
import { act, readOrder } from './actions.ts';
import { assets, assetsPath, importMap } from './assets.ts';
import { sendChanges } from './changes.ts';
import { itemOf } from './items.ts';
import { ownOriginOnly } from './own-origin.ts';

/** The page at the root of the API's origin, which shows the ledger as it changes, and what it needs. */
export function ledgerPages(accounts: Pick<Accounts, 'all' | 'main' | 'named' | 'reset'>): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    sendLedgerPage(response);
  });

  router.use(assetsPath, ownOriginOnly(accounts.main.apiUrl), assets());

  router.get(`${assetsPath}/changes`, (request, response) => {
    sendChanges(accountOf(request), request, response);
  });

  router.get(`${assetsPath}/accounts`, (_request, response) => {
    response.json(accounts.all.map(({ name, keys }) => ({ id: keys.accountId, name })));
  });

  router.get(`${assetsPath}/items/:id`, (request, response) => {
    const item = itemOf(accountOf(request), request.params.id);
    if (item === undefined) response.status(404).json({ error: 'The ledger has no such item.' });
    else response.json(item);
  });

  router.post(`${assetsPath}/reset`, (request, response) => {
    accounts.reset(accountOf(request));
    response.json({});
  });

  router.post(`${assetsPath}/actions/:name`, express.json(), (request, response) => {
    const order = readOrder(request.params.name, request.body);
    if (order === undefined) {
      response.status(400).json({ error: 'There is no such action.' });
      return;
    }
    try {
      act(accountOf(request), order);
      response.json({});
    } catch (error) {
      if (!(error instanceof StripeError)) throw error;
      response.status(error.status).json({ error: maskText(error.message) });
    }
  });

  return router;

  function accountOf({ query }: Request): Account {
    const named = typeof query.account === 'string' ? accounts.named(query.account) : undefined;
    return named ?? accounts.main;
  }
}

function sendLedgerPage(response: Response): void {
  sendPage(response, {
    title: 'Ledger – stand-in for Stripe',
    script: `${assetsPath}/page/main.ts`,
    stylesheet: `${assetsPath}/page/ledger.css`,
    importMap,
    body: html`<div id="ledger" data-cards="${JSON.stringify(handyCards())}">
      <noscript
        ><main><p>The ledger needs JavaScript.</p></main></noscript
      >
    </div>`,
  });
}

/** Of all test cards those that show most, by what they do. */
const handy: readonly (readonly [name: string, effect: string])[] = [
  ['visa', 'pays'],
  ['chargeDeclined', 'is declined'],
  ['chargeDeclinedInsufficientFunds', 'has too little money'],
  ['chargeDeclinedIncorrectCvc', 'has a wrong security code'],
  ['authenticationRequired', 'asks for 3-D Secure'],
  ['radarBlock', 'is blocked as fraud'],
  ['createDispute', 'pays, then is disputed'],
  ['refundFail', 'pays; its refund fails'],
];

function handyCards(): readonly (readonly [number: string, effect: string])[] {
  return handy.flatMap(([name, effect]) => {
    const card = testCards.find(({ names }) => names.includes(name));
    return card === undefined
      ? []
      : [[card.number.replaceAll(/(.{4})(?=.)/g, '$1 '), effect] as const];
  });
}
