import { css } from 'lit';

/** From the cart to the receipt; comes with that part. */
export const checkoutStyles = css`
  .lines li {
    display: grid;
    grid-template-columns: 4.5rem 1fr auto auto;
    gap: 0.3rem 1.2rem;
    align-items: center;
    padding: 1rem 0;
    border-bottom: 1px solid var(--book-checkout-line, #e3e8f0);
  }
  .lines li:first-child {
    padding-top: 0;
  }
  .thumb {
    display: grid;
    place-items: center;
    width: 4.5rem;
    aspect-ratio: 1;
    border-radius: var(--book-checkout-radius, 5px);
  }
  .thumb img {
    height: 78%;
    filter: none;
  }
  .what h3 {
    font-size: 1rem;
    font-weight: 500;
    line-height: 1.3;
  }
  .what p,
  .muted,
  .empty {
    color: var(--book-checkout-muted, #5f6f86);
  }
  .stepper {
    display: flex;
    border: 1px solid var(--book-checkout-line, #c6cfdc);
    border-radius: var(--book-checkout-radius, 5px);
  }
  .stepper > * {
    width: 2.25rem;
    min-height: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: inherit;
    background: none;
    text-align: center;
    cursor: pointer;
    appearance: textfield;
  }
  .stepper > :disabled {
    opacity: 0.4;
    cursor: default;
  }
  .stepper > button:hover:enabled {
    background: color-mix(in srgb, var(--book-checkout-accent, #1f6feb) 10%, transparent);
  }
  .stepper input {
    width: 2.75rem;
    cursor: text;
  }
  ::-webkit-inner-spin-button {
    appearance: none;
  }
  .sum {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding: 1rem 0 1.4rem;
    font-size: 1.15rem;
  }
  .empty {
    text-align: center;
  }
  .checkout > .heading {
    margin-bottom: 0.6rem;
  }
  .titles {
    font-size: 1.3rem;
    text-align: center;
    opacity: 0.72;
  }
  hr {
    margin: 1.6rem 0;
    border: 0;
    border-top: 1px solid var(--book-checkout-line, #d6dce6);
  }
  .caption {
    margin-bottom: 0.9rem;
    font-size: 0.95rem;
    font-weight: 500;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }
  .rows {
    display: grid;
    grid-template-columns: 1fr 1fr;
    margin-bottom: 1.6rem;
    border-radius: var(--book-checkout-radius, 5px);
    box-shadow:
      0 1px 4px rgb(50 50 93 / 18%),
      0 3px 6px rgb(50 50 93 / 6%);
  }
  .row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: 7.5rem 1fr;
    align-items: center;
    border-bottom: 1px solid var(--book-checkout-line, #e9edf4);
  }
  .state,
  .postalCode {
    grid-column: auto;
  }
  .postalCode {
    grid-template-columns: 3.5rem 1fr;
  }
  .country {
    border-bottom: 0;
  }
  label {
    padding: 0.6rem 0.7rem 0.6rem 0;
    color: var(--book-checkout-muted, #5f6f86);
    text-align: end;
  }
  .row input,
  select {
    width: 100%;
    min-width: 0;
    min-height: 2.9rem;
    padding: 0.5rem 1.1rem 0.5rem 0.9rem;
    border: 0;
    border-radius: var(--book-checkout-radius, 5px);
    background: none;
    color: var(--book-checkout-detail, #5a5fd6);
  }
  select {
    appearance: none;
    padding-inline-end: 2.6rem;
    cursor: pointer;
  }
  .country {
    position: relative;
  }
  .country::after {
    position: absolute;
    inset-inline-end: 1.2rem;
    border: 5px solid transparent;
    border-top-color: var(--book-checkout-muted, #8a97ab);
    translate: 0 3px;
    content: '';
    pointer-events: none;
  }
  option {
    background: var(--book-checkout-surface, #fff);
    color: var(--book-checkout-ink, #31325f);
  }
  .row :focus-visible {
    outline-offset: -3px;
  }
  .fault,
  .problem {
    color: var(--book-checkout-danger, #c0273c);
  }
  .fault {
    grid-column: 2;
    padding: 0 0.9rem 0.6rem;
    font-size: 0.9rem;
  }
  [aria-invalid] {
    box-shadow: inset 3px 0 var(--book-checkout-danger, #c0273c);
  }
  .order div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding: 0.25rem 0;
  }
  .order dd {
    flex: none;
  }
  .order .sum {
    margin: 0.5rem 0 1.3rem;
    padding: 0.7rem 0 0;
    border-top: 1px solid var(--book-checkout-line, #e3e8f0);
    font-weight: 600;
  }
  ::slotted([slot='note']) {
    margin: 0 0 1.3rem;
  }
  /* As high as what comes in: the button must not move away under a finger. */
  .field {
    min-height: 9.2rem;
  }
  .dashed {
    min-height: 2.9rem;
    padding: 0.7rem;
    border: 1px dashed #a7b1c2;
    border-radius: var(--book-checkout-radius, 5px);
  }
  .waiting {
    color: var(--book-checkout-muted, #5f6f86);
  }
  .problem {
    margin-top: 0.8rem;
    outline-offset: 4px;
  }
  .pay {
    min-height: 3.1rem;
    margin-top: 1.4rem;
    font-size: 1.15rem;
  }
  .problem ~ .button {
    margin-top: 0.8rem;
  }
  .hint {
    min-height: 1.5em;
    margin-top: 0.5rem;
    color: var(--book-checkout-muted, #5f6f86);
    font-size: 0.9rem;
    text-align: center;
  }
  .spinner {
    width: 1.1em;
    height: 1.1em;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  .large {
    font-size: 2rem;
    color: var(--book-checkout-accent, #1f6feb);
  }
  .receipt {
    display: grid;
    gap: 0.9rem;
    overflow-wrap: anywhere;
  }
  .receipt .heading {
    display: grid;
    gap: 0.7rem;
    justify-items: center;
    margin: 0.4rem 0;
    font-size: 1.9rem;
  }
  .tick {
    width: 3.6rem;
    fill: var(--book-checkout-success, #1b8a4b);
  }
  .tick path {
    fill: none;
    stroke: #fff;
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  code {
    font-size: 0.92em;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @container (width < 34rem) {
    .lines li {
      grid-template-columns: 3rem auto 1fr;
      column-gap: 0.8rem;
    }
    .what {
      grid-column: 2 / -1;
    }
    .thumb {
      grid-row: span 2;
      align-self: start;
      width: 3rem;
    }
    .lines .link {
      justify-self: end;
    }
    .titles {
      font-size: 1.1rem;
    }
    .row {
      grid-template-columns: 5.2rem 1fr;
    }
    .postalCode {
      grid-template-columns: 2.8rem 1fr;
    }
  }
  @container (width < 22rem) {
    .row {
      grid-column: 1 / -1;
      grid-template-columns: 5.2rem 1fr;
    }
    .row input,
    select {
      padding-inline-end: 0.5rem;
    }
  }
  @container (width < 19rem) {
    .lines .link {
      grid-column: 2 / -1;
      justify-self: start;
    }
  }
`;
