import { withButtons } from './later-parts.ts';

/** What makes any element of a page a buy button; the value is the id of a book. */
export const ADD = 'data-book-checkout-add';
/** What of a page is pressed for the shop. */
export const PRESSED = `[${ADD}],button[command^="--"]`;

/**
 * Makes buy buttons of the page work, and commands in browsers that do not know them, now and when they
 * come later, also inside open shadow roots. To be called once per page. A link that is a buy button
 * keeps its way where the part cannot be fetched.
 */
export function hearPresses(): void {
  // In the way down: whatever the page does with its clicks, this one buys.
  addEventListener('click', hear, true);
}

function hear(event: MouseEvent): void {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  // Somebody opens a link in another window.
  if (button || ctrlKey || metaKey || shiftKey || altKey) return;
  const pressed = pressedBy(event);
  if (!pressed) return;
  if (pressed.hasAttribute(ADD)) event.preventDefault();
  // The browser gives the command itself.
  else if ('commandForElement' in pressed) return;
  withButtons(
    (part) => part.press(pressed),
    pressed instanceof HTMLAnchorElement
      ? () => {
          location.assign(pressed.href);
        }
      : undefined,
  );
}

/** The button of the shop's that an event comes from, through all open shadow roots. */
export const pressedBy = (event: Event): HTMLElement | undefined =>
  event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.matches(PRESSED));
