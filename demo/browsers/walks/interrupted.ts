import { MODES } from '../../test/walking.ts';
import { enter, fillIn, pay } from '../purchase.ts';
import {
  alertThatSays,
  button,
  part,
  receipt,
  sentence,
  walletAlert,
  walletButton,
  walletCancel,
  walletPay,
} from '../targets.ts';
import type { Walking } from './walking.ts';

/** All that comes between a buyer at the form and the payment, and paid once in the end. */
export async function interrupted(given: Walking): Promise<void> {
  await enter(given.mode, given.driver, given.relay.url);
  await useSilentWallet(given);
  await changeCartElsewhere(given);
  await passChallenge(given);
}

/** The wallet keeps the buyer's e-mail address to itself. */
async function useSilentWallet({ driver, look }: Walking): Promise<void> {
  // Before the stand-in's own listener, which reads the same message.
  await driver.evaluate(`addEventListener('message', ({ data }) => {
    delete data?.message?.details?.billingDetails?.email;
  }, { capture: true })`);
  await driver.press(walletButton);
  await driver.press(walletPay);
  await driver.read(walletAlert);
  await look('wallet-refused');
  await driver.press(walletCancel);
  await driver.read(alertThatSays(/Your wallet did not give/));
  await look('wallet-incomplete');
}

/** The same buyer, in another window, takes one copy more. */
async function changeCartElsewhere({ driver, relay, look }: Walking): Promise<void> {
  await driver.openTab();
  await driver.open(relay.url + MODES.page);
  await driver.press(part('add'));
  await driver.turnTo(0);
  await driver.read(alertThatSays(/changed in another window/));
  await look('cart-changed');
}

/** The page asks its own question, by a button that lies above all else in it. */
const SHOW_CHALLENGE = `addEventListener('book-checkout-challenge', (event) => {
  const button = document.createElement('button');
  button.textContent = 'I am a person';
  button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 2147483647';
  event.respondWith(new Promise((resolve) => {
    button.addEventListener('click', () => {
      resolve('token-of-a-person');
      button.remove();
    });
  }));
  document.querySelector('main').append(button);
})`;

/** The shop wants to see a person, and the buyer has yet to answer the owner's challenge. */
async function passChallenge({ driver, relay, look }: Walking): Promise<void> {
  await driver.evaluate(SHOW_CHALLENGE);
  await fillIn(driver);
  const error = { code: 'challenge_required', message: 'No.' };
  relay.orders.push((passing) => {
    passing.answer(403, { error });
  });
  await driver.press(pay);
  await driver.read(sentence(/proof that you are a person/));
  await look('challenge');
  await driver.press(button(/^I am a person$/));
  await driver.read(receipt);
}
