import { isWalletOffered } from '../express-options.ts';
import { formTextFor } from '../form-text.ts';
import type { FormText } from '../form-text.ts';
import type { ElementChange, FrameConfiguration } from '../protocol.ts';
import { recordAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { addStyles, make } from './markup.ts';
import type { PageLink } from './page-link.ts';
import type { View } from './view.ts';

const nothing: ElementChange = {
  empty: true,
  complete: false,
  invalid: false,
  autofilled: false,
  event: {},
};

const styles = `
html, body { margin: 0; padding: 0; overflow: hidden; background: transparent; }
.buttons { padding: 3px; }
.buttons.without { display: none; }
button {
  display: block; box-sizing: border-box; width: 100%; height: var(--button-height, 44px);
  margin: 0; padding: 0 12px; border: 2px dashed #fff8; border-radius: var(--borderRadius, 4px);
  background: #46217a; color: #fff; cursor: pointer;
  font: 600 16px/1 system-ui, sans-serif; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
}
button:hover { filter: brightness(1.15); }
button:focus-visible { outline: 2px solid #fff; box-shadow: 0 0 0 3px #46217a; outline-offset: -4px; }
button[data-theme=black] { background: #000; }
button[data-theme^=white] { background: #fff; color: #000; border-color: #000; }
button[data-theme^=white]:focus-visible { outline-color: #000; }
`;

/**
 * The Express Checkout Element, with the button of a wallet that does not exist: Pretend Pay.
 * Its type and theme follow whichever wallet's the page has set, since Stripe's options have no
 * entry for one that is made up.
 */
export class ExpressButtons implements View {
  readonly root: HTMLElement;
  readonly empty = true;
  readonly #button = make('button', { type: 'button' });

  constructor(page: PageLink) {
    addStyles(styles);
    this.root = make('div', { class: 'buttons' }, this.#button);
    this.#button.addEventListener('click', () => {
      page.send({ kind: 'deed', name: 'click', details: {} });
    });
  }

  configure({ options, appearance, locale }: FrameConfiguration): void {
    const { buttonHeight } = options;
    this.root.classList.toggle('without', !isWalletOffered(options));
    this.#button.textContent = formTextFor(locale).express[typeOf(options)];
    this.#button.dataset.theme = firstText(recordAt(options, 'buttonTheme')) ?? 'pretend';
    if (typeof buttonHeight === 'number') {
      this.root.style.setProperty('--button-height', `${buttonHeight}px`);
    }
    const { borderRadius } = recordAt(appearance, 'variables');
    if (typeof borderRadius === 'string') {
      this.root.style.setProperty('--borderRadius', borderRadius);
    }
  }

  refresh(): void {
    // A button has no state of its own.
  }

  focus(): void {
    this.#button.focus();
  }

  clear(): void {
    // Nor anything to clear.
  }

  reveal(): undefined {
    return undefined;
  }

  change(): ElementChange {
    return nothing;
  }
}

const types: ReadonlyMap<string, keyof FormText['express']> = new Map([
  ['pay', 'pay'],
  ['book', 'book'],
  ['buy', 'buy'],
  ['buynow', 'buy'],
  ['check-out', 'checkout'],
  ['checkout', 'checkout'],
  ['donate', 'donate'],
  ['order', 'order'],
  ['subscribe', 'subscribe'],
]);

function typeOf(options: UnknownRecord): keyof FormText['express'] {
  return types.get(firstText(recordAt(options, 'buttonType')) ?? '') ?? 'plain';
}

function firstText(byWallet: UnknownRecord): string | undefined {
  return Object.values(byWallet).find((value) => typeof value === 'string');
}
