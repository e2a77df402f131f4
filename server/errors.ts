import type { ErrorCode, ErrorReply, Remedy } from './contract.ts';

interface Details {
  /** Path of the offending input, like `lines[0].quantity`. */
  field?: string | undefined;
  /** For the log alone: what an operator needs to know. */
  detail?: string | undefined;
  cause?: unknown;
  /** When to come back, in seconds. */
  retryAfter?: number | undefined;
  remedy?: Remedy | undefined;
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
  readonly retryAfter: number | undefined;
  readonly remedy: Remedy;

  /** `status` is the HTTP status, 400 to 599. */
  constructor(status: number, code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = 'AppError';
    this.status = status;
    this.code = code;
    this.field = details.field;
    this.detail = details.detail;
    this.retryAfter = details.retryAfter;
    this.remedy = details.remedy ?? {};
  }

  /** The body of the refusal, as the wire has it. */
  reply(): ErrorReply {
    const { code, message, field, remedy } = this;
    return { error: { code, message, ...(field !== undefined && { field }), ...remedy } };
  }
}

/** A reason not to start, in sentences for the person at the terminal; it needs no stack. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}
