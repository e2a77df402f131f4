import express, { Router } from 'express';
import type { Account } from './account.ts';
import { formatAmount } from './amounts.ts';
import { html, sendNotFound, sendPage } from './pages.ts';
import type { ChallengeRecord } from './store.ts';
import { finishChallenge } from './three-d-secure.ts';

const outcomes = ['succeeded', 'failed', 'closed'] as const;

/**
 * Sends the outcome, then tells the page around the frame, if it named itself by `?origin=`, or
 * goes where the payment intent's return_url leads. Served as a file: the page's policy allows no
 * script inside it.
 */
const script = `
const main = document.querySelector('main');
const source = main.dataset.source;
const origin = new URLSearchParams(location.search).get('origin');
for (const button of main.querySelectorAll('button')) {
  button.addEventListener('click', async () => {
    for (const one of main.querySelectorAll('button')) one.disabled = true;
    const outcome = button.value;
    const response = await fetch('/3ds/' + source + '/result', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome }),
    });
    const { return_to: returnTo } = await response.json();
    if (window.parent !== window) {
      if (origin) window.parent.postMessage({ standIn: 'three-d-secure', source, outcome }, origin);
    } else if (returnTo) {
      location.assign(returnTo);
    }
  });
}
`;

/** The bank's side of 3-D Secure: a page with two buttons, framed by the shop or visited by itself. */
export function challengePages(account: Account): Router {
  const router = Router();

  router.get('/3ds.js', (_request, response) => {
    response.set('cache-control', 'no-cache').type('text/javascript').send(script);
  });

  router.get('/3ds/:source', (request, response) => {
    const challenge = account.store.challenges.get(request.params.source);
    const intent = account.store.paymentIntents.get(challenge?.paymentIntent ?? '');
    if (challenge === undefined || intent === undefined) {
      sendNotFound(response, 'authentication');
      return;
    }
    sendPage(response, {
      title: '3-D Secure test page',
      script: '/3ds.js',
      frameAncestors: '*',
      body: html`<main data-source="${challenge.id}">
        <h1>3-D Secure test page</h1>
        <p>
          This stands for the page of the bank that issued the card ending in
          <strong>${challenge.method.facts.card.number.slice(-4)}</strong>.
        </p>
        <p class="amount">${formatAmount(intent.amount, intent.currency)}</p>
        <p>
          <button type="button" value="succeeded">Complete</button>
          <button type="button" value="failed">Fail</button>
        </p>
      </main>`,
    });
  });

  router.options('/3ds/:source/result', (_request, response) => {
    response.set(anyOrigin).status(204).end();
  });

  router.post('/3ds/:source/result', express.json(), (request, response) => {
    const challenge = account.store.challenges.get(request.params.source);
    const body: unknown = request.body;
    const outcome = outcomes.find((one) => isRecord(body) && body.outcome === one);
    response.set(anyOrigin);
    if (challenge === undefined || outcome === undefined) {
      response.status(challenge === undefined ? 404 : 400).json({ error: 'unknown' });
      return;
    }
    const returnTo = finishChallenge(account, challenge, outcome);
    response.json(resultOf(challenge, returnTo));
  });

  return router;
}

// Stripe.js, on the script origin or in the shop's page, reports a challenge that was closed.
const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'content-type',
  'access-control-allow-methods': 'POST',
};

function resultOf({ outcome }: ChallengeRecord, returnTo: string | null): object {
  return { outcome, return_to: returnTo };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
