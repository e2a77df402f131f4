import type { Page } from 'playwright-core';
import { CARDS, type Buyer } from './buyer.ts';
import { answering, enter, MODES, over, part, type Look, type Mode } from './walking.ts';

/** All that comes between a buyer at the form and the payment, and paid once in the end. */
export async function interrupted(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  await enter(buyer.page, mode);
  await useSilentWallet(buyer, look);
  await changeCartElsewhere(buyer, look);
  await passChallenge(buyer, look);
}

/** The wallet keeps the buyer's e-mail address to itself. */
async function useSilentWallet(buyer: Buyer, look: Look): Promise<void> {
  const { page } = buyer;
  await page.evaluate(() => {
    const hush = ({ data }: MessageEvent<Agreement>) => {
      delete data?.message?.details?.billingDetails?.email;
    };
    // Before the stand-in's own listener, which reads the same message.
    addEventListener('message', hush, { capture: true });
  });
  await buyer.walletFrame.getByRole('button').click();
  const sheet = over(buyer);
  await sheet.getByRole('button', { name: /^pay/i }).click();
  await sheet.getByRole('alert').filter({ hasText: /./ }).waitFor();
  await look('wallet-refused');
  await sheet.getByRole('button', { name: /cancel/i }).click();
  await buyer.cardError.filter({ hasText: 'Your wallet did not give' }).waitFor();
  await look('wallet-incomplete');
}

/** What the stand-in's wallet tells the page once the buyer agrees. */
type Agreement = { message?: { details?: { billingDetails?: { email?: string } } } } | undefined;

/** The same buyer, in another window, takes one copy more. */
async function changeCartElsewhere({ page, cardError }: Buyer, look: Look): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(new URL(MODES.page, page.url()).href);
  await part(other, 'add').click();
  await cardError.filter({ hasText: 'changed in another window' }).waitFor();
  await other.close();
  await look('cart-changed');
}

const PERSON = 'I am a person';

/** The shop wants to see a person, and the buyer has yet to answer the owner's challenge. */
async function passChallenge(buyer: Buyer, look: Look): Promise<void> {
  const { page } = buyer;
  await showChallenge(page);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  const answers = await answering(page);
  const error = { code: 'challenge_required', message: 'No.' };
  answers.push((route) => route.fulfill({ status: 403, json: { error } }));
  await buyer.pay();
  await page.locator('#pay-hint').getByText('proof that you are a person').waitFor();
  await look('challenge');
  await page.getByRole('button', { name: PERSON }).click();
  await buyer.receipt();
}

/** Has the page ask its own question, by a button that lies above all else in it. */
const showChallenge = (page: Page): Promise<void> =>
  page.locator('main').evaluate((main, name) => {
    addEventListener('book-checkout-challenge', (event) => {
      const { promise: token, resolve } = Promise.withResolvers<string>();
      const button = document.createElement('button');
      button.textContent = name;
      button.style.cssText = 'position:fixed;inset:0 auto auto 0;z-index:2147483647';
      button.addEventListener('click', () => {
        resolve('token-of-a-person');
        button.remove();
      });
      main.append(button);
      const respond: unknown = Reflect.get(event, 'respondWith');
      if (typeof respond === 'function') Reflect.apply(respond, event, [token]);
    });
  }, PERSON);
