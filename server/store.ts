/** What one statement came to. */
export interface Ran {
  rows: Record<string, unknown>[];
  /** Rows changed by a statement that answers none. */
  changed: number;
}

export type Run = (sql: string, parameters: readonly unknown[]) => Promise<Ran>;

/** Where the orders are, for whoever writes the SQL. Statements use `null`, texts and numbers. */
export interface Store {
  /** One select, which sees committed rows alone. */
  readonly read: Run;
  /**
   * One statement that changes little and waits for nothing but its own rows: those that come
   * together may share a commit. Resolves when that is on disk; one that fails fails alone.
   */
  readonly write: Run;
  /** Any other statement, in a commit of its own. */
  readonly run: Run;
  begin(): Promise<Transaction>;
  /** What was asked or begun before is still done; what is begun later is refused. */
  close(): Promise<void>;
}

/** Must be ended by either of its last two. */
export interface Transaction {
  readonly run: Run;
  /** Resolves when it is on disk; rejects where it is not. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
