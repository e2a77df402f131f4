import type { LitElement } from 'lit';
import type { Problem } from './problem.ts';
import type { State } from './state.ts';

/** What the checkout needs of the element it runs in. */
export interface Stage {
  readonly host: LitElement;
  read(): State;
  show(state: State): void;
  /** Tells the page that the buyer is shown this problem; gives the sentence to show. */
  tell(problem: Problem): string;
  /** Leads the keyboard to what has to be mended. */
  lead: () => void;
  /** Asks the server for its books again, and says why. */
  reload(notice: string): void;
}
