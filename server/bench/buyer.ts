import { z } from 'zod';
import { post } from './wire.ts';

const buyer = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  address: {
    line1: '1 Main St',
    city: 'Austin',
    state: 'TX',
    postalCode: '78701',
    country: 'US',
  },
};

// Made once: who measures shares the processor with the measured.
const Quote = z.object({ token: z.string() });
const Paid = z.object({ status: z.literal('paid') });
const Succeeded = z.object({ status: z.literal('succeeded') });

/** One quote of the shop at `url` for one book. */
export async function quote(url: string): Promise<string> {
  const reply = await send(url, '/api/quotes', { lines: [{ book: '1', quantity: 1 }] });
  return Quote.parse(reply).token;
}

/** As the element makes one. */
export const clientKey = (): string =>
  [Date.now(), ...crypto.getRandomValues(new Uint32Array(4))].join('-');

const wish = (quoteToken: string) => ({
  quoteToken,
  clientKey: clientKey(),
  payment: { kind: 'payment_method', id: 'pm_card_visa' },
  buyer,
});

/** One order that has to end paid. */
export async function order(url: string, quoteToken: string): Promise<void> {
  Paid.parse(await send(url, '/api/orders', wish(quoteToken)));
}

/** The floor's order: asked for in the same words, of which nothing is checked and nothing kept. */
export async function bareOrder(url: string): Promise<void> {
  Succeeded.parse(await send(url, '/api/orders', wish('')));
}

/** The least that pays: nothing is sent, and Stripe is told of nothing but the amount and the card. */
export async function leastOrder(url: string): Promise<void> {
  Succeeded.parse(await send(url, '/api/least', {}));
}

/** As in life, hardly two buyers come from one address: limits by address would count them as one. */
let buyers = 0;
function nextAddress(): string {
  buyers = (buyers + 1) % 65_536;
  return `10.0.${buyers >> 8}.${buyers & 255}`;
}

const addresses = new Map<string, URL>();

function send(url: string, path: string, body: unknown): Promise<unknown> {
  const address = addresses.get(url + path) ?? new URL(path, url);
  addresses.set(url + path, address);
  return post(address, `x-forwarded-for: ${nextAddress()}\r\n`, body);
}
