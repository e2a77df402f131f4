import { isRecord } from '../record.ts';
import type { Text } from '../text.ts';

/**
 * Shows the bank's page over the merchant's until it reports an outcome or the buyer closes it,
 * which is reported to the bank as `closed`. Resolves when the API knows; focus is back by then.
 */
export async function runChallenge(address: string, text: Text): Promise<void> {
  const url = new URL(address);
  url.searchParams.set('origin', location.origin);
  const overlay = buildOverlay(url, text.challenge);
  const before = document.activeElement;
  document.body.append(overlay.dialog);
  overlay.dialog.showModal();
  const outcome = await firstOutcome(overlay, url.origin);
  overlay.dialog.remove();
  if (before instanceof HTMLElement) before.focus();
  if (outcome === 'closed') await reportClosed(address);
}

interface Overlay {
  readonly dialog: HTMLDialogElement;
  readonly close: HTMLButtonElement;
  readonly iframe: HTMLIFrameElement;
}

function firstOutcome(
  { dialog, close, iframe }: Overlay,
  origin: string,
): Promise<'reported' | 'closed'> {
  return new Promise((resolve) => {
    const finish = (outcome: 'reported' | 'closed') => {
      window.removeEventListener('message', receive);
      resolve(outcome);
    };
    const receive = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || event.source !== iframe.contentWindow) return;
      if (isOutcome(event.data)) finish('reported');
    };
    window.addEventListener('message', receive);
    close.addEventListener('click', () => {
      finish('closed');
    });
    // Escape closes a dialog; browsers also close it unasked when Escape is pressed twice.
    dialog.addEventListener('close', () => {
      finish('closed');
    });
  });
}

function isOutcome(data: unknown): boolean {
  return (
    isRecord(data) &&
    data.standIn === 'three-d-secure' &&
    (data.outcome === 'succeeded' || data.outcome === 'failed')
  );
}

/** A lost report is harmless: the intent, read next, stays unauthenticated. */
async function reportClosed(address: string): Promise<void> {
  const url = new URL(address);
  url.pathname += '/result';
  await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ outcome: 'closed' }),
    credentials: 'omit',
  }).catch(() => undefined);
}

/**
 * A native modal dialog: it is above everything, other dialogs included, keeps the focus inside
 * and makes the rest of the page inert. Styled by properties, which any CSP allows.
 */
function buildOverlay(url: URL, text: Text['challenge']): Overlay {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.setAttribute('aria-label', text.title);
  Object.assign(dialog.style, {
    position: 'fixed',
    inset: '0',
    zIndex: '2147483647',
    boxSizing: 'border-box',
    width: '100vw',
    maxWidth: '100vw',
    height: '100dvh',
    maxHeight: '100dvh',
    margin: '0',
    padding: '12px',
    border: '0',
    background: 'rgba(16, 24, 40, 0.6)',
    overflow: 'auto',
  });
  const panel = document.createElement('div');
  Object.assign(panel.style, {
    display: 'flex',
    flexDirection: 'column',
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '480px',
    height: '100%',
    maxHeight: '600px',
    margin: '0 auto',
    borderRadius: '8px',
    background: '#fff',
    boxShadow: '0 12px 40px rgba(0, 0, 0, 0.35)',
    overflow: 'hidden',
  });
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = text.close;
  Object.assign(close.style, {
    alignSelf: 'flex-end',
    minHeight: '44px',
    margin: '0',
    padding: '0 16px',
    border: '0',
    background: 'none',
    color: '#30313d',
    font: '500 15px/1 system-ui, sans-serif',
    cursor: 'pointer',
  });
  const iframe = document.createElement('iframe');
  iframe.name = '__stripeJSChallengeFrame';
  iframe.title = text.title;
  iframe.src = url.href;
  Object.assign(iframe.style, { flex: '1', width: '100%', border: '0', background: '#fff' });
  iframe.addEventListener('load', () => {
    iframe.focus();
  });
  panel.append(close, iframe);
  dialog.append(panel);
  return { dialog, close, iframe };
}
