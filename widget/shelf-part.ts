// What only a shop of many books needs, as a file of its own: to search it, and to draw it in part.
export { Shelf } from './shelf.ts';
export { shelfStyles } from './shelf-styles.ts';
export { wholeShop } from './whole-shop.ts';
