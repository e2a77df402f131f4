import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADDRESS_BY_NAME, CARDS, type Buyer } from './buyer.ts';
import { Journey } from './journey.ts';
import { emulateMedia } from './start-browser.ts';

const journey = await Journey.start();

/** WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

for (const style of ['article', 'bootstrap', 'tailwind', 'magazine', 'blocks', 'arabic'])
  for (const scheme of ['light', 'dark'] as const)
    test(`sells on the page “${style}”, ${scheme}, and the card is as readable as the page`, async () => {
      const buyer = await journey.visit(`/examples/${style}`, (page) =>
        emulateMedia(page, { colorScheme: scheme, reducedMotion: 'reduce' }),
      );
      const { page } = buyer;
      for (const name of ['add', 'cart-bar', 'checkout']) await part(page, name).click();
      // It begins where the page's language is spoken.
      await page.locator('book-checkout [name=country]').selectOption('US');
      for (const [name, text] of Object.entries(ADDRESS_BY_NAME))
        await page.locator(`book-checkout input#${name}`).fill(text);
      await buyer.typeCard(CARDS.good);
      const contrast = await contrastOfCard(buyer);
      assert.ok(contrast >= READABLE, `the card's text has a contrast of ${contrast.toFixed(1)}`);
      await part(page, 'pay').click();
      await journey.assertPaidOnce(await part(page, 'receipt').innerText(), 2300);
    });

const part = (page: Page, name: string) => page.locator(`book-checkout [part~="${name}"]`).first();

/** Of the labels in Stripe's frame against what they stand on: the frame's ground, or the page's. */
async function contrastOfCard(buyer: Buyer): Promise<number> {
  const inFrame = await buyer.cardFrame
    .locator('label')
    .first()
    .evaluate((label) => {
      const grounds: string[] = [];
      for (let node: Element | null = label; node; node = node.parentElement)
        grounds.push(getComputedStyle(node).backgroundColor);
      return { color: getComputedStyle(label).color, grounds };
    });
  const around = await buyer.page.locator('book-checkout [slot*=card]').evaluate((slotted) => {
    const grounds: string[] = [];
    let node: Element | null = slotted;
    while (node) {
      grounds.push(getComputedStyle(node).backgroundColor);
      const root = node.getRootNode();
      node =
        node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return [...grounds, 'Canvas'];
  });
  return buyer.page.evaluate(
    ({ color, grounds }) => {
      const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!pen) return 0;
      const luminance = (layers: readonly string[]) => {
        for (const layer of layers) {
          pen.fillStyle = layer;
          pen.fillRect(0, 0, 1, 1);
        }
        const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
        const linear = (part: number) =>
          part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
      };
      const behind = grounds.toReversed();
      const [low = 0, high = 0] = [luminance(behind), luminance([...behind, color])].toSorted(
        (one, other) => one - other,
      );
      return (high + 0.05) / (low + 0.05);
    },
    { color: inFrame.color, grounds: [...inFrame.grounds, ...around] },
  );
}
