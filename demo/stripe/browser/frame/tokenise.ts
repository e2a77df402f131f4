import { postToApi } from '../api.ts';
import type { Caller } from '../api.ts';
import type { FrameReply, FrameRequest } from '../protocol.ts';
import { recordAt } from '../record.ts';
import type { CardView } from './view.ts';

type Creation = Exclude<FrameRequest, { action: 'configure' | 'validate' | 'read' }>;

/** Sends the card to the API, from this frame, and answers with what the API made of it. */
export async function tokenise(
  view: CardView,
  caller: Caller,
  creation: Creation,
): Promise<FrameReply> {
  const { parameters } = creation;
  const { card } = view;
  switch (creation.action) {
    case 'create-token': {
      const address = recordAt(view.billingDetails({}), 'address');
      const zip = address.postal_code === undefined ? {} : { address_zip: address.postal_code };
      return postToApi(caller, '/v1/tokens', { card: { ...parameters, ...zip, ...card } });
    }
    case 'create-payment-method': {
      const billing = view.billingDetails(recordAt(parameters, 'billing_details'));
      const method = { ...parameters, type: 'card', card, billing_details: billing };
      return postToApi(caller, '/v1/payment_methods', method);
    }
    case 'create-confirmation-token': {
      const data = recordAt(parameters, 'payment_method_data');
      const billing = view.billingDetails(recordAt(data, 'billing_details'));
      const method = { ...data, type: 'card', card, billing_details: billing };
      return postToApi(caller, '/v1/confirmation_tokens', {
        ...parameters,
        payment_method_data: method,
      });
    }
  }
}
