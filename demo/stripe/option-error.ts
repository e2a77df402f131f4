/** Something asked for at the start that cannot be; the message says in one sentence why. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}
