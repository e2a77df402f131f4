import type { ReactiveController, TemplateResult } from 'lit';
import type { reportStep } from './ecommerce.ts';
import type { Frame } from './frame.ts';
import { whenIdle } from './idle.ts';
import { fetchDialog } from './later-parts.ts';
import { once } from './once.ts';
import { tellSearchEngines } from './page-data.ts';
import { isDialog } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import type { Shopping } from './state.ts';
import { unreachable } from './text.ts';
import { Trail } from './trail.ts';
import { closed } from './views/door.ts';
import { hide } from './ways-back.ts';
import { wear } from './wear.ts';

/** What one shop has to do with the page around it: its dialog, the history, what is told of it. */
export class Surroundings implements ReactiveController {
  readonly #keeper: Shopkeeper;
  readonly #trail: Trail;
  /** Null where it cannot be had. */
  #frame: Frame | null | undefined;
  readonly #fetchFrame: () => Promise<void>;
  #listening = new AbortController();
  #toldBy: AbortSignal | undefined;

  constructor(keeper: Shopkeeper) {
    const { host } = keeper;
    this.#keeper = keeper;
    this.#trail = new Trail(nameOf(host), keeper);
    this.#fetchFrame = once(
      fetchDialog,
      (part) => {
        wear(host, part.pageStyles);
        this.#frame = new part.Frame(keeper, () => this.hide());
        host.requestUpdate();
      },
      () => {
        this.#frame = null;
        host.requestUpdate();
      },
    );
    host.addController(this);
    if (host.hasAttribute('ecommerce')) void this.#watchAndReport();
    else this.#watch();
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    this.#trail.listen(this.#listening.signal);
  }

  hostDisconnected(): void {
    this.#listening.abort();
    this.#frame?.letGo();
  }

  hostUpdated(): void {
    this.#trail.follow(this.#keeper.state);
    this.#frame?.follow();
  }

  /** Nothing, as long as the part that draws dialogs is on its way. */
  render(inside: TemplateResult): TemplateResult | undefined {
    if (this.#frame === null) return closed(unreachable(), this.#tryToFetch);
    if (!this.#frame) this.#tryToFetch();
    return this.#frame?.render(inside);
  }

  /** Closes the dialog, or goes back to the books; false while a payment is on its way. */
  hide(): boolean {
    return hide(this.#keeper);
  }

  readonly #tryToFetch = (): void => {
    this.#fetchFrame().catch(() => undefined);
  };

  /** The page wants to measure what buyers do: nothing of it is lost while that part is on its way. */
  async #watchAndReport(): Promise<void> {
    const part = await import('./ecommerce.ts').catch(() => undefined);
    part?.reportPurchases(this.#keeper.host);
    this.#watch(part?.reportStep);
  }

  #watch(report?: typeof reportStep): void {
    this.#keeper.steps.watch((before, now, isOwn) => {
      report?.(this.#keeper.host, before, now, isOwn);
      // In a dialog, nobody who looks at the page sees them.
      if (now.step === 'browsing' && !isDialog(now.settings)) this.#tellSearchEngines(now);
    });
  }

  /** Once for each time that the host is in the page. */
  #tellSearchEngines(shown: Shopping): void {
    const { signal } = this.#listening;
    if (this.#toldBy === signal) return;
    this.#toldBy = signal;
    whenIdle(() => {
      // Buyers miss nothing where it fails.
      tellSearchEngines(shown, signal).catch(() => undefined);
    });
  }
}

/** The same after a reload. */
const nameOf = (host: Element) =>
  host.id || String([...document.querySelectorAll(host.localName)].indexOf(host));
