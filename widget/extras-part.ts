// What some shops ask besides, as a file of its own: most purchases never load it.
export {
  consentMissing,
  contactFaults,
  furtherBuyer,
  furtherFaults,
  saidWith,
} from './extra-answers.ts';
export { unknownToWallets } from './extra-answers.ts';
export { extrasStyles } from './extras-styles.ts';
export { agreements } from './views/agreements.ts';
export { contactRows, furtherFields } from './views/extra-fields.ts';
