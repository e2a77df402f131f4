export const walletSheetStyles = `
:root { color-scheme: light; }
html, body { margin: 0; padding: 0; background: #fff; color: #22252c; }
.sheet { display: grid; gap: 14px; margin: 0; padding: 20px; font: 16px/1.4 system-ui, sans-serif; }
h1 { margin: 0; padding: 2px 10px; justify-self: start; border: 2px dashed #46217a; border-radius: 6px; color: #46217a; font-size: 18px; }
.notice { margin: 0; padding: 10px 12px; border-radius: 6px; background: #fff4ce; font-size: 14px; }
label, fieldset, .contact { display: block; margin: 0; padding: 0; border: 0; min-width: 0; }
.caption, legend { display: block; padding: 0; margin-bottom: 4px; color: #5b6270; font-size: 14px; }
select { box-sizing: border-box; width: 100%; min-height: 44px; padding: 0 10px; border: 1px solid #8b909c; border-radius: 6px; background: #fff; color: inherit; font: inherit; text-overflow: ellipsis; }
[dir=rtl] select { text-align: right; }
.rate { display: flex; align-items: center; gap: 10px; min-height: 36px; }
.rate input { flex: none; width: 18px; height: 18px; margin: 0; accent-color: #46217a; }
.rate span:last-child { margin-inline-start: auto; }
dl { display: grid; grid-template-columns: 1fr auto; gap: 6px 16px; margin: 0; padding-top: 12px; border-top: 1px solid #dcdfe5; }
dt { min-width: 0; overflow-wrap: anywhere; }
dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums; }
.total { font-weight: 700; }
.fault { margin: 0; color: #b3093c; }
.fault:empty { display: none; }
.actions { display: flex; gap: 10px; }
button { flex: 1; min-height: 44px; padding: 0 12px; border: 1px solid #46217a; border-radius: 6px; background: #fff; color: #46217a; font: 600 16px/1 system-ui, sans-serif; cursor: pointer; }
button[type=submit] { flex: 2; background: #46217a; color: #fff; }
button:disabled { opacity: 0.55; cursor: default; }
:focus-visible { outline: 3px solid #9a6be0; outline-offset: 1px; }
[hidden] { display: none; }
`;
