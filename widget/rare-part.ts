// What few buyers ever see, as a file of its own: a purchase in which all goes well never loads it.
export { tellOwner } from './owner.ts';
export { returnToCart, repair, reprice } from './repair.ts';
