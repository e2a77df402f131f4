import { css } from 'lit';

/** The tools to find books with, and the shelves that are only drawn in part. */
export const shelfStyles = css`
  .tools input,
  .tools select {
    width: 100%;
    min-width: 0;
    padding: 0 0.8rem;
    border: 1px solid;
    background: var(--_surface);
    color: var(--_ink);
  }
  .tools input,
  .tools select {
    border-color: var(--_edge);
    appearance: none;
    text-overflow: ellipsis;
  }
  .tools select {
    --_from: right;
    padding-inline-end: 2.2rem;
    background:
      linear-gradient(45deg, #0000 50%, currentcolor 0) var(--_from) 1.1rem center / 0.35rem 0.35rem
        no-repeat,
      linear-gradient(-45deg, #0000 50%, currentcolor 0) var(--_from) 0.75rem center / 0.35rem
        0.35rem no-repeat,
      var(--_surface);
  }
  .tools select:dir(rtl) {
    --_from: left;
  }
  .found {
    align-content: center;
  }
  .run {
    position: relative;
    /* The browser's own anchoring would scroll against what is drawn above. */
    overflow-anchor: none;
  }
  .run > ul {
    position: relative;
  }
  .held {
    position: absolute;
  }
`;
