/** What may stand in a record; undefined members are left out. */
export type Fields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line per event. Names of events read `subject.happening`, like `order.paid`. */
export interface Log {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

/** Anything lines can be written to, such as `process.stdout`. */
export interface LogStream {
  write(line: string): unknown;
}

/*
 * Callers do not log secrets. This is the second lock, for what other people's error messages
 * carry along: Stripe's own text quotes keys, and a buyer may type a card number anywhere.
 */
const SECRETS: [RegExp, string][] = [
  [/\b(sk|rk|pk)_(test|live)_\w+/g, '$1_$2_…'],
  [/\bwhsec_[\w+/=]+/g, 'whsec_…'],
  [/_secret_\w+/g, '_secret_…'],
  [/\b(?:\d[ -]?){13,19}\b/g, '[digits]'],
  // Begins at the beginning of a word alone: elsewhere a long word would be searched once per letter.
  [/(?<![^\s@"<>])([^\s@"<>\p{L}\p{N}]*[\p{L}\p{N}])[^\s@"<>]*@([^\s@"<>]+)/gu, '$1…@$2'],
];

/** What every one of them needs: nearly all texts are ids, and five searches for each take their time. */
const SUSPECT = /@|_(?:test|live|secret)_|whsec_|(?:\d[ -]?){13}/;

function withoutSecrets(value: string): string {
  if (!SUSPECT.test(value)) return value;
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), value);
}

/** A log that writes to `stream`, by default to standard output. */
export function createLog(stream: LogStream = process.stdout): Log {
  const writer =
    (level: string) =>
    (event: string, fields: Fields = {}) => {
      const record: Fields = { time: new Date().toISOString(), level, event };
      for (const [name, value] of Object.entries(fields)) {
        record[name] = typeof value === 'string' ? withoutSecrets(value) : value;
      }
      stream.write(`${JSON.stringify(record)}\n`);
    };
  return { info: writer('info'), warn: writer('warn'), error: writer('error') };
}

/** A log whose records wait for `release`: what a transaction says is true once it is on disk. */
export function holdLog(log: Log): { held: Log; release: () => void } {
  const records: (() => void)[] = [];
  const holder = (level: keyof Log) => (event: string, fields?: Fields) => {
    records.push(() => {
      log[level](event, fields);
    });
  };
  return {
    held: { info: holder('info'), warn: holder('warn'), error: holder('error') },
    release() {
      for (const record of records.splice(0)) record();
    },
  };
}

/** A thrown value as text for the log: the message and its causes, without stacks. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `; ${describe(error.cause)}`;
  return `${error.name}: ${error.message}${cause}`;
}
