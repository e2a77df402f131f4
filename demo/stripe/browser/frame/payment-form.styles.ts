import { floatingLabelStyles } from './floating-label.styles.ts';

export const paymentFormStyles = `
html { font-size: var(--fontSizeBase); }
html, body { margin: 0; padding: 0; overflow: hidden; background: transparent; }
.method { color: var(--colorText); font-family: var(--fontFamily); }
.form {
  --columnGap: var(--gridColumnSpacing, calc(var(--spacingUnit) * 3));
  display: flex; flex-wrap: wrap; align-items: start; margin: 0;
  gap: var(--gridRowSpacing, calc(var(--spacingUnit) * 3)) var(--columnGap);
  color: var(--colorText); line-height: var(--fontLineHeight);
  font-family: var(--fontFamily); font-weight: var(--fontWeightNormal);
}
/* Two in a row, unless the label of one needs more than half of it, in whatever font that is. */
.Field { position: relative; flex: 1 1 calc(50% - var(--columnGap) / 2); max-width: 100%; }
.Field.wide { flex-basis: 100%; }
.Field[hidden], .form[hidden], .header[hidden], .RadioIcon[hidden] { display: none; }
.Label {
  display: block; margin-bottom: var(--labelSpacing, var(--spacingUnit)); white-space: nowrap;
  font-size: var(--labelFontSize, var(--fontSizeSm));
  color: var(--labelColorText, var(--colorText)); font-weight: var(--labelFontWeight, var(--fontWeightNormal));
}
.box { position: relative; }
.Input {
  box-sizing: border-box; width: 100%; margin: 0; padding: calc(var(--spacingUnit) * 3);
  border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius); outline: 0;
  background: var(--colorBackground); color: var(--colorText); font: inherit; line-height: 1.25;
  box-shadow: var(--inputBoxShadow, none); appearance: none;
}
[dir=rtl] .Input { text-align: right; }
.Input::placeholder { color: var(--colorTextPlaceholder); opacity: 1; }
.Input:focus {
  position: relative; z-index: 1; border-color: var(--inputFocusColorBorder, var(--colorPrimary));
  box-shadow: var(--inputFocusBoxShadow, var(--focusBoxShadow, inset 0 0 0 1px var(--colorPrimary)));
}
.Input--invalid { border-color: var(--colorDanger); color: var(--colorDanger); }
.Input--invalid:focus { border-color: var(--colorDanger); box-shadow: inset 0 0 0 1px var(--colorDanger); }
.Input:disabled { opacity: 0.6; }
[data-theme=none] .Input { border-width: 0 0 1px; padding-inline: 0; }
select.Input { padding-inline-end: calc(var(--spacingUnit) * 8); text-overflow: ellipsis; }
select.Input option { background: var(--colorBackground); color: var(--colorText); }
.chevron {
  position: absolute; z-index: 2; inset-inline-end: calc(var(--spacingUnit) * 3); top: 50%; width: 7px; height: 7px; margin-top: -6px;
  border: solid var(--iconChevronDownColor, var(--colorTextSecondary)); border-width: 0 2px 2px 0; transform: rotate(45deg); pointer-events: none;
}
.icons {
  position: absolute; z-index: 2; inset-inline-end: calc(var(--spacingUnit) * 3); top: 0; bottom: 0;
  display: flex; align-items: center; gap: 4px; pointer-events: none;
}
.icons svg, .logo svg { display: block; width: 27px; height: 18px; }
.with-icons { --icons: 130px; }
.with-icons.known { --icons: 36px; }
[dir=ltr] .with-icons { padding-right: calc(var(--spacingUnit) * 3 + var(--icons)); }
[dir=rtl] .with-icons { padding-left: calc(var(--spacingUnit) * 3 + var(--icons)); }
.Error {
  margin: var(--spacingUnit) 0 0; font-size: var(--fontSizeSm); color: var(--colorDanger);
}
.Error:empty { display: none; }
.TermsText {
  flex-basis: 100%; margin: 0; font-size: var(--fontSizeXs); line-height: 1.4; color: var(--colorTextSecondary);
}
.TermsText[hidden] { display: none; }
.AccordionItem {
  border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius); background: var(--colorBackground);
  padding: calc(var(--spacingUnit) * 4);
}
.header {
  display: flex; align-items: center; gap: calc(var(--spacingUnit) * 2); width: 100%; padding: 0; border: 0;
  background: none; color: var(--accordionItemLabelColorText, var(--colorText)); cursor: pointer;
  font: var(--fontWeightMedium) var(--accordionItemLabelFontSize, 1rem) / 1.25 var(--fontFamily); text-align: start;
}
.header + .form { margin-top: calc(var(--spacingUnit) * 4); }
.header[hidden] + .form { margin-top: 0; }
.header:focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 3px; border-radius: 2px; }
.logo-last .name { flex: 1; }
.logo-last .logo { order: 1; }
.RadioIcon {
  box-sizing: border-box; width: 16px; height: 16px; border: 1px solid var(--colorTextSecondary); border-radius: 50%;
}
.RadioIcon.checked { border: 5px solid var(--colorPrimary); }
@media (max-width: 379px) {
  .Field.address { flex-basis: 100%; }
  .icons:not(.known) svg:nth-child(n + 3) { display: none; }
  .with-icons:not(.known) { --icons: 64px; }
}
@media (prefers-reduced-motion: no-preference) {
  html:not([data-still]) .Input { transition: border-color 0.15s, box-shadow 0.15s; }
  html:not([data-still])[data-labels=floating] .Label { transition: top 0.15s, font-size 0.15s; }
}
${floatingLabelStyles}
`;
