import type { Account } from './account.ts';
import { readAddress, readMetadata, readShipping } from './details.ts';
import type { Address } from './details.ts';
import { changed } from './fields.ts';
import type { Form } from './fields.ts';
import { newId, now, randomText } from './ids.ts';
import type { CustomerRecord, InvoiceSettings } from './records.ts';

type Details = Pick<
  CustomerRecord,
  | 'address'
  | 'balance'
  | 'businessName'
  | 'description'
  | 'email'
  | 'individualName'
  | 'invoicePrefix'
  | 'invoiceSettings'
  | 'metadata'
  | 'name'
  | 'nextInvoiceSequence'
  | 'phone'
  | 'preferredLocales'
  | 'shipping'
  | 'taxExempt'
>;

/** A customer of whom nothing is known. */
export function newCustomer(account: Account): CustomerRecord {
  return {
    id: newId('cus'),
    created: now(account),
    address: null,
    balance: 0,
    businessName: null,
    description: null,
    email: null,
    individualName: null,
    invoicePrefix: randomText(8).toUpperCase(),
    invoiceSettings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    metadata: {},
    name: null,
    nextInvoiceSequence: 1,
    phone: null,
    preferredLocales: [],
    shipping: null,
    taxExempt: 'none',
    defaultSource: null,
    deleted: false,
  };
}

/** What creating and updating may both set; throws before anything is changed. */
export function readCustomerDetails(form: Form, before: CustomerRecord): Details {
  return {
    address: readOwnAddress(form, before.address),
    balance: form.integer('balance') ?? before.balance,
    businessName: changed(form.text('business_name'), before.businessName),
    description: changed(form.text('description'), before.description),
    email: changed(form.email('email'), before.email),
    individualName: changed(form.text('individual_name'), before.individualName),
    invoicePrefix: form.given('invoice_prefix') ?? before.invoicePrefix,
    invoiceSettings: readInvoiceSettings(form.section('invoice_settings'), before.invoiceSettings),
    metadata: readMetadata(form, before.metadata),
    name: changed(form.text('name'), before.name),
    nextInvoiceSequence: form.integer('next_invoice_sequence') ?? before.nextInvoiceSequence,
    phone: changed(form.text('phone'), before.phone),
    preferredLocales: form.texts('preferred_locales') ?? before.preferredLocales,
    shipping: readShipping(form, before.shipping),
    taxExempt: changed(form.text('tax_exempt'), before.taxExempt) ?? 'none',
  };
}

function readOwnAddress(form: Form, before: Address | null): Address | null {
  if (form.fields.address === '') return null;
  const section = form.section('address');
  return section === undefined ? before : readAddress(section, before ?? undefined);
}

function readInvoiceSettings(form: Form | undefined, before: InvoiceSettings): InvoiceSettings {
  if (form === undefined) return before;
  return {
    ...before,
    custom_fields: readCustomFields(form, before.custom_fields),
    footer: changed(form.text('footer'), before.footer),
    rendering_options: readRendering(form, before.rendering_options),
  };
}

function readCustomFields(
  form: Form,
  before: InvoiceSettings['custom_fields'],
): InvoiceSettings['custom_fields'] {
  if (form.fields.custom_fields === '') return null;
  const fields = form.sections('custom_fields');
  return (
    fields?.map((field) => ({ name: field.required('name'), value: field.required('value') })) ??
    before
  );
}

function readRendering(
  form: Form,
  before: InvoiceSettings['rendering_options'],
): InvoiceSettings['rendering_options'] {
  if (form.fields.rendering_options === '') return null;
  const section = form.section('rendering_options');
  if (section === undefined) return before;
  return {
    amount_tax_display: changed(
      section.text('amount_tax_display'),
      before?.amount_tax_display ?? null,
    ),
    template: changed(section.text('template'), before?.template ?? null),
  };
}
