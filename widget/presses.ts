import { withButtons } from './later-parts.ts';

/** What makes any element of a page a buy button; the value is the id of a book. */
export const ADD = 'data-book-checkout-add';

/**
 * Makes buy buttons of the page work, now and when they come later, also inside open shadow roots.
 * To be called once per page. A link that is one keeps its way where the part cannot be fetched.
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
  event.preventDefault();
  withButtons(
    (part) => part.press(pressed),
    pressed instanceof HTMLAnchorElement
      ? () => {
          location.assign(pressed.href);
        }
      : undefined,
  );
}

/** The buy button that an event comes from, through all open shadow roots. */
export const pressedBy = (event: Event): HTMLElement | undefined =>
  event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.hasAttribute(ADD));
