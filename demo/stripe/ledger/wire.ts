/** What the ledger's page is sent. All of it is masked, and ready to be shown. */

export type Tone = 'good' | 'bad' | 'waiting' | 'plain';

/** One cell of a table, or the value of a named fact. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** Milliseconds since 1970, to be written in the reader's own time zone instead of `text`. */
  readonly time?: number;
  /** Id of an item of the ledger, to be opened from here. */
  readonly opens?: string;
  /** What is to be known of that item before it is opened. */
  readonly note?: Cell;
}

export interface Row {
  readonly id: string;
  /** One for each column of the tab. */
  readonly cells: readonly Cell[];
}

export interface Tab {
  readonly name: TabName;
  readonly label: string;
  readonly columns: readonly string[];
  readonly total: number;
  /** Newest first, and of many only the newest. */
  readonly rows: readonly Row[];
}

export type TabName = 'payments' | 'charges' | 'refunds' | 'disputes' | 'events' | 'requests';

/** A group of links to what belongs to an item. */
export interface Related {
  readonly label: string;
  readonly links: readonly Cell[];
}

export interface Action {
  readonly name: ActionName;
  readonly label: string;
  /** Asks for a part of this amount first: both in minor units, of which `decimals` stand behind the point. */
  readonly amount?: {
    readonly most: number;
    readonly decimals: number;
    readonly currency: string;
  };
}

export type ActionName = 'refund' | 'capture' | 'cancel' | 'resend';

/** One object with all that belongs to it. */
export interface Item {
  readonly id: string;
  readonly tab: TabName;
  readonly kind: string;
  readonly headline: Cell;
  readonly facts: readonly (readonly [name: string, value: Cell])[];
  /** Address of the buyer's receipt. */
  readonly receipt: string | null;
  readonly actions: readonly Action[];
  /** Of an event: what became of telling the endpoint. */
  readonly deliveries: readonly (readonly Cell[])[] | null;
  readonly related: readonly Related[];
  /** Of a request: its form, a field a line. */
  readonly form: string | null;
  /** The object as the API shows it, as JSON. */
  readonly json: string | null;
}
