import { css } from 'lit';

/** From the cart to the receipt; comes with that part. */
export const checkoutStyles = css`
  .lines li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem 1.2rem;
    align-items: center;
    padding-bottom: 1rem;
    border-bottom: 1px solid var(--_line);
  }
  .lines li + li {
    padding-top: 1rem;
  }
  .thumb {
    width: 4.5rem;
    height: 4.5rem;
    border-radius: var(--_radius);
  }
  .what {
    flex: 1 1 min(18rem, 100% - 6rem);
  }
  .what h3 {
    font-size: 1rem;
    font-weight: 500;
    line-height: 1.3;
  }
  .muted,
  .hint,
  label {
    color: var(--_muted);
  }
  .stepper {
    display: flex;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .stepper > * {
    width: 2.25rem;
    min-height: 2.25rem;
    text-align: center;
    appearance: textfield;
  }
  .stepper > button:hover {
    background: var(--_line);
  }
  ::-webkit-inner-spin-button {
    appearance: none;
  }
  .lines .link {
    margin-inline-start: auto;
  }
  .sum,
  .order div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 1rem;
    padding: 0.25rem 0;
  }
  .order dt {
    flex: 1 1 7rem;
  }
  .sum {
    padding: 1rem 0 1.4rem;
    font-size: 1.15rem;
    font-weight: 600;
  }
  .order .sum {
    margin: 0.5rem 0 1.3rem;
    padding: 0.7rem 0 0;
    border-top: 1px solid var(--_line);
  }
  .titles {
    margin-top: -0.6rem;
    font-size: 1.3rem;
    text-align: center;
  }
  hr {
    margin: 1.6rem 0;
    border: 0;
    border-top: 1px solid var(--_line);
  }
  .caption {
    margin-bottom: 0.9rem;
    font-size: 0.95rem;
    font-weight: 500;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }
  /* Below the card, where it stands right above a button that obliges. */
  slot ~ fieldset + .caption {
    margin-top: 1.4rem;
  }
  .rows {
    display: grid;
    grid-template-columns: 1fr 1fr;
    margin-bottom: 1.6rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  fieldset > .link {
    margin-bottom: 1.6rem;
  }
  .row {
    position: relative;
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: 8rem 1fr;
    align-items: center;
  }
  .row + .row {
    border-top: 1px solid var(--_edge);
  }
  label {
    padding-inline-end: 0.7rem;
    text-align: end;
  }
  .shared {
    width: 100%;
    margin-top: 0.6rem;
    padding: 0.5rem 0.9rem;
    border: 1px solid var(--_edge);
  }
  .row input,
  select {
    min-width: 0;
    min-height: 2.9rem;
    padding: 0.5rem 0.9rem;
    color: var(--_detail);
    appearance: none;
    opacity: 1;
  }
  .country::after {
    position: absolute;
    inset-inline-end: 1.2rem;
    border: 5px solid transparent;
    border-top-color: var(--_muted);
    translate: 0 3px;
    content: '';
    pointer-events: none;
  }
  /* The list is the browser's own, and its ground too. */
  option {
    background: Canvas;
    color: CanvasText;
  }
  .row :focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }
  .fault,
  .problem {
    color: var(--_danger);
  }
  .fault {
    grid-column: 2;
    padding: 0 0.9rem 0.6rem;
  }
  [aria-invalid='true'] {
    border-inline-start: 4px solid var(--_danger);
  }
  .summary {
    margin: 0 0 1.6rem;
    padding: 0.9rem 1.1rem;
    border: 2px solid;
    border-radius: var(--_radius);
  }
  .summary ul {
    margin: 0.3rem 0 0;
    padding-inline-start: 1.2rem;
  }
  .summary .link {
    color: inherit;
    text-align: start;
  }
  ::slotted([slot='note']) {
    margin: 0 0 1.3rem;
  }
  /* As high as the buttons that come: the form must not move away under a finger. */
  .wallets {
    min-height: 5.9rem;
    margin-bottom: 0.6rem;
  }
  .none {
    min-height: 0;
    margin: 0;
  }
  .or {
    display: flex;
    gap: 0.9rem;
    align-items: center;
    margin-top: 0.7rem;
    color: var(--_muted);
    font-size: 0.9rem;
  }
  .or::before,
  .or::after {
    flex: 1;
    border-top: 1px solid var(--_line);
    content: '';
  }
  ::slotted([slot='wallets']),
  ::slotted([slot='card']) {
    display: block !important;
  }
  /* As high as what comes in: the button must not move away under a finger. */
  .field {
    min-height: 9.2rem;
  }
  .dashed {
    min-height: 2.9rem;
    padding: 0.7rem;
    border: 1px dashed var(--_muted);
    border-radius: var(--_radius);
  }
  .problem {
    margin: 0.8rem 0;
  }
  .pay {
    min-height: 3.1rem;
    margin-top: 1.4rem;
    font-size: 1.15rem;
  }
  .hint {
    min-height: 1.5em;
    margin-top: 0.5rem;
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
  }
  .receipt {
    display: grid;
    gap: 0.9rem;
  }
  .tick {
    width: 3.6rem;
    fill: var(--_success);
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @container (width >= 34rem) {
    .half {
      grid-column: auto;
    }
    .half + .half {
      border-inline-start: 1px solid var(--_edge);
      grid-template-columns: minmax(3.5rem, auto) 1fr;
    }
    .half + .half label {
      padding-inline-start: 0.9rem;
    }
  }
  @container (width < 34rem) {
    .row {
      grid-template-columns: 5.2rem 1fr;
    }
  }
  @container (width < 24rem) {
    .row {
      display: block;
    }
    .row input,
    select {
      width: 100%;
    }
    label {
      display: block;
      padding: 0.4rem 0.9rem 0;
      text-align: start;
    }
  }
  @media (forced-colors: active) {
    .spinner,
    .country::after {
      forced-color-adjust: none;
      color: CanvasText;
    }
    .dashed {
      border-color: FieldText;
    }
  }
`;
