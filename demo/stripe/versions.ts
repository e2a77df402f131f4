import { parametersOf } from './parameters.ts';

let known: ReadonlySet<string> | undefined;

/** Whether Stripe has, or had, an API of this version; the SDK's typings list them all. */
export function isVersion(text: string): boolean {
  known ??= new Set(parametersOf('WebhookEndpointCreateParams').api_version?.values);
  return known.has(text);
}
