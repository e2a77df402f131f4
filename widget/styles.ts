import { css } from 'lit';

/** Everything before checkout, and what all screens share. Tokens are documented at the element. */
export const styles = css`
  :host {
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
  .card {
    background: var(--book-checkout-surface, #fff);
    color: var(--book-checkout-ink, #31325f);
    border-radius: var(--book-checkout-radius, 5px);
    box-shadow: var(--book-checkout-shadow, 0 8px 28px rgb(50 50 93 / 14%));
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
  .book {
    display: flex;
    flex-direction: column;
  }
  .ground {
    display: grid;
    place-items: center;
    aspect-ratio: 1.41;
    background: #e3e8f0;
  }
  img {
    display: block;
    width: auto;
    height: auto;
    max-width: 70%;
    max-height: 100%;
    filter: drop-shadow(-4px 8px 8px rgb(0 0 0 / 25%));
  }
  .ground img {
    height: 76%;
    max-height: 15rem;
  }
  .body {
    display: flex;
    flex: 1;
    flex-direction: column;
    padding: 1.4rem;
  }
  .body h3 {
    font-size: 1.3rem;
    font-weight: 500;
    line-height: 1.25;
    color: var(--book-checkout-ink, #1d1f2e);
  }
  .author {
    margin: 0.7rem 0 1.2rem;
    font-weight: 700;
    color: var(--book-checkout-ink, #1d1f2e);
  }
  .blurb {
    flex: 1;
    margin-bottom: 1.2rem;
    color: var(--book-checkout-detail, #5a5fd6);
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
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
    border-radius: var(--book-checkout-radius, 5px);
    background: var(--book-checkout-accent, #1f6feb);
    color: var(--book-checkout-accent-text, #fff);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: filter 0.15s;
  }
  .button:hover {
    filter: brightness(0.92);
  }
  .button:active {
    filter: brightness(0.84);
  }
  .button + .button {
    margin-top: 0.6rem;
  }
  .quiet {
    background: var(--book-checkout-surface, #fff);
    border-color: currentcolor;
    color: var(--book-checkout-accent, #1f6feb);
  }
  .quiet:hover {
    filter: none;
    box-shadow: inset 0 0 0 1px;
  }
  :disabled {
    cursor: default;
  }
  .button:disabled {
    opacity: 0.55;
    filter: none;
    box-shadow: none;
  }
  :focus-visible {
    outline: 3px solid var(--book-checkout-accent, #1f6feb);
    outline-offset: 2px;
  }
  [tabindex='-1']:focus-visible {
    outline: none;
  }
  .link {
    display: inline-block;
    min-height: 24px;
    padding: 0.15rem 0;
    border: 0;
    background: none;
    color: var(--book-checkout-accent, #1f6feb);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .link:disabled {
    opacity: 0.55;
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
  .notice,
  .mistakes {
    margin: 0 0 1.4rem;
    padding: 0.8rem 1.1rem;
    border-inline-start: 4px solid var(--book-checkout-accent, #1f6feb);
    border-radius: var(--book-checkout-radius, 5px);
    background: var(--book-checkout-surface, #fff);
    color: var(--book-checkout-ink, #31325f);
  }
  .mistakes {
    border-color: var(--book-checkout-danger, #c0273c);
    overflow-wrap: anywhere;
  }
  .ways {
    margin-top: 1.2rem;
    text-align: center;
  }
  .ghost i,
  .ghost .ground {
    background: var(--book-checkout-line, #e3e8f0);
    animation: breathe 1.4s infinite alternate;
  }
  .ghost i {
    height: 1.1rem;
    margin-bottom: 1rem;
    border-radius: 4px;
  }
  .ghost i:last-child {
    height: 2.6rem;
    margin: 5rem 0 0;
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
      transition: none !important;
      animation: none !important;
    }
  }
`;
