/** The European Economic Area, whose consumer law is one directive's. */
const EEA = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(
    ' ',
  ),
);

/** Directive 2011/83/EU, and the United Kingdom's Consumer Contracts Regulations made after it. */
export const isInEurope = (country: string): boolean => EEA.has(country) || country === 'GB';

/** Where an order binds its buyer only if the button says so: article 8 (2) of the directive. */
export const bindsBuyers = isInEurope;
