import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../../tools/find-browser.ts';
import { startDemoShop, type DemoShop, type Environment } from '../demo-shop.ts';
import { Buyer } from './buyer.ts';

interface Ledger {
  charges: { id: string; status: string; amount: number; metadata: Record<string, string> }[];
}

/** A running shop with its stand-in, and a browser; both end with the tests of the file. */
export class Journey {
  readonly shop: DemoShop;
  readonly #browser: Browser;
  #context: BrowserContext | undefined;

  private constructor(shop: DemoShop, browser: Browser) {
    this.shop = shop;
    this.#browser = browser;
  }

  /** Starts on free ports with an empty database in memory. */
  static async start(environment: Environment = {}): Promise<Journey> {
    const shop = await startDemoShop(
      { PORT: '0', DATABASE_FILE: ':memory:', ...environment },
      { write: quiet },
    );
    const browser = await chromium.launch({
      executablePath: findBrowser(),
      args: BROWSER_ARGUMENTS,
    });
    after(async () => {
      await browser.close();
      await shop.close();
    });
    return new Journey(shop, browser);
  }

  /** A new buyer, nothing remembered, on a page of the shop; the stand-in's ledger is empty. */
  async visit(
    path: string,
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Buyer> {
    await this.#context?.close();
    await this.#control('POST', '/_control/reset');
    this.#context = await this.#browser.newContext({ locale: 'en-US' });
    this.#context.setDefaultTimeout(8_000);
    const page = await this.#context.newPage();
    await prepare(page);
    await page.goto(this.shop.url + path);
    return new Buyer(page);
  }

  /** The charges at the stand-in for Stripe that took money. */
  async charged(): Promise<Ledger['charges']> {
    const ledger = (await this.#control('GET', '/_control/ledger')) as Ledger;
    return ledger.charges.filter(({ status }) => status === 'succeeded');
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
    assert.ok(this.shop.standIn, 'journeys run on the stand-in');
    const response = await fetch(this.shop.standIn.apiUrl + path, { method });
    assert.ok(response.ok, `${method} ${path}: ${response.status}`);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  }
}

/** Tests print nothing; what the server has to say of a failure is seen with LOG=1. */
function quiet(line: string): void {
  if (process.env.LOG === '1') process.stderr.write(line);
}
