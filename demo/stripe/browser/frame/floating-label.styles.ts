/**
 * Labels inside their fields, and fields that touch: `labels: floating`, `inputs: condensed`.
 * Those of a `.separate` form have no group to touch within.
 */
export const floatingLabelStyles = `
[data-labels=floating] .Label {
  position: absolute; z-index: 2; inset-inline: calc(var(--spacingUnit) * 3 + 1px); top: calc(var(--spacingUnit) * 1.5);
  margin: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; pointer-events: none;
  font-size: var(--fontSizeXs);
}
[data-labels=floating] .Label--resting {
  top: calc(var(--spacingUnit) * 3.5); font-size: 1rem; color: var(--colorTextPlaceholder);
}
[data-labels=floating] .Input {
  padding-top: calc(var(--spacingUnit) * 5); padding-bottom: calc(var(--spacingUnit) * 1.5);
}
[data-labels=floating] .resting .Input::placeholder { color: transparent; }
[data-inputs=condensed] .form:not(.separate) { --columnGap: 0px; gap: 0; padding-bottom: 1px; }
[data-inputs=condensed] .form:not(.separate) > .Field { margin: 0 0 -1px; }
[data-inputs=condensed] .form:not(.separate) .Input { border-radius: 0; }
[data-inputs=condensed] .Field.top .Input { border-radius: var(--borderRadius) var(--borderRadius) 0 0; }
[data-inputs=condensed] .Field.start { margin-inline-end: -1px; }
[data-inputs=condensed] :is([dir=ltr] .start, [dir=rtl] .end) .Input { border-bottom-left-radius: var(--borderRadius); }
[data-inputs=condensed] :is([dir=ltr] .end, [dir=rtl] .start) .Input { border-bottom-right-radius: var(--borderRadius); }
[data-inputs=condensed] .form:not(.separate) > .Field.address { margin-top: calc(var(--spacingUnit) * 3); }
[data-inputs=condensed] .form:not(.separate) > .Field.address .Input { border-radius: var(--borderRadius); }
@media (min-width: 380px) {
  [data-inputs=condensed] .form > .Field.address:not(.wide) + .Field.address { margin-inline-start: -1px; }
}
[data-inputs=condensed][data-labels=above] :is(.start, .end) .Label {
  position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden; clip-path: inset(50%);
}
[data-inputs=condensed] .TermsText { margin-top: calc(var(--spacingUnit) * 3); }
[data-inputs=condensed] .form:not(.separate) .Error { margin-bottom: calc(var(--spacingUnit) * 2); }
`;
