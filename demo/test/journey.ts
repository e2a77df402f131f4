import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Browser, BrowserContext, LaunchOptions, Page } from 'playwright-core';
import { startDemoShop, type DemoShop, type Environment } from '../demo-shop.ts';
import { startStandIn, type StandIn } from '../stripe/start.ts';
import { Buyer } from './buyer.ts';
import { forgetMedia, startBrowser } from './start-browser.ts';
import { Witness } from './witness.ts';

interface Ledger {
  charges: {
    id: string;
    status: string;
    captured: boolean;
    amount: number;
    billing_details: { name: string | null };
    metadata: Record<string, string>;
  }[];
}

interface Setting {
  shop: DemoShop;
  standIn: StandIn;
  browser: Browser;
}

/** A running shop with its stand-in, and a browser; all end with the tests of the file. */
export class Journey {
  readonly shop: DemoShop;
  readonly standIn: StandIn;
  readonly #browser: Browser;
  #context: BrowserContext | undefined;
  #witness = new Witness();

  private constructor({ shop, standIn, browser }: Setting) {
    this.shop = shop;
    this.standIn = standIn;
    this.#browser = browser;
    after(async () => {
      await this.#context?.close();
      await browser.close();
      await shop.close();
      await standIn.close();
    });
  }

  /** Starts on free ports with an empty database in memory. */
  static async start(environment: Environment = {}, options: LaunchOptions = {}): Promise<Journey> {
    const shop = await startShop(environment);
    assert.ok(shop.standIn, 'journeys run on the stand-in');
    const browser = await startBrowser([], options);
    return new Journey({ shop, standIn: shop.standIn, browser });
  }

  /**
   * Starts a shop that is set up for Stripe itself. Only its server knows better, and the browser
   * takes this machine for Stripe's hosts.
   */
  static async startAsInProduction(environment: Environment = {}): Promise<Journey> {
    const standIn = await startStandIn({ hosts: 'public' });
    const shop = await startShop({
      STRIPE_SECRET_KEY: standIn.secretKey,
      STRIPE_PUBLISHABLE_KEY: standIn.publishableKey,
      STRIPE_API_URL: standIn.apiUrl,
      ...environment,
    });
    const browser = await startBrowser(standIn.publicHosts?.chromiumArguments ?? [], {});
    return new Journey({ shop, standIn, browser });
  }

  /** A shop that was started elsewhere, set up for Stripe itself, which `standIn` is taken for. */
  static async startOn(shop: DemoShop, standIn: StandIn): Promise<Journey> {
    const browser = await startBrowser(standIn.publicHosts?.chromiumArguments ?? [], {});
    return new Journey({ shop, standIn, browser });
  }

  /** Another shop, visited with the same browser. */
  async beside(environment: Environment): Promise<Journey> {
    const shop = await startShop(environment);
    assert.ok(shop.standIn, 'journeys run on the stand-in');
    return new Journey({ shop, standIn: shop.standIn, browser: this.#browser });
  }

  /** What the browser did since the last visit began. */
  get witness(): Witness {
    return this.#witness;
  }

  /** A new buyer, nothing remembered, on a page of the shop; the stand-in's ledger is empty. */
  async visit(
    path: string,
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Buyer> {
    await this.#context?.close();
    await this.#control('POST', '/_control/reset');
    await forgetMedia(this.#browser);
    this.#context = await this.#browser.newContext({ locale: 'en-US' });
    this.#context.setDefaultTimeout(20_000);
    const page = await this.#context.newPage();
    this.#witness = new Witness();
    await this.#witness.watch(page);
    await prepare(page);
    await page.goto(this.shop.url + path);
    return new Buyer(page);
  }

  /** The charges at the stand-in for Stripe that took money. */
  async charged(): Promise<Ledger['charges']> {
    const ledger = (await this.#control('GET', '/_control/ledger')) as Ledger;
    return ledger.charges.filter(({ status, captured }) => status === 'succeeded' && captured);
  }

  /** Exactly one charge was made, over this many cents, and the receipt shows its id. */
  async assertPaidOnce(receipt: string, amount: number): Promise<void> {
    const charges = await this.charged();
    assert.deepEqual(
      charges.map((charge) => charge.amount),
      [amount],
    );
    assert.ok(receipt.includes(charges[0]?.id ?? 'no charge'), receipt);
  }

  async #control(method: string, path: string): Promise<unknown> {
    const response = await fetch(this.standIn.apiUrl + path, { method });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  }
}

function startShop(environment: Environment): Promise<DemoShop> {
  return startDemoShop({ PORT: '0', DATABASE_FILE: ':memory:', ...environment }, { write: quiet });
}

/** Tests print nothing; what the server has to say of a failure is seen with LOG=1. */
function quiet(line: string): void {
  if (process.env.LOG === '1') process.stderr.write(line);
}
