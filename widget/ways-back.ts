import { remember } from './session.ts';
import { isDialog } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { browsing, hasShop, isCheckingOut, isPaying } from './state.ts';

/** Closes the dialog, or goes back to the books; false while a payment is on its way. */
export function hide(keeper: Shopkeeper): boolean {
  const { state } = keeper;
  const inDialog = isDialog(state.settings);
  const finding = state.step === 'finding';
  if (isPaying(state) && !(finding && inDialog)) return false;
  if (state.step === 'paid') remember(state.settings.server);
  // A form in a closed dialog is kept as it is.
  if (!inDialog || !(isCheckingOut(state) || finding)) keeper.go(browsing);
  keeper.shown = !inDialog;
  return true;
}

/** Back to a step of the buyer's own way; one that cannot be gone to is the books. */
export function returnTo(keeper: Shopkeeper, step: string): void {
  const { state } = keeper;
  if (!hasShop(state) || isPaying(state)) return;
  keeper.focus.claim();
  if (state.step === 'paid') remember(state.settings.server);
  const [kind, book] = step.split(':');
  if (!step) hide(keeper);
  else keeper.arrive(kind === 'cart' || kind === 'checkout' ? kind : 'catalogue');
  if (book) keeper.actions.read(book);
}
