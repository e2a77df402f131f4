// The dialog that a shop can be in, as a file of its own.
export { holdPage } from './hold-page.ts';
export { pageStyles } from './page-styles.ts';
export { loadWords } from './rare-text.ts';
export { dialog } from './views/dialog.ts';
