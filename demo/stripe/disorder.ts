/**
 * What can be made to go wrong on the way of events; `times` counts the events it happens to.
 * 'reorder' holds that many and lets them go last first, 'hold' holds all until they are released.
 */
export type Mode =
  | { readonly mode: 'normal' }
  | { readonly mode: 'duplicate'; readonly times: number }
  | { readonly mode: 'drop'; readonly times: number }
  | { readonly mode: 'delay'; readonly times: number; readonly milliseconds: number }
  | { readonly mode: 'reorder'; readonly times: number }
  | { readonly mode: 'hold' };

export interface Disorder<T> {
  /** Lets what was held go, and treats the events from now on as `mode` says. */
  set(mode: Mode): void;
  /** Sends an event on: once, twice, later or never. */
  pass(event: T): void;
  /** Back to normal; what is held or delayed is lost. */
  clear(): void;
}

export function createDisorder<T>(send: (event: T) => void): Disorder<T> {
  const timers = new Set<NodeJS.Timeout>();
  let mode: Mode = { mode: 'normal' };
  let left = 0;
  let held: T[] = [];

  function release(): void {
    const events = mode.mode === 'reorder' ? held.toReversed() : held;
    held = [];
    events.forEach(send);
  }

  function sendAfter(event: T, milliseconds: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(event);
    }, milliseconds);
    timers.add(timer.unref());
  }

  function treat(event: T): void {
    switch (mode.mode) {
      case 'normal':
        send(event);
        return;
      case 'duplicate':
        send(event);
        send(event);
        return;
      case 'drop':
        return;
      case 'delay':
        sendAfter(event, mode.milliseconds);
        return;
      case 'reorder':
      case 'hold':
        held.push(event);
    }
  }

  function set(next: Mode): void {
    release();
    mode = next;
    left = 'times' in next ? next.times : Infinity;
  }

  return {
    set,
    pass(event) {
      treat(event);
      left -= 1;
      if (left === 0) set({ mode: 'normal' });
    },
    clear() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      held = [];
      set({ mode: 'normal' });
    },
  };
}
