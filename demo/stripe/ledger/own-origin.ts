import type { Request, RequestHandler } from 'express';

/** The header that the ledger's own script sends with all it wants done; its value means nothing. */
export const actionHeader = 'x-ledger';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Keeps other people's web pages from reading the ledger or acting on it. A page whose domain is
 * made to point at this machine (DNS rebinding) still names that domain as its host; any other page
 * is of another origin, which browsers tell for all that is not a plain navigation.
 */
export function ownOriginOnly(apiUrl: string): RequestHandler {
  const own = new URL(apiUrl).hostname;
  return (request, response, next) => {
    response.set({ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'same-origin' });
    const site = request.get('sec-fetch-site') ?? 'none';
    const name = hostName(request);
    const known = name !== undefined && (name === own || loopback.has(name));
    if (known && (site === 'same-origin' || site === 'none') && mayAct(request)) next();
    else response.status(403).json({ error: 'The ledger is for its own page alone.' });
  };
}

/** What changes anything has to come from this very origin, by a script that may set headers. */
function mayAct(request: Request): boolean {
  if (request.method === 'GET') return true;
  const origin = `${request.protocol}://${request.get('host') ?? ''}`;
  return request.get('origin') === origin && request.get(actionHeader) !== undefined;
}

function hostName(request: Request): string | undefined {
  const url = `http://${request.get('host') ?? ''}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
