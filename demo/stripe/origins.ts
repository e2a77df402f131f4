import type { RequestListener } from 'node:http';
import type { Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import { listen } from './listen.ts';
import type { Listener } from './listen.ts';
import { byHostName, certifiedHosts, chromiumArguments, publicHosts } from './public-hosts.ts';

export interface OriginOptions {
  /** Name in the addresses handed out; default 'localhost'. It listens on loopback alone. */
  readonly host?: string;
  /**
   * Whether a browser meets the stand-in under `localhost` or under Stripe's own host names, over
   * TLS, with a name resolution and a certificate made for it. Default 'local'.
   */
  readonly hosts?: 'local' | 'public';
  /** Ports of the API, and of Stripe.js or all public hosts; default 0, any free one. */
  readonly apiPort?: number;
  readonly scriptPort?: number;
}

/** What leads a browser, or a server, to Stripe's host names on this machine. */
export interface PublicHosts {
  /** The one TLS port of all of them. */
  readonly port: number;
  /** PEM of the authority to trust, for NODE_EXTRA_CA_CERTS or an agent's `ca`. */
  readonly certificate: string;
  /** For Chromium; without them the names lead to Stripe itself. */
  readonly chromiumArguments: readonly string[];
}

export interface Origins {
  /** Where programs on this machine reach the API, in plain HTTP. */
  readonly apiUrl: string;
  readonly scriptUrl: string;
  /** The origins that the account hands out. */
  readonly shown: Pick<Account, 'apiUrl' | 'pages'>;
  readonly publicHosts: PublicHosts | null;
  serve(accounts: Accounts, api: RequestListener, script: RequestListener): void;
  close(): Promise<void>;
}

const script = '/endive/stripe.js';

/** Opens the ports. Throws PortTakenError if one is taken, and leaves none open. */
export async function openOrigins(options: OriginOptions): Promise<Origins> {
  const api = await listen(options.apiPort ?? 0, "the stand-in's API");
  try {
    return options.hosts === 'public'
      ? await openPublic(api, options)
      : await openLocal(api, options);
  } catch (error) {
    await api.close();
    throw error;
  }
}

async function openLocal(api: Listener, options: OriginOptions): Promise<Origins> {
  const { host = 'localhost', scriptPort = 0 } = options;
  const scripts = await listen(scriptPort, "the stand-in's Stripe.js");
  const apiUrl = `http://${host}:${api.port}`;
  return {
    apiUrl,
    scriptUrl: `http://${host}:${scripts.port}${script}`,
    shown: { apiUrl, pages: { challenges: apiUrl, receipts: apiUrl } },
    publicHosts: null,
    serve(_accounts, apiHandler, scriptHandler) {
      api.serve(apiHandler);
      scripts.serve(scriptHandler);
    },
    close: () => closeBoth(api, scripts),
  };
}

async function openPublic(api: Listener, options: OriginOptions): Promise<Origins> {
  const { host = 'localhost', scriptPort = 0 } = options;
  // Loaded only here, so that a stand-in on localhost runs without the package behind it.
  const { makeCertificates } = await import('./certificates.ts');
  const certificates = await makeCertificates(certifiedHosts);
  const all = await listen(scriptPort, "the stand-in's public hosts", { certificates });
  return {
    apiUrl: `http://${host}:${api.port}`,
    scriptUrl: `https://${publicHosts.script}${script}`,
    shown: {
      apiUrl: `https://${publicHosts.api}`,
      pages: {
        challenges: `https://${publicHosts.challenges}`,
        receipts: `https://${publicHosts.receipts}`,
      },
    },
    publicHosts: {
      port: all.port,
      certificate: certificates.authority,
      chromiumArguments: chromiumArguments(all.port, certificates),
    },
    serve(accounts, apiHandler, scriptHandler) {
      api.serve(apiHandler);
      all.serve(byHostName(accounts, apiHandler, scriptHandler));
    },
    close: () => closeBoth(api, all),
  };
}

async function closeBoth(one: Listener, other: Listener): Promise<void> {
  await Promise.all([one.close(), other.close()]);
}
