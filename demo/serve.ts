import { startDemoShop, type DemoShop } from './demo-shop.ts';
import { StartError } from '../server/index.ts';

/** `npm start`: the shop, ready to be tried, until Ctrl-C. */
try {
  process.loadEnvFile();
} catch (error) {
  // Without a .env file the environment alone counts.
  if (!isMissingFile(error)) throw error;
}

try {
  const shop = await startDemoShop(process.env);
  announce(shop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shop.close());
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function announce({ url, standIn }: DemoShop): void {
  const lines = [
    `Shop       ${url}`,
    `Examples   ${url}/examples   pages of every kind with the tag pasted in`,
    ...(standIn === null
      ? ['Stripe     your own keys: Stripe itself takes the payments']
      : [
          `Stripe     ${standIn.apiUrl}   a stand-in, for want of keys: no money moves`,
          `Stripe.js  ${new URL(standIn.scriptUrl).origin}`,
        ]),
    'Test card  4242 4242 4242 4242   08/32   123   12345',
    ...(standIn === null
      ? []
      : ['Own keys   copy .env.example to .env and fill in the two Stripe keys']),
  ];
  console.log(`\n${lines.join('\n')}\n\nCtrl-C ends it.`);
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
