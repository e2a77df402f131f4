import { testStates } from './axe-states.ts';
import { OFTEN } from './fits.ts';
import { Journey } from './journey.ts';

const journey = await Journey.start(OFTEN);

testStates(journey, ['purchase', 'refused', 'interrupted', 'arrivals', 'wallet', 'library']);
