import { ADDRESS, ADDRESS_BY_NAME, CARDS } from '../test/buyer.ts';
import { MODES, type Look, type Mode } from '../test/walking.ts';
import type { Driver, Hands } from './driver.ts';
import {
  alertThatSays,
  BANK,
  bookTitle,
  button,
  cardPart,
  field,
  input,
  part,
  receipt,
} from './targets.ts';

export const add = button(/^Add to cart, The Art of Doing Science/);
export const cart = button(/^Cart/);
const checkout = button(/^Checkout/);
/** Closes the dialog. */
export const close = button(/^Close/);
/** While it can be pressed. */
export const pay = button(/^Pay \$/);

/** From the page as it is opened to the form, by what a buyer presses there. */
const WAYS: Readonly<Record<Mode, readonly ReturnType<typeof button>[]>> = {
  page: [add, cart, checkout],
  inline: [part('add'), cart, checkout],
  drawer: [cart, close, button(/^Buy the first book/), checkout],
  modal: [button(/^Buy the first book/), checkout],
  button: [button(/^Purchase/)],
};

/** From the page to the receipt: a card that is declined, one the bank asks about. */
export async function buyIn(mode: Mode, driver: Driver, shop: string): Promise<string> {
  await enter(mode, driver, shop);
  await fillAddress(driver);
  await typeCard(driver, CARDS.insufficientFunds);
  await driver.press(button(/^Pay \$23/));
  await driver.read(alertThatSays(/not enough money/));
  await typeCard(driver, CARDS.threeDSecure);
  await driver.press(button(/^Pay \$23/));
  await driver.press(button(/^Complete/, BANK));
  return driver.read(receipt);
}

/** On a page of this mode that is open: to the cart; not in the mode of one button, which has none. */
export async function goToCart(driver: Driver, mode: Mode): Promise<void> {
  for (const pressed of WAYS[mode].slice(0, -1)) await driver.press(pressed);
  await driver.read(WAYS[mode].at(-1) ?? cart);
}

/** From the page of a mode to the form; what is there is looked at before each press. */
export async function enter(mode: Mode, driver: Driver, shop: string, look?: Look): Promise<void> {
  await driver.open(shop + MODES[mode]);
  await checkOut(driver, mode, look);
}

/** The same on a page of this mode that is open. */
export async function checkOut(driver: Driver, mode: Mode = 'page', look?: Look): Promise<void> {
  for (const [step, pressed] of WAYS[mode].entries()) {
    await driver.read(pressed);
    await look?.(`step ${step + 1} to the form`);
    await driver.press(pressed);
  }
}

/** All that the form asks for. */
export async function fillIn(driver: Hands, card = CARDS.good): Promise<void> {
  await fillAddress(driver);
  await typeCard(driver, card);
}

/** At this shop, with one book in the cart and the form filled in. */
export async function getReady(driver: Driver, shop: string, card = CARDS.good): Promise<void> {
  await driver.open(`${shop}/examples/article`);
  await checkOut(driver);
  await fillIn(driver, card);
}

/** The same in this mode, on its own page. */
export async function getReadyIn(
  mode: Mode,
  driver: Driver,
  shop: string,
  card = CARDS.good,
): Promise<void> {
  await enter(mode, driver, shop);
  await fillIn(driver, card);
}

/** The same with what the cart holds. */
export async function getReadyAgainIn(mode: Mode, driver: Driver, shop: string): Promise<void> {
  await driver.open(shop + MODES[mode]);
  await checkOutAgain(driver, mode);
  await fillIn(driver);
}

/** From a page to the form, with what the cart holds. */
export async function checkOutAgain(driver: Driver, mode: Mode = 'page'): Promise<void> {
  // One button puts into the cart no second copy of its book.
  const way = mode === 'button' ? WAYS.button : [cart, checkout];
  for (const pressed of way) await driver.press(pressed);
}

/** On a page that may speak any language, by what is called the same in all of them. */
export async function buyOn(driver: Driver, page: string): Promise<string> {
  await driver.open(page);
  return buyHere(driver);
}

/** From the books to the form, by the parts that are pressed. */
export const WAY = ['add', 'cart-bar', 'checkout'];

/** The same on the page that is open. */
export async function buyHere(driver: Driver): Promise<string> {
  await getReadyHere(driver);
  await driver.press(part('pay'));
  return driver.read(receipt);
}

/** From the books of the page that is open, whatever it speaks, to the form filled in. */
export async function getReadyHere(driver: Driver): Promise<void> {
  for (const name of WAY) await driver.press(part(name));
  // It begins where the page's language is spoken.
  await driver.choose(input('country'), 'US');
  for (const [name, text] of Object.entries(ADDRESS_BY_NAME)) await driver.type(input(name), text);
  await typeCard(driver, CARDS.good);
}

/** What was typed is there after a reload, but for the card; then the bank's own page, and back. */
export async function buyByTheBanksPage(driver: Driver, shop: string): Promise<string> {
  await driver.open(`${shop}/examples/article`);
  await checkOut(driver);
  await fillAddress(driver);
  await driver.open(`${shop}/examples/article`);
  await checkOutAgain(driver);
  await driver.read(input('city', ADDRESS.City));
  await typeCard(driver, CARDS.threeDSecure);
  await driver.press(button(/^Pay \$23/));
  await driver.press(button(/^Complete/));
  return driver.read(receipt);
}

/** Among ten thousand books: what was searched for, and what there is to read of it. */
export async function readAbout(driver: Driver, shop: string): Promise<string> {
  await driver.open(`${shop}/examples/library`);
  await driver.type(part('search'), 'cookbook kitchens');
  await driver.press(bookTitle);
  return driver.read(part('facts'));
}

export async function fillAddress(driver: Hands): Promise<void> {
  for (const [label, text] of Object.entries(ADDRESS)) await driver.type(field(label), text);
}

export async function typeCard(driver: Hands, number: string): Promise<void> {
  await driver.type(cardPart('cc-number'), number);
  await driver.type(cardPart('cc-exp'), '0832');
  await driver.type(cardPart('cc-csc'), '123');
}
