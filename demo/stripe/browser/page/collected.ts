import { mergeDeep, recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import type { StripeElement } from './element.ts';

/** What Elements beside the one for the card know of the buyer, in the API's shape. */
export interface Collected {
  readonly billing: UnknownRecord;
  readonly shipping: UnknownRecord | undefined;
}

/** Reads the mounted email and address Elements among `elements`. */
export async function collect(elements: Iterable<StripeElement>): Promise<Collected> {
  let billing: UnknownRecord = {};
  let shipping: UnknownRecord | undefined;
  for (const element of elements) {
    if (!element._mounted) continue;
    if (element._type === 'linkAuthentication') {
      const email = textAt(await read(element), 'email') ?? '';
      if (email !== '') billing = mergeDeep(billing, { email });
    }
    if (element._type === 'address') {
      const person = withoutBlanks(await read(element));
      if (element._options.mode === 'billing') billing = mergeDeep(billing, person);
      else shipping = person;
    }
  }
  return { billing, shipping };
}

async function read(element: StripeElement): Promise<UnknownRecord> {
  const reply = await element._ask({ action: 'read' });
  return recordAt(reply, 'object', 'value');
}

/** Empty parts are left out: sent empty, they would unset what other Elements collected. */
function withoutBlanks(value: UnknownRecord): UnknownRecord {
  const address = recordAt(value, 'address');
  return {
    ...filled({ name: value.name, phone: value.phone }),
    address: filled(address),
  };
}

function filled(record: UnknownRecord): UnknownRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}
