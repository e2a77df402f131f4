import { css } from 'lit';

/**
 * Everything before checkout, and what all screens share. The page's tokens, documented at the
 * element, are read once: the names that begin with `--_` are the same ones with their defaults.
 * Where the page sets none, font and colours are its own, light or dark.
 */
export const styles = css`
  :host {
    --_accent: var(--book-checkout-accent, #1f6feb);
    --_accent-text: var(--book-checkout-accent-text, #fff);
    --_surface: var(--book-checkout-surface, transparent);
    --_ink: var(--book-checkout-ink, currentcolor);
    --_link: var(--book-checkout-link, currentcolor);
    --_muted: var(--book-checkout-muted, currentcolor);
    --_detail: var(--book-checkout-detail, currentcolor);
    --_line: var(--book-checkout-line, color-mix(in srgb, currentcolor 22%, transparent));
    --_edge: var(--book-checkout-edge, color-mix(in srgb, currentcolor 70%, transparent));
    /* As light as the page's own text, and so as easy to read on its ground, which is not known. */
    --_danger: var(--book-checkout-danger, oklch(from currentcolor clamp(0.45, l, 0.8) 0.16 25));
    --_success: var(--book-checkout-success, oklch(from currentcolor clamp(0.5, l, 0.8) 0.14 150));
    --_radius: var(--book-checkout-radius, 5px);
    --_shadow: var(--book-checkout-shadow, 0 0 0 1px var(--_line));
    display: block;
    /* In a row of its page that shares out the width, it takes what is left, and never more. */
    flex-grow: 1;
    min-width: 0;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme]) {
    background: Canvas;
    color: CanvasText;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  /* The room of a button in the page, which comes later, whatever its line is aligned by. */
  :host([mode='button']),
  :host([opener='placed']) {
    display: inline-block;
    flex-grow: 0;
    min-height: 2.9rem;
    vertical-align: middle;
  }
  /* Not on the host, where a page's rule for all elements would win. */
  .base {
    color: var(--_ink);
    line-height: 1.5;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    cursor: auto;
    -webkit-user-select: text;
    user-select: text;
  }
  /* Around a dialog its size is the page's to give, and no ground is held in by it. */
  .base:not(.around) {
    width: 100%;
    container-type: inline-size;
    contain-intrinsic-inline-size: 20rem;
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
    gap: var(--book-checkout-gap, 2.2rem);
  }
  /* Many books: all cards are of one height, so that a shelf is as high before it is drawn. */
  .many {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    grid-auto-rows: 1fr;
  }
  .many h3,
  .many .author,
  .many .blurb {
    display: -webkit-box;
    flex: none;
    height: 3lh;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .many .author {
    height: 1lh;
    -webkit-line-clamp: 1;
  }
  /* The fourth row is kept free where nothing is said of how many are left. */
  .many .body {
    display: grid;
    grid-template: auto auto auto minmax(2.2rem, auto) / 100%;
    align-content: start;
  }
  .many .left {
    grid-row: 4;
  }
  .many .button {
    grid-row: 5;
  }
  .many .button + .button {
    grid-row: 6;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8rem;
    margin-bottom: 1.4rem;
  }
  .tools > * {
    flex: 1 0 9rem;
    min-height: 2.6rem;
  }
  .tools > :first-child,
  .tools > :last-child {
    flex-basis: 100%;
  }
  .title {
    display: inline;
    text-align: inherit;
  }
  .title:hover {
    text-decoration: underline;
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
  /* Titles run in the direction of their own language, and stand on the page's side. */
  h3,
  b,
  .author,
  .blurb {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
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
    color: var(--_link);
  }
  button:disabled,
  [aria-disabled='true'] {
    opacity: 0.55;
    pointer-events: none;
  }
  :focus-visible {
    /* Two colours: one of them is seen on any ground. */
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_accent-text);
  }
  [tabindex='-1']:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .link {
    display: inline-block;
    min-width: 24px;
    min-height: 24px;
    color: var(--_link);
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
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
  }
  .mistakes {
    border-color: var(--_danger);
  }
  .ways {
    margin-top: 1.2rem;
    text-align: center;
  }
  :host([mode='inline']) .shelf > * {
    max-width: none;
  }
  :host([mode='inline']) .book {
    flex-direction: row;
  }
  :host([mode='inline']) .ground {
    width: 30%;
    aspect-ratio: auto;
    /* As high as what stands beside it, and so before the picture is there. */
    contain: size;
  }
  :host([mode='inline']) .blurb {
    display: none;
  }
  .ghost {
    display: block;
    min-height: 34rem;
    /* Late: a quick shop is open before, and no frames are drawn for nothing. */
    animation: breathe 1.4s 1s infinite alternate;
  }
  :host([mode='inline']) .ghost {
    min-height: 12rem;
  }
  :host([mode='inline']) .ghost + .ghost {
    display: none;
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  @container (width < 34rem) {
    .pad,
    .body {
      padding: 1.1rem;
    }
    .bar .button {
      width: 100%;
    }
  }
  @container (width < 22rem) {
    :host([mode='inline']) .book {
      flex-direction: column;
    }
    :host([mode='inline']) .ground {
      width: 100%;
      aspect-ratio: 1.41;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before {
      animation: none !important;
      transition: none !important;
    }
  }
  /* Shadows and grounds are taken away there, borders stay. */
  @media (forced-colors: active) {
    .card,
    .quiet {
      border: 1px solid;
    }
    button:disabled,
    [aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
