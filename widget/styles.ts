import { css } from 'lit';

/**
 * Everything before checkout, and what all screens share. The page's tokens, documented at the
 * element, are read once: the names that begin with `--_` are the same ones with their defaults.
 */
export const styles = css`
  :host {
    --_accent: var(--book-checkout-accent, #1f6feb);
    --_accent-text: var(--book-checkout-accent-text, #fff);
    --_surface: var(--book-checkout-surface, #fff);
    --_ink: var(--book-checkout-ink, #31325f);
    --_muted: var(--book-checkout-muted, #5f6f86);
    --_detail: var(--book-checkout-detail, #5a5fd6);
    --_line: var(--book-checkout-line, #dfe5ee);
    --_danger: var(--book-checkout-danger, #c0273c);
    --_success: var(--book-checkout-success, #1b8a4b);
    --_radius: var(--book-checkout-radius, 5px);
    --_shadow: var(--book-checkout-shadow, 0 8px 28px rgb(50 50 93 / 14%));
    display: block;
    container-type: inline-size;
    line-height: 1.5;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul {
    list-style: none;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .card,
  .notice {
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
  .card {
    box-shadow: var(--_shadow);
    overflow: clip;
  }
  .pad {
    padding: 2rem;
  }
  .narrow {
    max-width: 46rem;
    margin: 0 auto;
  }
  .centre {
    display: grid;
    gap: 1rem;
    justify-items: center;
    text-align: center;
  }
  .shelf {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
    gap: 2.2rem;
  }
  .shelf > * {
    display: grid;
    width: 100%;
    max-width: 26rem;
    margin: 0 auto;
  }
  .book,
  .body {
    display: flex;
    flex-direction: column;
  }
  img {
    object-fit: contain;
  }
  .ground {
    width: 100%;
    aspect-ratio: 1.41;
    padding: 3.5%;
    background: var(--_line);
  }
  .body {
    flex: 1;
    padding: 1.4rem;
  }
  .body h3 {
    font-size: 1.3rem;
    font-weight: 500;
    line-height: 1.25;
  }
  .author {
    margin: 0.7rem 0 1.2rem;
    font-weight: 700;
  }
  .left {
    margin-bottom: 0.6rem;
    font-weight: 700;
  }
  .blurb {
    flex: 1;
    margin-bottom: 1.2rem;
    color: var(--_detail);
  }
  button,
  input,
  select {
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    font: inherit;
    color: inherit;
  }
  button,
  select {
    cursor: pointer;
  }
  .button {
    display: flex;
    gap: 0.6em;
    align-items: center;
    justify-content: center;
    width: 100%;
    min-height: 2.6rem;
    padding: 0.45rem 1rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_accent-text);
    text-align: center;
    text-decoration: none;
  }
  .button:hover {
    filter: brightness(0.95);
  }
  .button:active {
    filter: brightness(0.88);
  }
  .button + .button {
    margin-top: 0.6rem;
  }
  .quiet {
    border-color: currentcolor;
    background: var(--_surface);
    color: var(--_accent);
  }
  button:disabled {
    opacity: 0.55;
    pointer-events: none;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline: none;
  }
  .link {
    display: inline-block;
    min-height: 24px;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .bar {
    display: flex;
    justify-content: end;
    margin-bottom: 1.4rem;
  }
  .bar .button {
    width: auto;
  }
  .heading {
    margin-bottom: 1.2rem;
    font-size: 1.55rem;
    font-weight: 500;
    line-height: 1.3;
    text-align: center;
  }
  .notice {
    margin-bottom: 1.4rem;
    padding: 0.8rem 1.1rem;
    border-inline-start: 4px solid var(--_accent);
  }
  .mistakes {
    border-color: var(--_danger);
  }
  .ways {
    margin-top: 1.2rem;
    text-align: center;
  }
  .ghost {
    align-items: start;
    height: 34rem;
    animation: breathe 1.4s infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @container (width < 34rem) {
    .pad {
      padding: 1.1rem;
    }
    .bar .button {
      width: 100%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
    }
  }
`;
