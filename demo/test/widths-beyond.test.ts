import { after } from 'node:test';
import { OFTEN, testFits } from './fits.ts';
import { Journey } from './journey.ts';
import { strictShop } from './strict-shop.ts';

// The longer half of what widths.test.ts begins: a file of its own, so that both run at once.
const strict = await strictShop();
after(strict.remove);
const journey = await Journey.start(OFTEN);
const strictJourney = await journey.beside({ ...strict.environment, ...OFTEN });

testFits(journey, ['trouble', 'japanese', 'arabic']);
testFits(strictJourney, ['german', 'soldOut']);
