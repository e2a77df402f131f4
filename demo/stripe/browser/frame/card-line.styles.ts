/** Widths are in "ch": they follow whatever font the page asks for. */
export const cardLineStyles = `
html, body { margin: 0; padding: 0; overflow: hidden; background: transparent; }
.line {
  display: flex; align-items: center; box-sizing: border-box; width: 100%; overflow: hidden;
  margin: 0; position: relative; color: #000; line-height: 1.2;
  font: 16px/1.2 "Helvetica Neue", Helvetica, Arial, sans-serif;
}
.icon { flex: none; width: 27px; height: 18px; margin-inline-end: 10px; color: var(--icon-color, #8898aa); }
.icon[data-state=invalid] { color: var(--icon-color, #eb1c26); }
.icon svg { display: block; width: 27px; height: 18px; }
.slot { position: relative; flex: none; margin-inline-start: 1.4ch; }
.slot.number { flex: 1 1 17.8ch; min-width: 17.8ch; margin-inline-start: 0; }
.part .slot.number { min-width: 0; }
.slot.expiry { width: 7.8ch; }
.slot.cvc { width: 4.8ch; }
.slot.postal { width: 6ch; }
.slot.postal.long { width: 11ch; }
input {
  display: block; box-sizing: border-box; width: 100%; height: 1.2em; min-height: 100%; margin: 0; padding: 0;
  border: 0; outline: 0; border-radius: 0; background: transparent; appearance: none;
  color: inherit; font: inherit; letter-spacing: inherit; text-transform: inherit; line-height: inherit;
}
.line input { height: auto; }
input::placeholder { color: #757575; opacity: 1; }
input[data-state=invalid], .last-four[data-state=invalid] { color: #eb1c26; }
[dir=rtl] input, [dir=rtl] .last-four { text-align: right; }
input:-webkit-autofill { transition: background-color 100000s; }
.last-four { display: none; position: absolute; inset: 0; pointer-events: none; white-space: nowrap; overflow: hidden; }
.narrow.entering .slot.number { flex: none; width: calc(100% - 36px); min-width: 0; }
.narrow.moved-on .icon { margin-inline-end: 6px; }
.narrow.moved-on .slot { flex: 0 1 auto; margin-inline-start: 0.8ch; }
.narrow.moved-on .slot.number { flex: 1 1 4.2ch; min-width: 3ch; margin-inline-start: 0; }
.narrow.moved-on .expiry { width: 7.3ch; }
.narrow.moved-on .cvc { width: 4.2ch; }
.narrow.moved-on .postal { width: 5.5ch; }
.narrow.moved-on .slot.number input { opacity: 0; }
.narrow.moved-on .last-four { display: block; }
.announcement { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); }
`;
