export type Handler = (event?: unknown) => unknown;

/** Handlers by event name. A handler that throws does not keep the others from being called. */
export class Emitter {
  readonly #handlers = new Map<string, { readonly handler: Handler; readonly once: boolean }[]>();

  add(event: string, handler: Handler, once: boolean): void {
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), { handler, once }]);
  }

  /** Without a handler all of the event's are removed. */
  remove(event: string, handler?: Handler): void {
    const kept = (this.#handlers.get(event) ?? []).filter(
      (entry) => handler !== undefined && entry.handler !== handler,
    );
    this.#handlers.set(event, kept);
  }

  has(event: string): boolean {
    return (this.#handlers.get(event) ?? []).length > 0;
  }

  emit(event: string, payload?: unknown): void {
    for (const { handler, once } of this.#handlers.get(event) ?? []) {
      if (once) this.remove(event, handler);
      try {
        handler(payload);
      } catch (error) {
        reportError(error);
      }
    }
  }

  removeAll(): void {
    this.#handlers.clear();
  }
}
