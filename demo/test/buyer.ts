import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Card numbers of Stripe's test table, by what they do. */
export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  threeDSecure: '4000002760003184',
};

/** What the form of a country such as the United States asks for, in its order. */
export const ADDRESS = {
  Name: 'Jonah Jones',
  Email: 'jonah@example.com',
  Address: '3208 Maysilee St',
  City: 'Austin',
  State: 'TX',
  ZIP: '78728-4020',
};

/** The same by the names of the fields, which every language has in common. */
export const ADDRESS_BY_NAME = {
  name: ADDRESS.Name,
  email: ADDRESS.Email,
  line1: ADDRESS.Address,
  city: ADDRESS.City,
  state: ADDRESS.State,
  postalCode: ADDRESS.ZIP,
};

/** What a buyer sees and does, in the words of the page; nothing here knows the element's inside. */
export class Buyer {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  book(title: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: title });
  }

  async purchase(title: string): Promise<void> {
    await this.book(title)
      .getByRole('button', { name: /^Purchase/ })
      .click();
  }

  async addToCart(title: string): Promise<void> {
    await this.book(title).getByRole('button', { name: /^Add/ }).click();
  }

  async openCart(): Promise<void> {
    await this.page.getByRole('button', { name: /^Cart/ }).click();
  }

  async checkOut(): Promise<void> {
    await this.page.getByRole('button', { name: /check ?out/i }).click();
  }

  async fillAddress(): Promise<void> {
    for (const [label, text] of Object.entries(ADDRESS))
      await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  get cardFrame(): FrameLocator {
    return this.#stripeFrame('card');
  }

  /** The buttons of wallets. */
  get walletFrame(): FrameLocator {
    return this.#stripeFrame('wallets');
  }

  /** What a wallet asks before it pays. */
  get walletSheet(): FrameLocator {
    return this.page.getByRole('dialog').frameLocator('iframe');
  }

  #stripeFrame(slot: string): FrameLocator {
    return this.page
      .locator(`[slot*="${slot}"] iframe[name^="__privateStripeFrame"]`)
      .first()
      .contentFrame();
  }

  /** Types as a person does, key by key; works for both kinds of card entry. */
  async typeCard(number: string): Promise<void> {
    const field = (purpose: string) => this.cardFrame.locator(`input[autocomplete="${purpose}"]`);
    await field('cc-number').fill('');
    await field('cc-number').pressSequentially(number);
    await field('cc-exp').fill('');
    await field('cc-exp').pressSequentially('0832');
    await field('cc-csc').fill('');
    await field('cc-csc').pressSequentially('123');
    // The Payment Element leaves the postcode to the shop's own form.
    const postcode = this.cardFrame.locator('input[autocomplete~="postal-code"]');
    if (await postcode.isVisible()) await postcode.fill('12345');
  }

  get payButton(): Locator {
    return this.page.getByRole('button', { name: /^Pay/ });
  }

  async pay(): Promise<void> {
    await this.payButton.click();
  }

  /** The receipt's text, once it is there. */
  async receipt(): Promise<string> {
    await this.page.getByRole('heading', { name: /Success/ }).waitFor();
    return this.page.locator('[part~="receipt"]').innerText();
  }

  async answerChallenge(answer: 'Complete' | 'Fail'): Promise<void> {
    await this.challenge.getByRole('button', { name: answer }).click();
  }

  async closeChallenge(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close' }).click();
  }

  get challenge(): FrameLocator {
    return this.page.getByRole('dialog').frameLocator('iframe');
  }

  /** The message next to the card. */
  get cardError(): Locator {
    return this.page.locator('book-checkout').getByRole('alert');
  }
}
