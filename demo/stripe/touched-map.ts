/**
 * A map that knows which of its records may have changed since it was last asked: all that anybody
 * has laid hands on. Records are changed in place, and none is reached but through its map.
 */
export class TouchedMap<T> extends Map<string, T> {
  readonly #touched = new Set<string>();

  /** The ids of those records, present or deleted; from now on only later ones count. */
  takeTouched(): readonly string[] {
    const ids = [...this.#touched];
    this.#touched.clear();
    return ids;
  }

  touch(id: string): void {
    this.#touched.add(id);
  }

  /** The record, without counting as a touch. */
  peek(id: string): T | undefined {
    return super.get(id);
  }

  override get(id: string): T | undefined {
    const record = super.get(id);
    if (record !== undefined) this.touch(id);
    return record;
  }

  override set(id: string, record: T): this {
    super.set(id, record);
    this.touch(id);
    return this;
  }

  override delete(id: string): boolean {
    this.touch(id);
    return super.delete(id);
  }

  override clear(): void {
    for (const id of super.keys()) this.touch(id);
    super.clear();
  }

  override *values(): MapIterator<T> {
    for (const [, record] of this.entries()) yield record;
  }

  // One by one: whoever stops at the first has laid hands on no other.
  override *entries(): MapIterator<[string, T]> {
    for (const entry of super.entries()) {
      this.touch(entry[0]);
      yield entry;
    }
  }

  override [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  override forEach(callback: (record: T, id: string, records: Map<string, T>) => void): void {
    for (const [id, record] of this.entries()) callback(record, id, this);
  }
}
