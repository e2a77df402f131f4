import type { Call } from './account.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';

const opened = 1_700_000_000;

/** The merchant's own account: enough to see that the key works and what it may do. */
export function retrieveAccount({ account: { keys }, id }: Call): ApiObject {
  if (id !== '' && id !== keys.accountId) throw errors.otherAccount(keys.secretKey, id);
  return {
    id: keys.accountId,
    object: 'account',
    business_profile: profile,
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
    metadata: {},
    payouts_enabled: true,
    requirements: nothingDue,
    settings: {
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_payments: {
        statement_descriptor_prefix: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      dashboard: { display_name: 'Stand-in account', timezone: 'Etc/UTC' },
      payments: {
        statement_descriptor: 'STAND-IN',
        statement_descriptor_kana: null,
        statement_descriptor_kanji: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
    },
    tos_acceptance: { date: opened, ip: null, user_agent: null },
    type: 'standard',
  };
}

const profile: ApiObject = {
  mcc: null,
  minority_owned_business_designation: null,
  name: 'Stand-in account',
  specified_commercial_transactions_act_url: null,
  support_address: null,
  support_email: null,
  support_phone: null,
  support_url: null,
  url: null,
};

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
