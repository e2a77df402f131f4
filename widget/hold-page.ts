/**
 * Keeps the page from scrolling behind a dialog, where it is and as wide as it is. Gives back what
 * lets it go.
 */
export function holdPage(): () => void {
  const root = document.documentElement;
  const gutter = innerWidth > root.clientWidth ? 'html{scrollbar-gutter:stable}' : '';
  // Where the root says nothing, the window goes by the body's overflow.
  const scroller = getComputedStyle(root).overflowY === 'visible' ? 'body' : 'html';
  const rules = new CSSStyleSheet();
  rules.replaceSync(`${gutter}${scroller}{overflow:hidden!important}`);
  const sheets = document.adoptedStyleSheets;
  sheets.push(rules);
  return () => {
    sheets.splice(sheets.indexOf(rules), 1);
  };
}
