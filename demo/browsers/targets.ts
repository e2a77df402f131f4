import type { Target } from './driver.ts';

/** Looks through shadow roots, too, at what can be seen. */
const deep = (test: string): string =>
  `(function look(root) {
    for (const node of root.querySelectorAll('*')) {
      if (node.checkVisibility() && (${test})(node)) return node;
      const inside = node.shadowRoot && look(node.shadowRoot);
      if (inside) return inside;
    }
    return null;
  })(document)`;

const nameIs = (name: RegExp) => `${String(name)}.test(node.ariaLabel ?? node.textContent.trim())`;

/** A button that can be pressed. */
export const button = (name: RegExp, frame: readonly string[] = []): Target => ({
  frame,
  find: deep(`(node) => node.matches('button') && !node.disabled && ${nameIs(name)}`),
});

/** A link that leads to an address which begins like this. */
export const link = (name: RegExp, address: string): Target => ({
  find: deep(`(node) => node.matches('a[href^=${JSON.stringify(address)}]') && ${nameIs(name)}`),
});

/** What a label stands for. */
export const field = (label: string): Target => ({
  find: deep(
    `(node) => { const { id } = node; return id && node.matches('input, select') && [...node.getRootNode().querySelectorAll('label')].some(({ htmlFor, textContent }) => htmlFor === id && textContent.trim() === ${JSON.stringify(label)}) }`,
  ),
});

/** A field or list by its name, which is the same in every language; with this text in it, if that is given. */
export const input = (name: string, text?: string): Target => ({
  find: deep(
    `(node) => node.matches('input, select') && node.id === ${JSON.stringify(name)}${text === undefined ? '' : ` && node.value === ${JSON.stringify(text)}`}`,
  ),
});

/** A part of the element, which is called the same in every language. */
export const part = (name: string): Target => ({
  find: deep(`(node) => node.part.contains(${JSON.stringify(name)})`),
});

const CARD = ['[slot*="card"] iframe[name^="__privateStripeFrame"]'];

/** One of the three parts of the card form, by what browsers call it. */
export const cardPart = (autocomplete: string): Target => ({
  frame: CARD,
  find: `document.querySelector('input[autocomplete="${autocomplete}"]')`,
});

/** The first of the buttons of wallets. */
export const walletButton: Target = {
  frame: ['[slot*="wallets"] iframe[name^="__privateStripeFrame"]'],
  find: `document.querySelector('button')`,
};

/** The bank's window; the shop's own dialog is another one. */
export const BANK = ['dialog:not(:has(book-checkout)) iframe'];

/** The wallet's sheet is such a window, too. */
const WALLET = BANK;

/** Agrees to pay with the card that is chosen in the wallet. */
export const walletPay = button(/^pay/i, WALLET);

/** What the wallet lacks. */
export const walletAlert: Target = {
  frame: WALLET,
  find: `[...document.querySelectorAll('[role=alert]')].find((node) => node.textContent.trim()) ?? null`,
};

export const walletCancel = button(/cancel/i, WALLET);

/** The list of the wallet's cards. */
export const walletCard: Target = {
  frame: WALLET,
  find: `document.querySelector('select[name=card]')`,
};

export const alertThatSays = (words: RegExp): Target => ({
  find: deep(`(node) => node.matches('[role=alert]') && ${String(words)}.test(node.textContent)`),
});

/** A heading or a paragraph. */
export const said = (words: RegExp): Target => ({
  find: deep(`(node) => node.matches('h2, p') && ${String(words)}.test(node.textContent)`),
});

/** Whatever holds nothing but such words. */
export const sentence = (words: RegExp): Target => ({
  find: deep(`(node) => !node.childElementCount && ${String(words)}.test(node.textContent)`),
});

/** Why the buyer is where they did not mean to be. */
export const notice = (words: RegExp): Target => ({
  find: deep(`(node) => node.part.contains('notice') && ${String(words)}.test(node.textContent)`),
});

/** What a selector of CSS finds within its own root. */
export const matching = (selector: string): Target => ({
  find: deep(`(node) => node.matches(${JSON.stringify(selector)})`),
});

/** The one while the other is not to be found on the page. */
export const without = (absent: Target, there: Target): Target => ({
  ...there,
  find: `(${absent.find}) ? null : (${there.find})`,
});

/** The same where its lines begin at the left, or at the right. */
export const running = (direction: 'ltr' | 'rtl', target: Target): Target =>
  dressed('direction', direction, target);

/** The same once a property of its style has come to this value. */
export const dressed = (property: string, value: string, target: Target): Target => ({
  ...target,
  find: `((found) => found && getComputedStyle(found).getPropertyValue('${property}') === '${value}' ? found : null)(${target.find})`,
});

/** The one while it has the focus, and with it the keyboard. */
export const focused = (target: Target): Target => ({
  ...target,
  find: `((node) => node?.matches(':focus') && document.hasFocus() ? node : null)(${target.find})`,
});

export const receipt = part('receipt');

/** The title of a book, where there is more to read of it. */
export const bookTitle: Target = { find: deep(`(node) => node.matches('button.title')`) };
