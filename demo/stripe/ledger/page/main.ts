import { render } from 'lit';
import type { Tab } from '../wire.ts';
import { fetchAccounts, fetchItem, follow, order } from './server.ts';
import type { Order } from './server.ts';
import { readPlace, start } from './state.ts';
import type { State } from './state.ts';
import { page } from './views.ts';
import type { TestCards } from './test-cards.ts';

const root = document.querySelector<HTMLElement>('#ledger');
if (root === null) throw new Error('The page has no place for the ledger.');
const cards = JSON.parse(root.dataset.cards ?? '[]') as TestCards;
root.replaceChildren();

let state: State = { ...start, place: readPlace(location.hash) };
let unfollow: () => void = () => undefined;
let scheduled = false;

const actions = {
  filter(filter: string) {
    change({ filter });
  },
  choose(account: string) {
    change({ account, tabs: new Map(), item: null, notice: null });
    watch();
  },
  close() {
    location.hash = state.place.tab;
  },
  async copy(text: string) {
    const copied = await copy(text);
    const told = copied ? `Copied ${text}` : 'The browser did not let it be copied.';
    change({ notice: { text: told, bad: !copied } });
  },
  async send(wanted: Order, done: string) {
    change({ busy: true, notice: null });
    const problem = await order(state.account, wanted);
    change({ busy: false, notice: { text: problem ?? done, bad: problem !== undefined } });
    void refreshItem();
  },
};
export type Actions = typeof actions;

addEventListener('hashchange', () => {
  const before = state.place;
  const place = readPlace(location.hash);
  change({ place, item: place.id === before.id ? state.item : null, notice: null });
  showTab();
  if (place.id === null) returnFocus(before.id);
  else void refreshItem().then(focusItem);
});
addEventListener('keydown', ({ key }) => {
  if (
    key === 'Escape' &&
    state.place.id !== null &&
    document.querySelector('dialog[open]') === null
  ) {
    actions.close();
  }
});

draw();
watch();
void refreshItem();
void fetchAccounts().then((accounts) => {
  change({ accounts });
});

// A browser has few connections to one origin, and the shop needs them too: a page that nobody looks
// at gives its own back.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) unfollow();
  else watch();
});

/** Browsers refuse it on pages that are not secure, and where a person has said so. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function change(part: Partial<State>): void {
  state = { ...state, ...part };
  if (scheduled) return;
  scheduled = true;
  queueMicrotask(() => {
    scheduled = false;
    draw();
  });
}

function draw(): void {
  if (root !== null) render(page(state, actions, cards), root);
}

function watch(): void {
  unfollow();
  unfollow = follow(state.account, {
    changed(tab: Tab) {
      change({ tabs: new Map(state.tabs).set(tab.name, tab) });
      void refreshItem();
    },
    connected(live) {
      change({ live });
    },
  });
}

/** An answer that comes when another item is open already is dropped. */
async function refreshItem(): Promise<void> {
  const { account, place } = state;
  if (place.id === null) return;
  const item = await fetchItem(account, place.id);
  if (state.place.id === place.id && state.account === account) change({ item });
}

/** On a phone the tabs scroll sideways. */
function showTab(): void {
  queueMicrotask(() =>
    document
      .querySelector('nav [aria-current=page]')
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
  );
}

function focusItem(): void {
  queueMicrotask(() => document.querySelector<HTMLElement>('.item h2')?.focus());
}

function returnFocus(id: string | null): void {
  queueMicrotask(() => {
    if (id !== null)
      document.querySelector<HTMLElement>(`a[data-row="${CSS.escape(id)}"]`)?.focus();
  });
}
