import { greeting } from './greeting.ts';
import { OptionError } from './option-error.ts';
import { readOptions, usage } from './options.ts';
import { PortTakenError, startStandIn } from './start.ts';
import type { StandIn } from './start.ts';

const standIn = await startAsAsked(process.argv.slice(2));
if (standIn !== null) {
  console.log(greeting(standIn));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void standIn.close();
    });
  }
}

/** Null where only help was asked for, or the options are not in order. */
async function startAsAsked(args: readonly string[]): Promise<StandIn | null> {
  try {
    const options = readOptions(args);
    if (options !== null) return await startStandIn(options);
    console.log(usage);
  } catch (error) {
    if (!isUsersFault(error)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
  return null;
}

function isUsersFault(error: unknown): error is Error {
  return error instanceof OptionError || error instanceof PortTakenError;
}
