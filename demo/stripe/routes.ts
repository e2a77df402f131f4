import { retrieveAccount } from './account-object.ts';
import * as balance from './balance-transactions.ts';
import * as charges from './charges.ts';
import { createConfirmationToken, retrieveConfirmationToken } from './confirmation-tokens.ts';
import * as customers from './customers.ts';
import * as disputes from './disputes.ts';
import { listEarlyFraudWarnings, retrieveEarlyFraudWarning } from './early-fraud-warnings.ts';
import { listEvents, retrieveEvent } from './events.ts';
import { parametersOf } from './parameters.ts';
import * as intents from './payment-intents.ts';
import * as methods from './payment-methods.ts';
import * as refunds from './refunds.ts';
import type { Route } from './requests.ts';
import { attachPaymentMethod, detachPaymentMethod } from './saved-methods.ts';
import { searchCharges, searchCustomers, searchPaymentIntents } from './search.ts';
import { createToken, retrieveToken } from './tokens.ts';
import * as endpoints from './webhook-endpoints.ts';

type Row = readonly [
  method: Route['method'],
  path: string,
  access: Route['access'],
  /** The parameters it takes, by their name in the SDK. */
  parameters: string,
  handle: Route['handle'],
];

// Who may call, what it takes, what it does. Words in a path stand before what they could be an id of.
const rows: readonly Row[] = [
  ['POST', '/payment_intents', 'secret', 'PaymentIntentCreateParams', intents.createPaymentIntent],
  ['GET', '/payment_intents', 'secret', 'PaymentIntentListParams', intents.listPaymentIntents],
  ['GET', '/payment_intents/search', 'secret', 'PaymentIntentSearchParams', searchPaymentIntents],
  [
    'GET',
    '/payment_intents/:id',
    'either',
    'PaymentIntentRetrieveParams',
    intents.retrievePaymentIntent,
  ],
  [
    'POST',
    '/payment_intents/:id',
    'secret',
    'PaymentIntentUpdateParams',
    intents.updatePaymentIntent,
  ],
  [
    'POST',
    '/payment_intents/:id/confirm',
    'either',
    'PaymentIntentConfirmParams',
    intents.confirmPaymentIntent,
  ],
  [
    'POST',
    '/payment_intents/:id/capture',
    'secret',
    'PaymentIntentCaptureParams',
    intents.capturePaymentIntent,
  ],
  [
    'POST',
    '/payment_intents/:id/cancel',
    'secret',
    'PaymentIntentCancelParams',
    intents.cancelPaymentIntent,
  ],
  ['POST', '/charges', 'secret', 'ChargeCreateParams', charges.createCharge],
  ['GET', '/charges', 'secret', 'ChargeListParams', charges.listCharges],
  ['GET', '/charges/search', 'secret', 'ChargeSearchParams', searchCharges],
  ['GET', '/charges/:id', 'secret', 'ChargeRetrieveParams', charges.retrieveCharge],
  ['POST', '/charges/:id', 'secret', 'ChargeUpdateParams', charges.updateCharge],
  ['POST', '/charges/:id/capture', 'secret', 'ChargeCaptureParams', charges.captureLegacyCharge],
  ['POST', '/refunds', 'secret', 'RefundCreateParams', refunds.createRefund],
  ['GET', '/refunds', 'secret', 'RefundListParams', refunds.listRefunds],
  ['GET', '/refunds/:id', 'secret', 'RefundRetrieveParams', refunds.retrieveRefund],
  ['POST', '/refunds/:id', 'secret', 'RefundUpdateParams', refunds.updateRefund],
  ['POST', '/refunds/:id/cancel', 'secret', 'RefundCancelParams', refunds.cancelRefund],
  ['POST', '/customers', 'secret', 'CustomerCreateParams', customers.createCustomer],
  ['GET', '/customers', 'secret', 'CustomerListParams', customers.listCustomers],
  ['GET', '/customers/search', 'secret', 'CustomerSearchParams', searchCustomers],
  ['GET', '/customers/:id', 'secret', 'CustomerRetrieveParams', customers.retrieveCustomer],
  ['POST', '/customers/:id', 'secret', 'CustomerUpdateParams', customers.updateCustomer],
  ['DELETE', '/customers/:id', 'secret', 'CustomerDeleteParams', customers.deleteCustomer],
  [
    'GET',
    '/customers/:id/payment_methods',
    'secret',
    'CustomerListPaymentMethodsParams',
    methods.listCustomersPaymentMethods,
  ],
  ['POST', '/payment_methods', 'either', 'PaymentMethodCreateParams', methods.createPaymentMethod],
  ['GET', '/payment_methods', 'secret', 'PaymentMethodListParams', methods.listPaymentMethods],
  [
    'GET',
    '/payment_methods/:id',
    'secret',
    'PaymentMethodRetrieveParams',
    methods.retrievePaymentMethod,
  ],
  [
    'POST',
    '/payment_methods/:id',
    'secret',
    'PaymentMethodUpdateParams',
    methods.updatePaymentMethod,
  ],
  [
    'POST',
    '/payment_methods/:id/attach',
    'secret',
    'PaymentMethodAttachParams',
    attachPaymentMethod,
  ],
  [
    'POST',
    '/payment_methods/:id/detach',
    'secret',
    'PaymentMethodDetachParams',
    detachPaymentMethod,
  ],
  ['POST', '/tokens', 'either', 'TokenCreateParams', createToken],
  ['GET', '/tokens/:id', 'secret', 'TokenRetrieveParams', retrieveToken],
  [
    'POST',
    '/confirmation_tokens',
    'browser',
    'TestHelpers.ConfirmationTokenCreateParams',
    createConfirmationToken,
  ],
  [
    'GET',
    '/confirmation_tokens/:id',
    'secret',
    'ConfirmationTokenRetrieveParams',
    retrieveConfirmationToken,
  ],
  [
    'POST',
    '/test_helpers/confirmation_tokens',
    'secret',
    'TestHelpers.ConfirmationTokenCreateParams',
    createConfirmationToken,
  ],
  ['GET', '/disputes', 'secret', 'DisputeListParams', disputes.listDisputes],
  ['GET', '/disputes/:id', 'secret', 'DisputeRetrieveParams', disputes.retrieveDispute],
  ['POST', '/disputes/:id', 'secret', 'DisputeUpdateParams', disputes.updateDispute],
  ['POST', '/disputes/:id/close', 'secret', 'DisputeCloseParams', disputes.closeDispute],
  [
    'GET',
    '/radar/early_fraud_warnings',
    'secret',
    'Radar.EarlyFraudWarningListParams',
    listEarlyFraudWarnings,
  ],
  [
    'GET',
    '/radar/early_fraud_warnings/:id',
    'secret',
    'Radar.EarlyFraudWarningRetrieveParams',
    retrieveEarlyFraudWarning,
  ],
  ['GET', '/balance', 'secret', 'BalanceRetrieveParams', balance.retrieveBalance],
  [
    'GET',
    '/balance_transactions',
    'secret',
    'BalanceTransactionListParams',
    balance.listBalanceTransactions,
  ],
  [
    'GET',
    '/balance_transactions/:id',
    'secret',
    'BalanceTransactionRetrieveParams',
    balance.retrieveBalanceTransaction,
  ],
  ['GET', '/events', 'secret', 'EventListParams', listEvents],
  ['GET', '/events/:id', 'secret', 'EventRetrieveParams', retrieveEvent],
  [
    'POST',
    '/webhook_endpoints',
    'secret',
    'WebhookEndpointCreateParams',
    endpoints.createWebhookEndpoint,
  ],
  [
    'GET',
    '/webhook_endpoints',
    'secret',
    'WebhookEndpointListParams',
    endpoints.listWebhookEndpoints,
  ],
  [
    'GET',
    '/webhook_endpoints/:id',
    'secret',
    'WebhookEndpointRetrieveParams',
    endpoints.retrieveWebhookEndpoint,
  ],
  [
    'POST',
    '/webhook_endpoints/:id',
    'secret',
    'WebhookEndpointUpdateParams',
    endpoints.updateWebhookEndpoint,
  ],
  [
    'DELETE',
    '/webhook_endpoints/:id',
    'secret',
    'WebhookEndpointDeleteParams',
    endpoints.deleteWebhookEndpoint,
  ],
  ['GET', '/account', 'secret', 'AccountRetrieveParams', retrieveAccount],
  ['GET', '/accounts/:id', 'secret', 'AccountRetrieveParams', retrieveAccount],
];

/** The API's table. */
export const routes: readonly Route[] = rows.map(([method, path, access, parameters, handle]) => ({
  method,
  path: `/v1${path}`,
  access,
  allowed: parametersOf(parameters),
  handle,
}));
