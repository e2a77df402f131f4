// What has to do with the page around the shop, as a file of its own: the Back button, what a page can
// ask of an element, and what is told to those who measure.
export { Surroundings } from './surroundings.ts';
