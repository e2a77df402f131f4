import type { StripeError } from '../errors.ts';
import { formTextFor } from '../form-text.ts';
import type { FrameConfiguration, FrameReply, FrameRequest } from '../protocol.ts';
import { isRecord, recordAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import type { Text } from '../text.ts';
import { FrameLink } from './frame-link.ts';
import { openModal } from './modal.ts';
import type { Modal } from './modal.ts';

/** What the wallet's sheet takes from the group its Element belongs to. */
export interface WalletSurroundings {
  readonly frameOrigin: string;
  readonly text: Text;
  readonly configuration: Omit<FrameConfiguration, 'options'>;
}

export interface WalletHandlers {
  /** The buyer chose where to deliver to; answers with what to show now, `undefined` for "no". */
  addressChanged(destination: UnknownRecord): Promise<UnknownRecord | undefined>;
  rateChanged(choice: UnknownRecord): Promise<UnknownRecord | undefined>;
  authorised(authorisation: UnknownRecord): void;
  cancelled(): void;
  /** The sheet is gone, for whichever reason. */
  closed(): void;
  failed(error: StripeError): void;
}

/** The demonstration wallet's sheet, from opening until the payment details are out or it is closed. */
export class Wallet {
  readonly #surroundings: WalletSurroundings;
  readonly #handlers: WalletHandlers;
  readonly #link: FrameLink;
  readonly #modal: Modal;
  #shown: UnknownRecord;
  #authorisation: UnknownRecord | undefined;
  #ready = false;
  #open = true;

  /** `shown` are the sheet's options: what Stripe's click event resolves to, amount and currency. */
  constructor(surroundings: WalletSurroundings, shown: UnknownRecord, handlers: WalletHandlers) {
    const { frameOrigin, text, configuration } = surroundings;
    const title = formTextFor(configuration.locale).titles.wallet;
    this.#surroundings = surroundings;
    this.#handlers = handlers;
    this.#shown = shown;
    this.#link = new FrameLink(
      { type: 'wallet', origin: frameOrigin, title, connectionMessage: text.connectionFailed },
      {
        loaded: () => {
          void this.#introduce();
        },
        failed: (error) => {
          this.close();
          handlers.failed(error);
        },
        message: (message) => {
          if (message.kind === 'escape') this.#cancel();
          if (message.kind === 'deed') void this.#follow(message.name, message.details);
        },
      },
    );
    this.#modal = openModal(this.#link.iframe, {
      title,
      closeText: text.challenge.close,
      height: 'content',
      dismissed: () => {
        this.#cancel();
      },
    });
  }

  /** The buyer has agreed to pay, and the shop may take the payment details now. */
  get authorised(): boolean {
    return this.#authorisation !== undefined;
  }

  /** Where to deliver to, if the shop wanted to know. */
  get shipping(): UnknownRecord | undefined {
    const shipping = this.#authorisation?.shippingAddress;
    return isRecord(shipping) ? shipping : undefined;
  }

  /** Has the sheet make something of the chosen card, and closes it once that has worked. */
  async ask(request: FrameRequest): Promise<FrameReply> {
    const reply = await this.#link.request(request);
    if (reply.error === undefined) this.close();
    else this.fail(reply.error.message);
    return reply;
  }

  /** Shows why it did not work, and lets the buyer try again. Does nothing once it is closed. */
  fail(message: string): void {
    this.#authorisation = undefined;
    this.#show({ busy: false, fault: message });
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#authorisation = undefined;
    this.#modal.close();
    this.#link.close();
    this.#handlers.closed();
  }

  async #introduce(): Promise<void> {
    await this.#configure();
    if (this.#ready || !this.#open) return;
    this.#ready = true;
    this.#link.iframe.focus();
    this.#link.command('focus');
  }

  async #follow(deed: string, details: UnknownRecord): Promise<void> {
    if (deed === 'cancel') this.#cancel();
    if (deed === 'pay') this.#authorise(details);
    if (deed === 'address') {
      this.#show({ busy: true });
      const changes = await this.#handlers.addressChanged(details);
      this.#show({ busy: false, ...changes, deliverable: changes !== undefined, fault: undefined });
    }
    if (deed === 'rate') {
      this.#show({ busy: true });
      const changes = await this.#handlers.rateChanged(details);
      const fault = formTextFor(this.#surroundings.configuration.locale).wallet.failed;
      this.#show({ busy: false, ...changes, fault: changes === undefined ? fault : undefined });
    }
  }

  #authorise(details: UnknownRecord): void {
    if (this.#authorisation !== undefined || this.#shown.busy === true) return;
    this.#authorisation = details;
    this.#show({ busy: true, fault: undefined });
    this.#handlers.authorised(details);
  }

  #cancel(): void {
    if (!this.#open) return;
    this.close();
    this.#handlers.cancelled();
  }

  #show(changes: UnknownRecord): void {
    if (!this.#open) return;
    this.#shown = { ...this.#shown, ...changes };
    void this.#configure();
  }

  async #configure(): Promise<void> {
    // Functions among the options would make structured cloning fail.
    const options: UnknownRecord = recordAt(JSON.parse(JSON.stringify(this.#shown)));
    const configuration = { ...this.#surroundings.configuration, options };
    await this.#link.request({ action: 'configure', configuration });
  }
}
