import { css } from 'lit';

/** What opens a dialog, and the dialog with cart, checkout and receipt in it. */
export const pageStyles = css`
  :host([mode='drawer']),
  :host([mode='modal']) {
    flex-grow: 0;
  }
  .opener,
  .single {
    min-height: 2.9rem;
  }
  .opener {
    position: relative;
    width: auto;
    min-width: 2.9rem;
  }
  .opener svg {
    width: 1.5rem;
    height: 1.5rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linejoin: round;
  }
  .floating {
    position: fixed;
    inset-block-end: max(1.2rem, env(safe-area-inset-bottom));
    inset-inline-end: max(1.2rem, env(safe-area-inset-right));
    z-index: 2147483000;
    min-width: 3.5rem;
    min-height: 3.5rem;
    border-radius: 2rem;
    box-shadow: 0 2px 10px rgb(0 0 0 / 30%);
  }
  .badge {
    min-width: 1.6em;
    padding: 0 0.4em;
    border-radius: 1em;
    background: var(--_accent-text);
    color: var(--_accent);
    font-weight: 700;
    text-align: center;
  }
  dialog.frame {
    position: fixed;
    /* Where it is not modal, while the bank or the page asks something, it is still above the page. */
    z-index: 2147483001;
    padding: 0;
    border: 0;
    background: var(--book-checkout-surface, Canvas);
    color: var(--book-checkout-ink, CanvasText);
    overflow: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }
  dialog.frame::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .frame-sheet {
    container-type: inline-size;
    width: 100%;
    padding: 1.4rem;
    background: none;
  }
  .frame-sheet .card {
    box-shadow: none;
  }
  .frame-sheet .card.pad {
    padding: 0;
  }
  .frame-sheet .book {
    box-shadow: var(--_shadow);
  }
  /* In a grid, WebKit leaves it as high as it was in a window of another width. */
  .frame-sheet .shelf:has(.ghost) {
    display: block;
  }
  .frame-sheet .ghost {
    min-height: 12rem;
  }
  .frame-sheet .ghost + .ghost {
    display: none;
  }
  dialog.side {
    inset-block: 0;
    inset-inline: auto 0;
    width: min(30rem, 100%);
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
  }
  dialog.centred {
    inset: 0;
    width: min(46rem, 100% - 2rem);
    max-height: calc(100% - 2rem);
    margin: auto;
    border-radius: var(--_radius);
  }
  .frame-sheet > .away {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin: -0.9rem -0.9rem 0.2rem;
    text-align: end;
    background: var(--book-checkout-surface, Canvas);
  }
  .close {
    width: 2.4rem;
    height: 2.4rem;
    border-radius: 50%;
    background: inherit;
  }
  .close svg {
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog.frame:modal {
      animation: appear 0.2s ease-out;
    }
    .side:modal {
      animation-name: slide;
    }
    :dir(rtl) .side:modal {
      animation-name: appear;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @keyframes slide {
    from {
      translate: 100%;
    }
  }
  @media (width < 34rem) {
    dialog.centred {
      width: 100%;
      max-width: none;
      height: 100%;
      max-height: none;
      border-radius: 0;
    }
  }
`;
