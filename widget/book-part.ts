// One book in full, as a file of its own: fetched when somebody wants to read more.
export { BookReader } from './book-reader.ts';
export { bookStyles } from './book-styles.ts';
