import type { ConsentKind } from '../server/contract.ts';
import { billsElsewhere, type Field, type Part } from './buyer.ts';
import type { WithShop } from './state.ts';

/** The form field a refused path like `buyer.billing.address.city` stands for. */
export function fieldAt(path: string | null | undefined, state: WithShop): Field | undefined {
  const last = path?.split('.').at(-1) ?? '';
  if (!isField(last)) return undefined;
  // The bank knows the address of the bill.
  const billed = /\.billing\.|^postalCode$/.test(path ?? '');
  return billed && billsElsewhere(state) && isPart(last) ? `billing.${last}` : last;
}

const PARTS = ['name', 'company', 'line1', 'district', 'city', 'state', 'postalCode', 'country'];
const isPart = (name: string): name is Part => PARTS.includes(name);
const isField = (name: string): name is Part | 'email' | 'phone' | 'note' | ConsentKind =>
  isPart(name) || ['email', 'phone', 'note', 'terms', 'ebooks'].includes(name);
