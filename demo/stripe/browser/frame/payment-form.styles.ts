export const paymentFormStyles = `
html { font-size: var(--fontSizeBase); }
html, body { margin: 0; padding: 0; overflow: hidden; background: transparent; }
.form {
  display: grid; grid-template-columns: 1fr 1fr; align-items: start;
  gap: calc(var(--spacingUnit) * 3); margin: 0;
  color: var(--colorText); line-height: var(--fontLineHeight);
  font-family: var(--fontFamily); font-weight: var(--fontWeightNormal);
}
.Field { min-width: 0; }
.Field.wide { grid-column: 1 / -1; }
.Field[hidden] { display: none; }
.Label {
  display: block; margin-bottom: var(--spacingUnit); font-size: var(--fontSizeSm);
  color: var(--labelColorText, var(--colorText)); font-weight: var(--fontWeightNormal);
}
.box { position: relative; }
.Input {
  box-sizing: border-box; width: 100%; margin: 0; padding: calc(var(--spacingUnit) * 3);
  border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius); outline: 0;
  background: var(--colorBackground); color: var(--colorText); font: inherit; line-height: 1.25;
  appearance: none;
}
.Input::placeholder { color: var(--colorTextPlaceholder); opacity: 1; }
.Input:focus {
  border-color: var(--colorPrimary);
  box-shadow: inset 0 0 0 1px var(--colorPrimary);
}
.Input--invalid { border-color: var(--colorDanger); color: var(--colorDanger); }
.Input--invalid:focus { border-color: var(--colorDanger); box-shadow: inset 0 0 0 1px var(--colorDanger); }
.Input:disabled { opacity: 0.6; }
select.Input { padding-right: calc(var(--spacingUnit) * 8); text-overflow: ellipsis; }
.chevron {
  position: absolute; right: calc(var(--spacingUnit) * 3); top: 50%; width: 8px; height: 8px; margin-top: -6px;
  border: solid var(--colorTextSecondary); border-width: 0 2px 2px 0; transform: rotate(45deg); pointer-events: none;
}
.icons {
  position: absolute; right: calc(var(--spacingUnit) * 3); top: 0; bottom: 0;
  display: flex; align-items: center; gap: 4px; pointer-events: none;
}
.icons svg { display: block; width: 27px; height: 18px; }
.with-icons { padding-right: calc(var(--spacingUnit) * 3 + 130px); }
.with-icons.known { padding-right: calc(var(--spacingUnit) * 3 + 36px); }
.Error {
  margin: var(--spacingUnit) 0 0; font-size: var(--fontSizeSm); color: var(--colorDanger);
}
.Error:empty { display: none; }
@media (max-width: 379px) {
  .Field.address { grid-column: 1 / -1; }
  .icons:not(.known) svg:nth-child(n + 3) { display: none; }
  .with-icons { padding-right: calc(var(--spacingUnit) * 3 + 64px); }
}
`;
