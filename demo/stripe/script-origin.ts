import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import type { Express, RequestHandler, Response } from 'express';
import { html, sendNotFound } from './pages.ts';
import { answerError } from './requests.ts';

/** What the built scripts hold in the place of the API's address. */
const placeholder = '__STRIPE_API_URL__';
const frames = [
  ...['payment', 'card', 'cardNumber', 'cardExpiry', 'cardCvc'],
  ...['address', 'linkAuthentication', 'expressCheckout', 'wallet'],
];

/**
 * The origin that stands for js.stripe.com: Stripe.js for the shop's page, and the documents with
 * the card fields, which run on this origin so that the shop's page cannot read them.
 */
export function createScriptOrigin(apiUrl: string, directory: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/endive/stripe.js', builtScript('stripe.js'));
  app.get('/frame.js', builtScript('frame.js'));

  app.get('/frames/:file', (request, response) => {
    const name = frames.find((one) => `${one}.html` === request.params.file);
    if (name === undefined) sendNotFound(response, 'frame');
    else sendFrame(response, name, apiUrl);
  });

  // Pages that were not moved to the current release train are told, not left in silence.
  app.get(['/v3', '/:train/stripe.js'], (request, response) => {
    response.set({ 'cache-control': 'no-cache', 'access-control-allow-origin': '*' });
    response.type('text/javascript').send(otherTrain(request.path));
  });

  app.use((_request, response) => {
    sendNotFound(response, 'file');
  });
  app.use(answerError);
  return app;

  function builtScript(file: string): RequestHandler {
    return async (_request, response) => {
      response.set({ 'cache-control': 'no-cache', 'access-control-allow-origin': '*' });
      const source = await readBuilt(join(directory, file));
      if (source === undefined) {
        response.status(500).type('text/plain');
        response.send(`${file} is not built: run npm run build.`);
        return;
      }
      response.type('text/javascript').send(source.replaceAll(placeholder, apiUrl));
    };
  }
}

function otherTrain(path: string): string {
  const message = `This stand-in for Stripe has the release train /endive/stripe.js alone, not ${path}.`;
  return `console.error(${JSON.stringify(message)});\n`;
}

function sendFrame(response: Response, name: string, apiUrl: string): void {
  response.set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src ${apiUrl}; img-src data: 'self'; font-src https: data:; form-action 'none'; base-uri 'none'`,
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.send(
    html`<!doctype html>
      <html lang="en" data-frame="${name}">
        <head>
          <meta charset="utf-8" />
          <meta name="stripe-api" content="${apiUrl}" />
          <title>Secure ${name} input frame</title>
          <script type="module" src="/frame.js"></script>
        </head>
        <body></body>
      </html> `.html,
  );
}

async function readBuilt(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
