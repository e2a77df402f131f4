import { IntegrationError } from '../errors.ts';
import type { UnknownRecord } from '../record.ts';
import { StripeElement } from './element.ts';
import type { ElementSurroundings } from './element.ts';

/** The Address Element; `mode` says whether its address is for billing or for shipping. */
export class AddressElement extends StripeElement {
  constructor(options: UnknownRecord, surroundings: ElementSurroundings) {
    if (options.mode !== 'billing' && options.mode !== 'shipping') {
      throw new IntegrationError(
        'elements.create("address"): mode should be "billing" or "shipping".',
      );
    }
    super('address', options, surroundings);
  }

  /** What is entered by now; faults are shown to the buyer from then on. */
  async getValue(): Promise<UnknownRecord> {
    const reply = await this._ask({ action: 'read' });
    if (reply.error !== undefined) throw new IntegrationError(reply.error.message);
    const { complete, isNewAddress, value } = reply.object;
    return { complete, isNewAddress, value };
  }
}
