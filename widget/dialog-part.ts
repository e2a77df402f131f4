// The dialog that a shop can be in, as a file of its own.
export { Frame } from './frame.ts';
export { pageStyles } from './page-styles.ts';
