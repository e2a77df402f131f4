import { css } from 'lit';

/** One book in full. */
export const bookStyles = css`
  dialog {
    width: min(52rem, 100% - 2rem);
    max-height: calc(100% - 2rem);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--book-checkout-surface, Canvas);
    color: var(--book-checkout-ink, CanvasText);
    container-type: inline-size;
    overflow-wrap: anywhere;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  .sheet {
    padding: 1.4rem;
    background: var(--_surface);
    color: var(--_ink);
  }
  .sheet h2 {
    font-size: 1.55rem;
    font-weight: 500;
    line-height: 1.25;
  }
  .away {
    margin-bottom: 0.6rem;
    text-align: end;
  }
  .spread {
    display: grid;
    gap: 1.6rem;
  }
  .facts {
    margin: 1.2rem 0;
  }
  .facts > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    padding: 0.3rem 0;
    border-bottom: 1px solid var(--_line);
  }
  .facts dt {
    width: 7rem;
    color: var(--_muted);
  }
  .facts dd {
    flex: 1 1 9rem;
  }
  .sheet .button {
    margin-top: 0.8rem;
  }
  @container (width > 38rem) {
    .spread {
      grid-template-columns: 2fr 3fr;
      align-items: start;
    }
  }
`;
