/** What is looked for: `find` is an expression of JavaScript that gives an element or null. */
export interface Target {
  /** Selectors of the frame to look in, the outermost first; the page itself where none is named. */
  frame?: readonly string[];
  find: string;
}

/** What keys are called by the browsers' own events. */
export type Key = 'Tab' | 'Enter' | 'Escape';

/** What a buyer does with what is on a page. Everything waits until its target is there. */
export interface Hands {
  press(target: Target): Promise<void>;
  /** In the place of what a field holds, key by key. */
  type(target: Target, text: string): Promise<void>;
  /** The option of a list that has this value. */
  choose(target: Target, value: string): Promise<void>;
  read(target: Target): Promise<string>;
}

/** A browser, by whichever protocol it is driven. */
export interface Driver extends Hands {
  /** Makes the page this wide, in CSS pixels. */
  widen(width: number): Promise<void>;
  open(address: string): Promise<void>;
  /** As the browser's own button does, which keeps what the page has in its history. */
  reload(): Promise<void>;
  /** As the browser's Back button does. */
  back(): Promise<void>;
  /** Opens another tab, or a window where a tab would be hidden; what follows happens in it. */
  openTab(): Promise<void>;
  /** What follows happens in the tab that was opened as this one, counted from 0. */
  turnTo(tab: number): Promise<void>;
  /** In whatever has the focus. */
  key(name: Key): Promise<void>;
  /** Key by key, into whatever has the focus. */
  write(text: string): Promise<void>;
  /** What an expression of JavaScript gives in the page at once, or what its promise comes to, as JSON. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Throws a RangeError where no such tab was opened. */
export function tabAt<Tab>(tabs: readonly Tab[], place: number): Tab {
  const tab = tabs[place];
  if (tab === undefined) throw new RangeError(`there is no tab ${place}`);
  return tab;
}

/** Of the page, in CSS pixels. */
export const HEIGHT = 800;

/** Milliseconds until something that does not come is given up. */
const PATIENCE = 15_000;
const PAUSE = 100;

/** Asks again until there is an answer. Throws an Error that says what was waited for. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | null>,
): Promise<Answer> {
  const end = Date.now() + PATIENCE;
  let reason: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null) return answer;
    } catch (error) {
      // A frame that is just being replaced.
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`Waited in vain for ${what}`, { cause: reason });
}
