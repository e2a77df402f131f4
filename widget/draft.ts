import type { Draft } from './buyer.ts';
import { CODES } from './countries.ts';
import type { WithShop } from './state.ts';
import { isRecord, read, write } from './storage.ts';
import { tag } from './text.ts';

const draftKey = (server: string) => `book-checkout:draft:${server}`;

/** Keeps what was typed for a reload of this tab. What is agreed to is agreed to anew. */
export function keepDraft(server: string, draft: Draft): void {
  // JSON has no place for undefined.
  write('sessionStorage', draftKey(server), { ...draft, terms: undefined, ebooks: undefined });
}

export function forgetDraft(server: string): void {
  write('sessionStorage', draftKey(server), undefined);
}

/** What the form begins with: what was typed, here or before a reload, and a country. */
export function draftFor({ draft, settings, shop }: WithShop): Draft {
  if (draft.country) return draft;
  const kept = read('sessionStorage', draftKey(settings.server));
  return { country: countryFor(shop), ...(isRecord(kept) && texts(kept)), ...draft };
}

const texts = (kept: Record<string, unknown>): Draft =>
  Object.fromEntries(Object.entries(kept).filter(([, value]) => typeof value === 'string'));

/** The country the page's language names, the shop's own, or the one where most speak that language. */
function countryFor({ form = {} }: WithShop['shop']): string {
  const { countries: codes = CODES, country } = form;
  const wanted = [regionOf(tag), country, regionOf(tag, true), 'US', ...codes];
  return wanted.find((code) => code && codes.includes(code)) ?? '';
}

function regionOf(language: string, likely = false): string | undefined {
  try {
    const locale = new Intl.Locale(language);
    return (likely ? locale.maximize() : locale).region;
  } catch {
    // No language is given, or none that anybody speaks.
    return undefined;
  }
}
