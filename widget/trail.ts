import { isDialog } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { hasShop, isCheckingOut, isPaying, type State } from './state.ts';
import { isRecord } from './storage.ts';
import { returnTo } from './ways-back.ts';

/** In the address, and in the state of the history's entries, where frameworks keep theirs as well. */
const KEY = 'book-checkout';

/**
 * One step of the buyer's: `cart`, `checkout`, `book:` and an id, `done`; empty for the page itself,
 * with its books, or with its dialog closed; `books` for those in a dialog.
 */
type Step = string;

interface Kept {
  steps: readonly Step[];
  made: number;
}

/**
 * Lets the Back button walk through the buyer's steps. What the page keeps in its history stays there:
 * only entries made here are ever taken back.
 */
export class Trail {
  /** Which of the page's shops this is. */
  readonly #name: string;
  readonly #keeper: Shopkeeper;
  /** Where the buyer came in. */
  #base: Step | undefined;
  #steps: readonly Step[] = [];
  /** How many entries were made for them: one that took another's place is none. */
  #made = 0;
  /** True while the browser takes entries back, which takes its time. */
  #isGoing = false;

  constructor(name: string, keeper: Shopkeeper) {
    this.#name = name;
    this.#keeper = keeper;
  }

  listen(signal: AbortSignal): void {
    addEventListener('popstate', this.#walk, { signal });
  }

  /** The buyer is somewhere: has the history say so. */
  follow(state: State): void {
    const step = stepOf(state);
    const isHere = this.#keeper.host.isConnected;
    if (!isHere || step === undefined || this.#isGoing || state.settings.address === 'off') return;
    if (this.#base === undefined) {
      const { first } = this.#keeper;
      this.#base = (first && stepOf(first)) ?? step;
      this.#take(this.#kept());
      if (step === this.#base) this.#resume(step);
    }
    const steps = this.#steps;
    if (step === (steps.at(-1) ?? this.#base)) return;
    const at = step === this.#base ? 0 : steps.indexOf(step) + 1;
    if (step === 'done') this.#write([...steps.slice(0, -1), step], true);
    else if (step !== this.#base && !at) this.#write([...steps, step], false);
    else if (JSON.stringify(this.#kept()?.steps) === JSON.stringify(steps)) this.#goBack(at);
    else {
      // The page has gone on by itself: its entries are not taken back.
      this.#steps = at ? [step] : [];
      this.#made = 0;
    }
  }

  /** Never further than to the entry before the first one made here. */
  #goBack(at: number): void {
    const back = Math.min(this.#steps.length - at, this.#made);
    if (back === 0) {
      this.#write(this.#steps.slice(0, at), true);
      return;
    }
    this.#steps = this.#steps.slice(0, at);
    this.#isGoing = true;
    history.go(-back);
  }

  #take(kept: Kept | undefined): void {
    this.#steps = kept?.steps ?? [];
    this.#made = kept?.made ?? 0;
  }

  /** After a reload the buyer is where the history says. */
  #resume(step: Step): void {
    const asked = this.#steps.at(-1) ?? this.#asked();
    if (asked && asked !== 'done' && asked !== step) {
      if (!this.#steps.length) this.#write([asked], true);
      queueMicrotask(() => {
        returnTo(this.#keeper, asked);
      });
    }
  }

  readonly #walk = (): void => {
    const { state } = this.#keeper;
    if (this.#base === undefined) return;
    const kept = this.#kept();
    const steps = kept?.steps ?? [];
    if (this.#isGoing) {
      this.#isGoing = false;
      this.#take(kept);
      // Meanwhile the buyer may have gone on.
      this.follow(state);
      return;
    }
    if (isPaying(state) && state.shown) {
      // Nobody leaves while a payment is on its way: back to where the buyer was.
      if (steps.length < this.#steps.length) {
        const before = this.#steps;
        this.#take(kept);
        this.#write(before, false);
      }
      return;
    }
    this.#take(kept);
    const wanted = steps.at(-1) ?? this.#base;
    if (wanted === stepOf(state)) return;
    // What is paid is paid: nothing leads back into its form.
    returnTo(this.#keeper, wanted === 'done' ? '' : wanted);
    const now = stepOf(this.#keeper.state);
    if (steps.length && now !== undefined && now !== wanted) {
      this.#write([...steps.slice(0, -1), now], true);
    }
  };

  /** The steps of this shop that the entry in use was made for. */
  #kept(): Kept | undefined {
    const state: unknown = history.state;
    const kept = isRecord(state) ? state[KEY] : undefined;
    if (!isRecord(kept) || kept.of !== this.#name || !Array.isArray(kept.steps)) return undefined;
    const steps = kept.steps.filter((step): step is Step => typeof step === 'string');
    return { steps, made: typeof kept.made === 'number' ? kept.made : 0 };
  }

  #asked(): Step {
    if (this.#keeper.state.settings.address !== 'on') return '';
    return new URL(location.href).searchParams.get(KEY) ?? '';
  }

  #write(steps: readonly Step[], instead: boolean): void {
    this.#steps = steps;
    if (!instead) this.#made += 1;
    const url = new URL(location.href);
    if (this.#keeper.state.settings.address === 'on') {
      const step = steps.at(-1);
      if (step && step !== 'done') url.searchParams.set(KEY, step);
      else url.searchParams.delete(KEY);
    }
    const before: unknown = history.state;
    const state = {
      ...(isRecord(before) && before),
      [KEY]: { of: this.#name, steps, made: this.#made },
    };
    try {
      history[instead ? 'replaceState' : 'pushState'](state, '', url);
    } catch {
      // Some frames, and browsers that were asked too often, keep no history.
    }
  }
}

/** Undefined while it is not known where the buyer is. */
function stepOf(state: State): Step | undefined {
  if (!hasShop(state)) return undefined;
  if (isDialog(state.settings) && !state.shown) return '';
  if (state.step === 'paid') return 'done';
  if (isCheckingOut(state) || state.step === 'finding') return 'checkout';
  if (state.step === 'cart') return 'cart';
  if (state.reading) return `book:${state.reading}`;
  if (!isDialog(state.settings)) return '';
  return state.settings.start === 'catalogue' ? 'books' : 'cart';
}
