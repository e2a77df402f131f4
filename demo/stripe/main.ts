import { parseArgs } from 'node:util';
import { startStandIn } from './start.ts';

/** `node demo/stripe/main.ts [--api-port N] [--script-port N] [--webhook URL] [--legacy-charges ended]` */
const { values } = parseArgs({
  options: {
    'api-port': { type: 'string', default: '0' },
    'script-port': { type: 'string', default: '0' },
    webhook: { type: 'string' },
    'webhook-secret': { type: 'string', default: 'whsec_stand_in' },
    'legacy-charges': { type: 'string', default: 'enabled' },
  },
});

const { webhook } = values;
const standIn = await startStandIn({
  apiPort: Number(values['api-port']),
  scriptPort: Number(values['script-port']),
  legacyCharges: values['legacy-charges'] === 'ended' ? 'ended' : 'enabled',
  ...(webhook === undefined ? {} : { webhook: { url: webhook, secret: values['webhook-secret'] } }),
});
const { hostname, port } = new URL(standIn.apiUrl);

console.log(`The stand-in for Stripe is up.

  charges         ${standIn.apiUrl}/
  secret key      ${standIn.secretKey}
  publishable key ${standIn.publishableKey}
  webhook secret  ${standIn.webhookSecret}

A server that uses npm stripe:
  new Stripe(secretKey, { host: '${hostname}', port: ${port}, protocol: 'http' })

A page, before it loads Stripe:
  <script src="${standIn.scriptUrl}"></script>
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void standIn.close();
  });
}
