import express, { Router } from 'express';
import type { Account } from './account.ts';
import { formatAmount } from './amounts.ts';
import { html, sendNotFound, sendPage } from './pages.ts';
import type { ChallengeRecord } from './records.ts';
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
const buttons = [...main.querySelectorAll('button')];
const busy = (on) => buttons.forEach((one) => { one.disabled = on; });

async function decide(outcome) {
  busy(true);
  try {
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
    } else {
      main.querySelector('.status').textContent = 'You may close this page.';
    }
  } catch {
    main.querySelector('.status').textContent = 'The bank could not be reached. Try again.';
    busy(false);
  }
}

for (const button of buttons) button.addEventListener('click', () => decide(button.value));
// A frame of another origin may not take the focus, only pass on what it was given.
addEventListener('focus', () => {
  if (document.activeElement === document.body) buttons[0].focus();
});
if (window.parent === window) buttons[0].focus();
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && !buttons[0].disabled) decide('closed');
});
`;

const style = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; color: #1d2733; background: #fff; }
.banner { margin: 0; padding: .6rem 1.25rem; background: #fff1c2; border-bottom: 1px solid #d9b44a;
  font-size: .9rem; text-align: center; }
main { box-sizing: border-box; max-width: 30rem; margin: auto; padding: 1.5rem 1.25rem; }
h1 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; }
p { margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .5rem 1rem; margin: 0 0 1.5rem;
  padding: 1rem; border: 1px solid #d5dbe2; border-radius: 8px; }
dt { color: #566373; }
dd { margin: 0; text-align: end; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
dd.amount { font-weight: 600; }
.choices { display: grid; gap: .6rem; }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 0 1rem; border-radius: 8px;
  border: 1px solid #14506e; background: #fff; color: #14506e; cursor: pointer; }
button[value=succeeded] { background: #14506e; color: #fff; }
button[value=closed] { border-color: transparent; text-decoration: underline; }
button:disabled { opacity: .55; cursor: default; }
:focus-visible { outline: 3px solid #5aa9cf; outline-offset: 2px; }
.status { min-height: 1.5em; margin: 1rem 0 0; }
`;

/** The bank's side of 3-D Secure: a page with three buttons, framed by the shop or visited by itself. */
export function challengePages(account: Account): Router {
  const router = Router();

  router.get('/3ds.js', (_request, response) => {
    response.set('cache-control', 'no-cache').type('text/javascript').send(script);
  });

  router.get('/3ds.css', (_request, response) => {
    response.set('cache-control', 'no-cache').type('text/css').send(style);
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
      stylesheet: '/3ds.css',
      body: html`<p class="banner">
          <strong>Demonstration.</strong> No bank is behind this page, and no money moves.
        </p>
        <main data-source="${challenge.id}">
          <h1>3-D Secure test page</h1>
          <p>
            Here the bank that issued the card would ask whether it is really you who pays. Choose
            its answer:
          </p>
          <dl>
            <dt>Amount</dt>
            <dd class="amount">${formatAmount(intent.amount, intent.currency)}</dd>
            <dt>Card ending in</dt>
            <dd>${challenge.method.facts.card.number.slice(-4)}</dd>
          </dl>
          <div class="choices">
            <button type="button" value="succeeded">Complete</button>
            <button type="button" value="failed">Fail</button>
            <button type="button" value="closed">Cancel</button>
          </div>
          <p class="status" role="status"></p>
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
