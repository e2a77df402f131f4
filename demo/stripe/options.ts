import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import type { AccountWebhook } from './accounts.ts';
import { OptionError } from './option-error.ts';
import type { StandInOptions } from './start.ts';

export const usage = `node demo/stripe/main.ts [options]

  --host NAME             name in the addresses handed out (localhost)
  --hosts local|public    localhost, or Stripe's own host names over TLS (local)
  --api-port N            port of the API (0: any free one)
  --script-port N         port of Stripe.js, or of all public hosts (0: any free one)
  --account NAME          one more account with keys of its own; repeatable
  --webhook [NAME=]URL    send events there, of the account NAME if given; repeatable
  --webhook-secret SECRET signs for the --webhook in the same place; repeatable
  --legacy-charges enabled|ended
                          whether POST /v1/charges takes card tokens (enabled)
  --state FILE            keep the accounts in this file (in memory alone)
  --help                  show this
`;

const known = {
  host: { type: 'string' },
  hosts: { type: 'string', default: 'local' },
  'api-port': { type: 'string', default: '0' },
  'script-port': { type: 'string', default: '0' },
  account: { type: 'string', multiple: true, default: [] },
  webhook: { type: 'string', multiple: true, default: [] },
  'webhook-secret': { type: 'string', multiple: true, default: [] },
  'legacy-charges': { type: 'string', default: 'enabled' },
  state: { type: 'string' },
  help: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

/** Reads a command line; null where help is asked for. Throws OptionError. */
export function readOptions(args: readonly string[]): StandInOptions | null {
  const values = parse(args);
  if (values.help) return null;
  return {
    ...(values.host === undefined ? {} : { host: values.host }),
    hosts: oneOf('hosts', values.hosts, ['local', 'public']),
    apiPort: port('api-port', values['api-port']),
    scriptPort: port('script-port', values['script-port']),
    accounts: values.account,
    webhooks: webhooks(values.webhook, values['webhook-secret']),
    ...(values.state === undefined ? {} : { stateFile: values.state }),
    legacyCharges: oneOf('legacy-charges', values['legacy-charges'], ['enabled', 'ended']),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new OptionError(`${sentence.replace(/\.$/, '')}; --help lists the options.`);
  }
}

function port(name: string, value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
  throw new OptionError(`--${name} has to be a number from 0 to 65535, not '${value}'.`);
}

function oneOf<T extends string>(name: string, value: string, words: readonly T[]): T {
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  throw new OptionError(`--${name} has to be ${words.join(' or ')}, not '${value}'.`);
}

function webhooks(given: readonly string[], secrets: readonly string[]): readonly AccountWebhook[] {
  if (secrets.length > given.length) {
    throw new OptionError('Each --webhook-secret needs a --webhook that it signs for.');
  }
  return given.map((text, place) => {
    const [, account, url] = /^(?:([\w-]+)=)?(https?:\/\/.+)$/.exec(text) ?? [];
    if (url === undefined || !URL.canParse(url)) {
      throw new OptionError(`--webhook has to be an address of http or https, not '${text}'.`);
    }
    const secret = secrets[place];
    return {
      url,
      ...(account === undefined ? {} : { account }),
      ...(secret === undefined ? {} : { secret }),
    };
  });
}
