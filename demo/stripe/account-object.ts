import type { Call } from './account.ts';
import type { ApiObject } from './errors.ts';

const opened = 1_700_000_000;

/** The merchant's own account: enough to see that the key works and what it may do. */
export function retrieveAccount({ account: { keys } }: Call): ApiObject {
  return {
    id: keys.accountId,
    object: 'account',
    business_profile: { name: 'Stand-in account', url: null },
    business_type: null,
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'US',
    created: opened,
    default_currency: 'usd',
    details_submitted: true,
    email: 'owner@example.com',
    external_accounts: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/accounts/${keys.accountId}/external_accounts`,
    },
    future_requirements: nothingDue,
    livemode: false,
    metadata: {},
    payouts_enabled: true,
    requirements: nothingDue,
    settings: {
      dashboard: { display_name: 'Stand-in account', timezone: 'Etc/UTC' },
      payments: { statement_descriptor: 'STAND-IN' },
    },
    tos_acceptance: { date: opened, ip: null, user_agent: null },
    type: 'standard',
  };
}

const nothingDue: ApiObject = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};
