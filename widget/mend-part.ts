// What a damaged cart and a shared one need, as a file of its own: most visits bring neither.
export { mend } from './mend.ts';
