// What only the page's owner is told, as a file of its own.
export { tellOwner } from './owner.ts';
