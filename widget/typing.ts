import type { Field } from './buyer.ts';
import { billsElsewhere } from './buyer.ts';
import { formatPath } from './address-format.ts';
import { typed } from './checkout-state.ts';
import type { Checkout } from './checkout.ts';
import { keepDraft } from './draft.ts';
import { askFormat } from './order-calls.ts';
import { attempt } from './problem.ts';
import { isCheckingOut } from './state.ts';

/** The buyer typed, chose or ticked something. */
export function type(checkout: Checkout, field: Field, value: string): void {
  const { state, server } = checkout;
  if (!isCheckingOut(state)) return;
  const country = state.draft.country ?? '';
  const next = typed(state, field, value);
  // The other address is most likely in the same country.
  const draft = field === 'billing' ? { 'billing.country': country, ...next.draft } : next.draft;
  checkout.show({ ...next, draft });
  keepDraft(server, draft);
  if (field.endsWith('country') || field === 'billing') learnFormats(checkout);
}

/** Asks how addresses are written where the buyer is. Without an answer the form is on the safe side. */
export function learnFormats(checkout: Checkout): void {
  const { state } = checkout;
  const { country, 'billing.country': billed } = state.draft;
  void learn(checkout, country);
  if (billsElsewhere(state)) void learn(checkout, billed);
}

async function learn(checkout: Checkout, country = ''): Promise<void> {
  const { server, signal, stage } = checkout;
  const path = formatPath(country);
  if (!country || stage.read().formats?.[path]) return;
  await attempt(
    signal,
    async () => {
      const format = await askFormat(server, path, signal);
      const state = stage.read();
      stage.show({ ...state, formats: { ...state.formats, [path]: format } });
    },
    // The form can be paid without, and asks again then.
    () => undefined,
  );
}
