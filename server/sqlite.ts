import { shareCommits } from './shared-commits.ts';
import type { SharedCommits } from './shared-commits.ts';
import { lockOut, MEMORY, openReader, openWriter } from './sqlite-file.ts';
import type { Ran } from './sqlite-file.ts';

/** An open SQLite file. */
export interface Sqlite {
  readonly write: SharedCommits;
  /** One select, which sees committed rows alone. */
  readonly read: (sql: string, parameters: readonly unknown[]) => Promise<Ran>;
  /** What was asked before is still done. */
  close(): void;
}

/**
 * Opens the SQLite file, making it where missing; `:memory:` keeps everything in this process.
 * Throws StartError where that fails, where another process has the file, or where the file system
 * cannot promise durability.
 */
export function openSqlite(file: string): Sqlite {
  if (file === MEMORY) {
    const connection = openWriter(file);
    const write = shareCommits(connection);
    return {
      write,
      read: write.run,
      close() {
        write.close();
        connection.close();
      },
    };
  }
  const lock = lockOut(file);
  try {
    const writer = openWriter(file);
    const reader = openReader(file);
    const write = shareCommits(writer);
    return {
      write,
      read: (sql, parameters) => Promise.resolve(reader.run(sql, parameters)),
      close() {
        write.close();
        reader.close();
        writer.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}
