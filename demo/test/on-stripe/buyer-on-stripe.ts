import type { Frame, Locator, Page } from 'playwright-core';
import { Buyer } from '../buyer.ts';

/**
 * A buyer in front of Stripe's own fields and of its bank. Which frames these are in is Stripe's
 * business and changes: what is looked for may come up in any of them, at any depth.
 */
export class BuyerOnStripe extends Buyer {
  override async typeCard(number: string): Promise<void> {
    for (const [purpose, text] of [
      ['cc-number', number],
      ['cc-exp', '0832'],
      ['cc-csc', '123'],
    ] as const) {
      const field = await this.#inAnyFrame((frame) =>
        frame.locator(`input[autocomplete~="${purpose}"]:visible`),
      );
      await field.fill('');
      await field.pressSequentially(text);
    }
    // The card line asks for one; the Payment Element leaves it to the shop's own form.
    for (const frame of this.page.frames().slice(1)) {
      const postcode = frame.locator('input[autocomplete~="postal-code"]');
      if (await postcode.first().isVisible()) await postcode.fill('12345');
    }
  }

  override async answerChallenge(answer: 'Complete' | 'Fail'): Promise<void> {
    const button = await this.#inAnyFrame((frame) => frame.getByRole('button', { name: answer }));
    await button.click();
  }

  /** The first to be seen, in a frame that is there or in one still to come. */
  #inAnyFrame(find: (frame: Frame) => Locator): Promise<Locator> {
    const { page } = this;
    return new Promise((resolve, reject) => {
      const waiting: Promise<void>[] = [];
      const look = (frame: Frame) => {
        const found = find(frame).first();
        waiting.push(
          found.waitFor().then(() => {
            page.off('frameattached', look);
            resolve(found);
          }),
        );
      };
      page.on('frameattached', look);
      page.frames().forEach(look);
      void Promise.allSettled(waiting).then(() => {
        page.off('frameattached', look);
        reject(new Error('No frame of the page shows what the buyer looks for.'));
      });
    });
  }
}

export async function buyerOn(page: Page, address: string): Promise<BuyerOnStripe> {
  await page.goto(address);
  return new BuyerOnStripe(page);
}
