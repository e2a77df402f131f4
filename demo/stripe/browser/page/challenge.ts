import { API_URL } from '../api.ts';
import { isRecord } from '../record.ts';
import type { Text } from '../text.ts';
import { openModal } from './modal.ts';

/**
 * Shows the bank's page over the merchant's until it reports an outcome or the buyer closes it,
 * which is reported to the bank as `closed`. Resolves when the API knows; focus is back by then.
 */
export async function runChallenge(address: string, text: Text): Promise<void> {
  const url = new URL(address);
  url.searchParams.set('origin', location.origin);
  const outcome = await askBuyer(url, text.challenge);
  if (outcome === 'dismissed') await reportClosed(address);
}

function askBuyer(url: URL, text: Text['challenge']): Promise<'reported' | 'dismissed'> {
  return new Promise((resolve) => {
    const iframe = bankFrame(url, text.title);
    const finish = (outcome: 'reported' | 'dismissed') => {
      window.removeEventListener('message', receive);
      modal.close();
      resolve(outcome);
    };
    const receive = (event: MessageEvent<unknown>) => {
      if (event.origin !== url.origin || event.source !== iframe.contentWindow) return;
      if (isOutcome(event.data)) finish('reported');
    };
    window.addEventListener('message', receive);
    const modal = openModal(iframe, {
      title: text.title,
      closeText: text.close,
      height: 'tall',
      dismissed: () => {
        finish('dismissed');
      },
    });
  });
}

function bankFrame(url: URL, title: string): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.name = '__stripeJSChallengeFrame';
  iframe.title = title;
  iframe.src = url.href;
  iframe.addEventListener('load', () => {
    iframe.focus();
  });
  return iframe;
}

/** The bank has told the API already; here it only says that it has. */
function isOutcome(data: unknown): boolean {
  return (
    isRecord(data) &&
    data.standIn === 'three-d-secure' &&
    ['succeeded', 'failed', 'closed'].includes(String(data.outcome))
  );
}

/**
 * Tells the API, as a page's policy lets it speak to no other host of Stripe's. A lost report is
 * harmless: the intent, read next, stays unauthenticated.
 */
async function reportClosed(address: string): Promise<void> {
  const { pathname } = new URL(address);
  await fetch(`${API_URL}${pathname}/result`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ outcome: 'closed' }),
    credentials: 'omit',
  }).catch(() => undefined);
}
