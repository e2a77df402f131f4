import type { ActionName, Item, Tab } from '../wire.ts';
import type { AccountName } from './state.ts';

interface Listeners {
  readonly changed: (tab: Tab) => void;
  readonly connected: (live: boolean) => void;
}

/** Tells of every change of an account's ledger until the returned function is called. */
export function follow(account: string | null, listeners: Listeners): () => void {
  const source = new EventSource(address('changes', account));
  source.addEventListener('tab', ({ data }: MessageEvent<string>) => {
    listeners.changed(JSON.parse(data) as Tab);
  });
  source.addEventListener('open', () => {
    listeners.connected(true);
  });
  // It connects again by itself.
  source.addEventListener('error', () => {
    listeners.connected(false);
  });
  return () => {
    source.close();
  };
}

export async function fetchAccounts(): Promise<readonly AccountName[]> {
  const response = await ask(address('accounts', null));
  return response === null ? [] : ((await response.json()) as readonly AccountName[]);
}

/** 'gone' where nothing has this id; null where the stand-in does not answer. */
export async function fetchItem(account: string | null, id: string): Promise<Item | 'gone' | null> {
  const response = await ask(address(`items/${encodeURIComponent(id)}`, account));
  if (response === null) return null;
  return response.ok ? ((await response.json()) as Item) : 'gone';
}

export interface Order {
  readonly name: ActionName | 'reset';
  readonly id?: string;
  /** In minor units; all there is where it is left out. */
  readonly amount?: number;
}

/** Undefined where it was done, else the reason why not. */
export async function order(
  account: string | null,
  { name, ...body }: Order,
): Promise<string | undefined> {
  const path = name === 'reset' ? name : `actions/${name}`;
  const response = await ask(address(path, account), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ledger': 'page' },
    body: JSON.stringify(body),
  });
  if (response === null) return 'The stand-in does not answer: was it ended?';
  if (response.ok) return undefined;
  const { error } = (await response.json()) as { error: string };
  return error;
}

/** Null where no answer comes at all, which `fetch` tells by a TypeError. */
async function ask(url: string, options: RequestInit = {}): Promise<Response | null> {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function address(path: string, account: string | null): string {
  const query = account === null ? '' : `?${new URLSearchParams({ account }).toString()}`;
  return `/_ledger/${path}${query}`;
}
