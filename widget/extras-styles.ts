import { css } from 'lit';

/** For what some shops ask besides; comes with that part. */
export const extrasStyles = css`
  .tick-row {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 0.7rem;
    align-items: start;
    margin: 1.2rem 0;
  }
  .tick-row a {
    color: var(--_link);
  }
  .tick-row .fault {
    padding: 0.3rem 0 0;
  }
  .tick-row label {
    padding: 0;
    color: inherit;
    text-align: start;
  }
  .tick-row input {
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    appearance: auto;
    accent-color: var(--_accent);
  }
  .tick-row [aria-invalid='true'] {
    outline: 2px solid var(--_danger);
  }
  .note {
    display: grid;
    gap: 0.4rem;
    margin-bottom: 1.6rem;
  }
  .note label {
    padding: 0;
    text-align: start;
  }
  textarea {
    box-sizing: border-box;
    width: 100%;
    padding: 0.6rem 0.9rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: none;
    color: var(--_detail);
    font: inherit;
    resize: vertical;
  }
`;
