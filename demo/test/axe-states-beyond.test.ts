import { after } from 'node:test';
import { testStates } from './axe-states.ts';
import { OFTEN } from './fits.ts';
import { Journey } from './journey.ts';
import { strictShop } from './strict-shop.ts';

// The other half of what axe-states.test.ts begins: a file of its own, so that both run at once.
const strict = await strictShop();
after(strict.remove);
const journey = await Journey.start(OFTEN);
const strictJourney = await journey.beside({ ...strict.environment, ...OFTEN });

testStates(journey, ['trouble', 'arabic']);
testStates(strictJourney, ['german', 'soldOut']);
