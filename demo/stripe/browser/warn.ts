/** Tells the page's developer of something that goes on working but is not as it was meant. */
export function warn(message: string): void {
  // eslint-disable-next-line no-console -- the developer has no other place to hear it
  console.warn(message);
}
