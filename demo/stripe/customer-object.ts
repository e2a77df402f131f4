import type { Account } from './account.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import type { CustomerRecord } from './records.ts';

/** The customer a parameter names; a deleted one is as good as none. */
export function liveCustomer(account: Account, id: string): CustomerRecord {
  const customer = account.store.customers.get(id);
  if (customer?.deleted === false) return customer;
  throw errors.noSuch('customer', id, 'customer');
}

export function showCustomer(customer: CustomerRecord): ApiObject {
  if (customer.deleted) return { id: customer.id, object: 'customer', deleted: true };
  return {
    id: customer.id,
    object: 'customer',
    address: customer.address,
    balance: customer.balance,
    ...(customer.businessName === null ? {} : { business_name: customer.businessName }),
    created: customer.created,
    currency: null,
    customer_account: null,
    default_source: customer.defaultSource,
    delinquent: false,
    description: customer.description,
    discount: null,
    email: customer.email,
    ...(customer.individualName === null ? {} : { individual_name: customer.individualName }),
    invoice_prefix: customer.invoicePrefix,
    invoice_settings: customer.invoiceSettings,
    livemode: false,
    metadata: customer.metadata,
    name: customer.name,
    next_invoice_sequence: customer.nextInvoiceSequence,
    phone: customer.phone,
    preferred_locales: customer.preferredLocales,
    shipping: customer.shipping,
    tax_exempt: customer.taxExempt,
    test_clock: null,
  };
}
