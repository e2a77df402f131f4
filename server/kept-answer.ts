import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

/** An answer that many ask for, written out once. */
export interface KeptAnswer {
  json: string;
  /** Its validator. */
  etag: string;
  /** The same compressed, null where that is not worth its while. */
  brotli: () => Promise<Buffer | null>;
}

const compress = promisify(brotliCompress);

/** In characters: below, everything fits into the first packets as it is. */
const WORTH_COMPRESSING = 8192;
/** A fifth of the time of the best, and hardly larger. */
const QUALITY = 6;

/** Writes an answer out; compresses it, off this thread, when it is first asked for so. */
export function keep(body: object): KeptAnswer {
  const json = JSON.stringify(body);
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 27);
  let small: Promise<Buffer | null> | undefined;
  return {
    json,
    etag: `"${hash}"`,
    brotli: () =>
      (small ??= json.length < WORTH_COMPRESSING ? Promise.resolve(null) : squeeze(json)),
  };
}

const squeeze = (json: string) =>
  compress(json, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
