import { BookCheckoutChallengeEvent } from './challenge-event.ts';
import { rareWords } from './rare-text.ts';

/** Milliseconds until an unanswered challenge is given up, so that the buyer gets the form back. */
const PATIENCE = 300_000;

/** What the buyer reads meanwhile. */
export const challenged = (): string => rareWords.challenged;

/** Has the page show its challenge; its token, or empty where there was none. */
export async function passChallenge(host: Element): Promise<string> {
  const event = new BookCheckoutChallengeEvent();
  host.dispatchEvent(event);
  const late = new Promise<string>((resolve) => {
    AbortSignal.timeout(PATIENCE).addEventListener('abort', () => {
      resolve('');
    });
  });
  return Promise.race([event.answer ?? '', late]).catch((error: unknown) => {
    // The page's own failure belongs in the page's own reporting.
    reportError(error);
    return '';
  });
}
