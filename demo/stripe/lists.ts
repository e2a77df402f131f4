import type { Call } from './account.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import type { Form } from './fields.ts';

interface Listed {
  readonly id: string;
}

/** One page of `records`, which come oldest first and are shown newest first. */
export function listOf<T extends Listed>(
  { form }: Call,
  url: string,
  records: readonly T[],
  show: (record: T) => ApiObject,
): ApiObject {
  const newestFirst = form.has('created')
    ? records.toReversed().filter((record) => wasCreated(form, show(record)))
    : records.toReversed();
  const limit = readLimit(form);
  const after = form.given('starting_after');
  const before = form.given('ending_before');
  if (after !== undefined && before !== undefined) {
    throw invalid(
      'Received both starting_after and ending_before parameters. Please pass in only one.',
    );
  }
  const beforeEnd =
    before === undefined ? undefined : place(newestFirst, before, 'ending_before', url);
  const candidates =
    beforeEnd === undefined
      ? newestFirst.slice(
          after === undefined ? 0 : place(newestFirst, after, 'starting_after', url) + 1,
        )
      : newestFirst.slice(0, beforeEnd);
  const page = beforeEnd === undefined ? candidates.slice(0, limit) : candidates.slice(-limit);
  return { object: 'list', data: page.map(show), has_more: candidates.length > limit, url };
}

/** How many objects a page holds: 1 to 100, by default 10. */
export function readLimit(form: Form): number {
  const limit = form.integer('limit') ?? 10;
  if (limit >= 1 && limit <= 100) return limit;
  throw invalid(
    `This value must be ${limit < 1 ? 'greater than or equal to 1' : 'less than or equal to 100'}.`,
    'limit',
    'parameter_invalid_integer',
  );
}

function place(records: readonly Listed[], id: string, param: string, url: string): number {
  const found = records.findIndex((record) => record.id === id);
  if (found === -1) throw errors.noSuch(nameOf(url), id, param);
  return found;
}

/** What a list holds, as messages call it. */
function nameOf(url: string): string {
  const name = /(\w+)s$/.exec(url)?.[1] ?? 'object';
  return name === 'payment_method' ? 'PaymentMethod' : name;
}

/** `created` is a time, or a range written with gt, gte, lt and lte, in seconds since 1970. */
function wasCreated(form: Form, object: ApiObject): boolean {
  const created = Number(object.created);
  if (typeof form.fields.created === 'string') return created === form.integer('created');
  const range = form.section('created');
  if (range === undefined) return true;
  return (
    created > (range.integer('gt') ?? -Infinity) &&
    created >= (range.integer('gte') ?? -Infinity) &&
    created < (range.integer('lt') ?? Infinity) &&
    created <= (range.integer('lte') ?? Infinity)
  );
}
