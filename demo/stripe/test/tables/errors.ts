import { book, paid } from './orders.ts';
import { invalid } from './row.ts';
import type { Row } from './row.ts';

/** Refusals for what a request says, before anything is done (docs.stripe.com/api/errors). */
export const malformed: readonly Row[] = [
  {
    name: 'an unknown parameter',
    call: ({ stripe }) => stripe.rawRequest('POST', '/v1/payment_intents', { ...book, wat: 1 }),
    answer: invalid({
      code: 'parameter_unknown',
      param: 'wat',
      message: 'Received unknown parameter: wat',
    }),
  },
  {
    name: 'an unknown parameter inside another',
    call: ({ stripe }) =>
      stripe.rawRequest('POST', '/v1/payment_intents', {
        ...book,
        shipping: { name: 'Jenny', address: { line1: '1 Main Street', zip: '94102' } },
      }),
    answer: invalid({
      code: 'parameter_unknown',
      param: 'shipping[address][zip]',
      message: 'Received unknown parameter: shipping[address][zip]',
    }),
  },
  {
    name: 'a missing parameter',
    call: ({ stripe }) => stripe.rawRequest('POST', '/v1/payment_intents', { currency: 'usd' }),
    answer: invalid({
      code: 'parameter_missing',
      param: 'amount',
      message: 'Missing required param: amount.',
    }),
  },
  {
    name: 'an integer that is none',
    call: ({ stripe }) => stripe.rawRequest('GET', '/v1/charges?limit=abc'),
    answer: invalid({
      code: 'parameter_invalid_integer',
      param: 'limit',
      message: 'Invalid integer: abc',
    }),
  },
  {
    name: 'both cursors of a list',
    call: ({ stripe }) =>
      stripe.charges.list({ starting_after: 'ch_nope', ending_before: 'ch_nope' }),
    answer: invalid({
      message:
        'Received both starting_after and ending_before parameters. Please pass in only one.',
    }),
  },
  {
    name: 'an unknown cursor',
    call: ({ stripe }) => stripe.charges.list({ starting_after: 'ch_nope' }),
    answer: invalid({ code: 'resource_missing', param: 'starting_after', message: /ch_nope/ }),
  },
  {
    name: 'a property that cannot be expanded',
    call: (world) => paid(world, { expand: ['amount'] }),
    answer: invalid({
      param: 'expand[0]',
      message: 'This property cannot be expanded (amount).',
    }),
  },
  {
    name: 'a property that does not exist',
    call: (world) => paid(world, { expand: ['charge'] }),
    answer: invalid({
      param: 'expand[0]',
      message: /^This property cannot be expanded \(?because it doesn't exist.*charge/,
    }),
  },
  {
    name: 'an amount of nothing',
    call: ({ stripe }) => stripe.paymentIntents.create({ ...book, amount: 0 }),
    answer: invalid({
      code: 'parameter_invalid_integer',
      param: 'amount',
      message: /minimum charge amount/,
    }),
  },
  {
    name: 'an amount below the minimum',
    call: ({ stripe }) => stripe.paymentIntents.create({ ...book, amount: 49 }),
    answer: invalid({
      code: 'amount_too_small',
      param: 'amount',
      message: 'Amount must be at least $0.50 usd',
    }),
  },
  {
    name: 'an amount of nine digits',
    call: ({ stripe }) => stripe.paymentIntents.create({ ...book, amount: 100_000_000 }),
    answer: invalid({ code: 'amount_too_large', param: 'amount', message: /no more than/ }),
  },
  {
    name: 'a server that confirms without a return address',
    call: ({ stripe }) =>
      stripe.paymentIntents.create({ ...book, confirm: true, payment_method: 'pm_card_visa' }),
    answer: invalid({ param: 'return_url', message: /you must provide a `return_url`/ }),
  },
  {
    name: 'payment_method_types since endive',
    call: ({ stripe }) =>
      stripe.rawRequest('POST', '/v1/payment_intents', { ...book, payment_method_types: ['card'] }),
    answer: invalid({
      code: 'payment_method_types_no_longer_supported',
      param: 'payment_method_types',
      message: /payment_method_types/,
    }),
  },
  {
    name: 'a charge without a source',
    call: ({ stripe }) => stripe.charges.create(book),
    answer: invalid({ code: 'parameter_missing', message: 'Must provide source or customer.' }),
  },
  {
    name: 'a card number from a server',
    call: ({ stripe }) =>
      stripe.paymentMethods.create({
        type: 'card',
        card: { number: '4242424242424242', exp_month: 12, exp_year: 2050, cvc: '123' },
      }),
    answer: invalid({
      message: /^Sending credit card numbers directly to the Stripe API is generally unsafe/,
    }),
    standInOnly: 'an account may have been allowed to send card numbers',
  },
  {
    name: 'a refund of nothing',
    call: ({ stripe }) => stripe.refunds.create({}),
    answer: invalid({
      message:
        'One of the following params should be provided for this request: payment_intent or charge.',
    }),
  },
];

/** What is not there, and who may not ask. */
export const refused: readonly Row[] = [
  {
    name: 'a payment intent that does not exist',
    call: ({ stripe }) => stripe.paymentIntents.retrieve('pi_nope'),
    answer: {
      status: 404,
      type: 'invalid_request_error',
      code: 'resource_missing',
      param: 'intent',
      message: "No such payment_intent: 'pi_nope'",
    },
  },
  {
    name: 'a charge that does not exist',
    call: ({ stripe }) => stripe.charges.retrieve('ch_nope'),
    answer: {
      status: 404,
      type: 'invalid_request_error',
      code: 'resource_missing',
      param: 'id',
      message: "No such charge: 'ch_nope'",
    },
  },
  {
    name: 'a customer that does not exist',
    call: ({ stripe }) => stripe.customers.retrieve('cus_nope'),
    answer: {
      status: 404,
      type: 'invalid_request_error',
      code: 'resource_missing',
      param: 'id',
      message: "No such customer: 'cus_nope'",
    },
  },
  {
    name: 'a customer named in a payment that does not exist',
    call: ({ stripe }) => stripe.paymentIntents.create({ ...book, customer: 'cus_nope' }),
    answer: invalid({
      code: 'resource_missing',
      param: 'customer',
      message: "No such customer: 'cus_nope'",
    }),
  },
  {
    name: 'an address that does not exist',
    call: ({ stripe }) => stripe.rawRequest('POST', '/v1/x', {}),
    answer: {
      status: 404,
      type: 'invalid_request_error',
      message:
        /^Unrecognized request URL \(POST: \/v1\/x\)\. If you are trying to list objects, remove the trailing slash\./,
    },
  },
  {
    name: 'no key',
    call: ({ withKey }) => withKey(null).charges.list(),
    answer: {
      status: 401,
      type: 'invalid_request_error',
      message:
        /^You did not provide an API key\. You need to provide your API key in the Authorization header, using Bearer auth \(e\.g\. 'Authorization: Bearer YOUR_SECRET_KEY'\)\./,
    },
  },
  {
    name: 'a key of nobody',
    call: ({ withKey }) => withKey(['sk', 'test', 'NobodyHasThisKey'].join('_')).charges.list(),
    answer: {
      status: 401,
      type: 'invalid_request_error',
      message: /^Invalid API Key provided: sk_test_\*+\w{4}$/,
    },
  },
  {
    name: 'a publishable key where a secret one is needed',
    call: ({ browser }) => browser.charges.list(),
    answer: {
      status: 401,
      type: 'invalid_request_error',
      code: 'secret_key_required',
      message: /^This API call cannot be made with a publishable API key\./,
    },
  },
];
