/** A name that may be written in the other direction: what stands around it keeps its order. */
export const apart = (name: string): string => `\u2068${name}\u2069`;
