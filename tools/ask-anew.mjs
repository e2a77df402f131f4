/**
 * Has a part that cannot be had at its address, not even when it is asked for again, be asked for at
 * another one: a browser may keep that a script did not come for as long as the page is open, and
 * Firefox does. The first address stays the first choice, for other parts may import this one by it,
 * and two copies would not know of each other. Comes before the minifier.
 */
export const askAnew = {
  name: 'ask-anew',
  renderDynamicImport: () => ({ left: 'importPart(', right: ')' }),
  renderChunk: (code) =>
    // Before all that may ask for a part at once, and behind what a file has to begin with.
    code.includes('importPart(') ? code.replace(BEGINNING, (top) => top + IMPORT_PART) : null,
};

const BEGINNING = /^(\/(\/|\*!).*\n)*/;

/** The other addresses are kept at the function itself: another name would cost every buyer 40 bytes. */
const IMPORT_PART = `
const importPart = (path) =>
  import(path)
    .catch(() => import((importPart[path] ??= path)))
    .catch((error) => {
      importPart[path] += '?';
      throw error;
    });
`;
