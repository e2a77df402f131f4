import type { ErrorCode, ErrorReply } from './contract.ts';

interface Details {
  /** Path of the offending input, like `lines[0].quantity`. */
  field?: string | undefined;
  /** For the log alone: what an operator needs to know. */
  detail?: string | undefined;
  cause?: unknown;
}

/**
 * A refusal. `message` is a sentence that may be shown to a buyer; `detail` and `cause` go to the
 * log and never into an answer.
 */
export class AppError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly detail: string | undefined;

  /** `status` is the HTTP status, 400 to 599. */
  constructor(status: number, code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.status = status;
    this.code = code;
    this.field = details.field;
    this.detail = details.detail;
  }

  /** The body of the refusal, as the wire has it. */
  reply(): ErrorReply {
    const { code, message, field } = this;
    return { error: field === undefined ? { code, message } : { code, message, field } };
  }
}

/** A reason not to start, in sentences for the person at the terminal; it needs no stack. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
