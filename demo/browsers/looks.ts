import { faultsOf } from '../test/axe.ts';
import { misfits } from '../test/misfits.ts';
import type { Look } from '../test/walking.ts';
import type { Driver } from './driver.ts';

const ELEMENT = `document.querySelector('book-checkout')`;

/** Colours on their way to others are no fault; what never ends moves no colours. */
const STILL = `Promise.allSettled(
  [document, ${ELEMENT}.shadowRoot]
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished),
).then(() => true)`;

/** Notes what axe has to say of each state, in light and in dark. */
export const withAxe =
  (driver: Driver, found: string[]): Look =>
  async (state) => {
    for (const scheme of ['dark', 'light']) {
      // By the element's own attribute; what the system is set to is looked at by itself.
      await driver.evaluate(`${ELEMENT}.setAttribute('theme', '${scheme}')`);
      await asItIs(driver, found)(`${state}, ${scheme}`);
    }
  };

/** The same with nothing changed for it. */
export const asItIs =
  (driver: Driver, found: string[]): Look =>
  async (state) => {
    await driver.evaluate(STILL);
    found.push(...(await faultsOf(driver, state)));
  };

/** Notes what does not fit at each of these widths; the last of them stays. */
export const atWidths =
  (driver: Driver, widths: readonly number[], found: string[]): Look =>
  async (state) => {
    for (const width of widths) {
      await driver.widen(width);
      for (const what of await misfits(driver)) found.push(`${state}, ${width} px: ${what}`);
    }
  };

/** One look after the other. */
export const inTurn =
  (...looks: readonly Look[]): Look =>
  async (state) => {
    for (const look of looks) await look(state);
  };
