import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { readLedger, taken } from '../../server/faults/invariant.ts';
import { NONE, openProxy, RESET, type FaultyProxy } from '../../server/faults/proxy.ts';
import type { Challenge } from '../../server/index.ts';
import { startDemoShop, type DemoShop, type Environment } from '../demo-shop.ts';

/** The demo shop behind lines that can be disturbed, at one address whichever shop it is. */
export class FaultyShop {
  readonly url: string;
  /** Between browser and shop. */
  readonly front: FaultyProxy;
  /** Between shop and Stripe. */
  readonly stripe: FaultyProxy;
  /** Between browser and Stripe.js. */
  readonly script: FaultyProxy;
  /** The first keeps the stand-in for all of them. */
  readonly #shops: DemoShop[];

  private constructor(shops: DemoShop[], lines: Pick<FaultyShop, 'front' | 'stripe' | 'script'>) {
    this.url = `http://localhost:${lines.front.port}`;
    this.front = lines.front;
    this.stripe = lines.stripe;
    this.script = lines.script;
    this.#shops = shops;
  }

  /** Starts on free ports, and ends with the test. */
  static async start(
    context: TestContext,
    environment: Environment = {},
    challenge?: Challenge,
  ): Promise<FaultyShop> {
    const shops: DemoShop[] = [];
    const line = async (address: (shops: readonly DemoShop[]) => string | undefined) => {
      const proxy = await openProxy(() => portOf(address(shops)));
      context.after(() => proxy.close());
      return proxy;
    };
    const front = await line((all) => all.at(-1)?.url);
    const stripe = await line(([first]) => first?.standIn?.apiUrl);
    const script = await line(([first]) => first?.standIn?.scriptUrl);
    const shop = new FaultyShop(shops, { front, stripe, script });
    const scriptUrl = `http://localhost:${script.port}/endive/stripe.js`;
    await shop.#open(context, { STRIPE_SCRIPT_URL: scriptUrl, ...environment }, challenge);
    return shop;
  }

  /** Another shop takes its place, of the same owner at the same Stripe. */
  async startAnew(context: TestContext, environment: Environment): Promise<void> {
    const { secretKey, publishableKey } = this.#standIn;
    const keys = { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey };
    await this.#open(context, { ...keys, ...environment });
    // What is connected stays with the one before.
    this.front.set(RESET);
    this.front.set(NONE);
  }

  /** Where its files can be had while its line is disturbed. */
  get filesUrl(): string {
    return this.#shops.at(-1)?.url ?? this.url;
  }

  /** The charges that took money. */
  async charges() {
    return taken(await readLedger(this.#standIn.apiUrl));
  }

  /** They are over these amounts, in cents. */
  async assertCharged(...cents: number[]): Promise<void> {
    const charges = await this.charges();
    assert.deepEqual(
      charges.map(({ amount }) => amount),
      cents,
    );
  }

  /** There is one, over this many cents, and the receipt shows its id. */
  async assertPaidOnce(receipt: string, cents: number): Promise<void> {
    await this.assertCharged(cents);
    const [charge] = await this.charges();
    assert.ok(receipt.includes(charge?.id ?? 'no charge'), receipt);
  }

  /** Stripe's events come no more. */
  async holdEvents(): Promise<void> {
    const { ok } = await fetch(`${this.#standIn.apiUrl}/_control/webhooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode: 'hold' }),
    });
    assert.ok(ok);
  }

  get #standIn() {
    const standIn = this.#shops[0]?.standIn;
    assert.ok(standIn, 'runs on the stand-in');
    return standIn;
  }

  async #open(
    context: TestContext,
    environment: Environment,
    challenge?: Challenge,
  ): Promise<void> {
    const settings = {
      PORT: '0',
      DATABASE_FILE: ':memory:',
      PUBLIC_URL: this.url,
      STRIPE_API_URL: `http://127.0.0.1:${this.stripe.port}`,
      QUOTE_SECRET: 'the same for all shops that are tested',
    };
    const shop = await startDemoShop(
      { ...settings, ...environment },
      { write: () => true },
      challenge,
    );
    context.after(() => shop.close());
    this.#shops.push(shop);
  }
}

const portOf = (address: string | undefined) =>
  address === undefined ? 1 : Number(new URL(address).port);
