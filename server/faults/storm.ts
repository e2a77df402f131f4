import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { BOOKS } from '../test/books.ts';
import type { Buyer } from './buyer.ts';
import { NONE } from './proxy.ts';
import type { NetworkFault } from './proxy.ts';
import type { Random } from './random.ts';
import { onStage } from './on-stage.ts';
import { HOUR, startLater } from './stage.ts';
import type { Stage, StageOptions } from './stage.ts';

/** What one round of the storm was. */
export interface Round {
  /** How the shop was set up. */
  shop: string;
  buyers: number;
  /** Buyers who went away before the end. */
  gone: number;
  kills: number;
  faults: number;
  paid: number;
  /** Orders of those who went away that were never paid, for want of a card or of the buyer. */
  unpaid: number;
  seconds: number;
}

const BUYERS = 20;
type List<T> = readonly [T, ...T[]];

/** How a shop may take payments, and the cards that its buyers have. */
interface Shop {
  environment: Record<string, string>;
  cards: List<string>;
  good: string;
}

const INTENTS: Omit<Shop, 'environment'> = {
  cards: [
    'pm_card_visa',
    'pm_card_mastercard',
    'pm_card_chargeDeclined',
    'pm_card_authenticationRequired',
  ],
  good: 'pm_card_amex',
};

const SHOPS: List<Shop> = [
  { environment: {}, ...INTENTS },
  {
    environment: { POSTCODE_CHECK: 'refuse' },
    cards: [...INTENTS.cards, 'pm_card_avsZipFail', 'pm_card_cvcCheckFail'],
    good: INTENTS.good,
  },
  {
    environment: { PAYMENT_FLOW: 'charges' },
    cards: ['tok_visa', 'tok_mastercard', 'tok_chargeDeclined'],
    good: 'tok_amex',
  },
];

/** Enough for everybody, so that copies only change hands. */
const COPIES = 1000;
const COUNTED = { ...BOOKS, books: BOOKS.books.map((book) => ({ ...book, stock: COPIES })) };

/** 20 buyers at once, kill -9 and broken lines at random moments; then calm, and the promise is checked. */
export async function storm(options: StageOptions): Promise<Round> {
  const { random } = options;
  const began = performance.now();
  const round: Round = {
    shop: '',
    buyers: BUYERS,
    gone: 0,
    kills: 0,
    faults: 0,
    paid: 0,
    unpaid: 0,
    seconds: 0,
  };
  const shop = random.pick(SHOPS);
  const environment = { STRIPE_TIMEOUT_MS: '1000', ...shop.environment };
  const catalogue = random.chance(0.5) ? COUNTED : BOOKS;
  const webhooks = random.chance(0.5);
  round.shop = `${Object.values(shop.environment).join('')}${catalogue === COUNTED ? ' counted' : ''}${webhooks ? ' with events' : ''}`;
  await onStage({ ...options, environment, catalogue, webhooks }, async (stage) => {
    const visits = Array.from({ length: BUYERS }, () => visit(stage, shop, random.fork(), round));
    const crowd = Promise.all(visits);
    // Waited for below; until then a failure must not end the run.
    crowd.catch(() => undefined);
    await rage(stage, random, round);
    await crowd;
    await calmDown(stage);
    if (catalogue === COUNTED) await assertCopies(stage);
    for (const { state } of await stage.database.orders()) {
      if (state === 'paid') round.paid += 1;
      else round.unpaid += 1;
    }
  });
  round.seconds = (performance.now() - began) / 1000;
  return round;
}

/** One buyer: comes, pays, or goes away in the middle of it. */
async function visit(stage: Stage, shop: Shop, random: Random, round: Round): Promise<void> {
  const cards = [random.pick(shop.cards), shop.good];
  const buyer: Buyer = stage.buyer({ cards });
  const goes = random.chance(0.2);
  await pause(random.below(400));
  await buyer.choose();
  if (!goes) {
    assert.equal(await buyer.pay(), 'paid');
    return;
  }
  round.gone += 1;
  await buyer.press();
}

/** Between one and three deaths, each at any moment of a crowd's purchases. */
async function rage(stage: Stage, random: Random, round: Round): Promise<void> {
  const deaths = 1 + random.below(3);
  for (let death = 0; death < deaths; death += 1) {
    for (const line of linesOf(stage)) if (random.chance(0.5)) line.set(faultOf(random, round));
    stage.stripe.set(faultOf(random, round));
    await pause(random.below(700));
    await stage.kill();
    round.kills += 1;
    for (const line of linesOf(stage)) line.set(NONE);
    // What was on its way to Stripe arrives late, or never.
    if (random.chance(0.5)) stage.stripe.set({ kind: 'reset' });
    stage.stripe.set(NONE);
    await stage.start();
  }
}

/** Where faults are rarer than on the way to Stripe: to the buyers, and to Postgres. */
const linesOf = ({ front, database }: Stage) => [front, ...(database.line ? [database.line] : [])];

function faultOf(random: Random, round: Round): NetworkFault {
  const faults: [NetworkFault, ...NetworkFault[]] = [
    NONE,
    NONE,
    { kind: 'latency', milliseconds: 1 + random.below(150) },
    { kind: 'cut', bytes: random.below(1500) },
    { kind: 'hold', what: 'answers' },
    { kind: 'hold', what: 'requests' },
    { kind: 'slow close', milliseconds: random.below(300) },
    { kind: 'reset' },
  ];
  const fault = random.pick(faults);
  if (fault !== NONE) round.faults += 1;
  return fault;
}

/** A last start, later, without buyers: whoever went away is seen to by the shop itself. */
async function calmDown(stage: Stage): Promise<void> {
  await stage.kill();
  await startLater(stage, 2 * HOUR);
  await stage.settled();
}

/** Every copy is on sale or with an order that has it for good. */
async function assertCopies({ database }: Stage): Promise<void> {
  const held = async () =>
    (await database.orders()).filter(({ state }) => !GAVE_BACK.has(state)).length;
  let before = await held();
  let left = await database.copiesLeft('1');
  // The shop goes on seeing to its orders: numbers from before and after an end do not belong together.
  for (let after = await held(); after !== before; after = await held()) {
    before = after;
    left = await database.copiesLeft('1');
  }
  assert.equal(left, COPIES - before, 'copies were lost, or sold twice');
}

const GAVE_BACK = new Set(['declined', 'canceled']);
