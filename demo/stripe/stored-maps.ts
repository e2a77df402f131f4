import { hash } from 'node:crypto';
import { createRecordText } from './record-text.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { TouchedMap } from './touched-map.ts';

/** A record as it is to be written; `body` is null where it is gone. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly body: string | null;
}

/** What of a store is kept elsewhere, and how far that knows it. */
export interface StoredMaps {
  readonly store: Store;
  /** What has changed since the last time, and was not taken back. */
  takeChanges(): readonly Change[];
  /** The changes could not be written: they are changes still. */
  takeBack(changes: readonly Change[]): void;
}

// They tell what the process has seen, not what the account has.
const logs = ['requests', 'exchanges', 'deliveries'];
// Others point to them: they are read first and written last.
const pointedTo = 'paymentMethods';

/** Fills a new store with the rows of each kind, `[id, body]`, oldest first. */
export function openStoredMaps(
  rowsOf: (kind: string) => Iterable<readonly [id: string, body: string]>,
): StoredMaps {
  const maps = new Map<string, TouchedMap<object>>();
  const store = createStore(<T extends object>(kind: string) => {
    if (logs.includes(kind)) return new Map<string, T>();
    const map = new TouchedMap<T>();
    maps.set(kind, map);
    return map;
  });
  const methods = maps.get(pointedTo) ?? new TouchedMap<object>();
  const text = createRecordText({
    idOf(value) {
      if (!('id' in value) || typeof value.id !== 'string') return undefined;
      if (methods.peek(value.id) !== value) return undefined;
      // Whoever has laid hands on what points to it could change it, too.
      methods.touch(value.id);
      return value.id;
    },
    byId: (id) => methods.peek(id),
  });
  const written = new Map<string, string>();
  const nameOf = ({ kind, id }: Pick<Change, 'kind' | 'id'>) => `${kind} ${id}`;

  function fill(kind: string, map: TouchedMap<object>): void {
    for (const [id, body] of rowsOf(kind)) {
      const record = text.read(body);
      if (typeof record !== 'object' || record === null) continue;
      map.set(id, record);
      written.set(nameOf({ kind, id }), hash('sha1', body));
    }
    map.takeTouched();
  }

  /** Undefined where it is as it was written. */
  function changeOf(kind: string, id: string, record: object | undefined): Change | undefined {
    const body = record === undefined ? null : text.write(record);
    const name = nameOf({ kind, id });
    const known = written.get(name);
    const digest = body === null ? undefined : hash('sha1', body);
    if (known === digest) return undefined;
    if (digest === undefined) written.delete(name);
    else written.set(name, digest);
    return { kind, id, body };
  }

  fill(pointedTo, methods);
  for (const [kind, map] of maps) if (map !== methods) fill(kind, map);

  return {
    store,
    takeChanges() {
      const others = [...maps].filter(([, map]) => map !== methods);
      return [...others, [pointedTo, methods] as const].flatMap(([kind, map]) =>
        map.takeTouched().flatMap((id) => changeOf(kind, id, map.peek(id)) ?? []),
      );
    },
    takeBack(changes) {
      for (const change of changes) {
        // Nothing has this digest, so it is written the next time.
        written.set(nameOf(change), '');
        maps.get(change.kind)?.touch(change.id);
      }
    },
  };
}
