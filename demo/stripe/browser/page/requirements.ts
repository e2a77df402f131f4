import { IntegrationError } from '../errors.ts';
import type { ElementType } from '../protocol.ts';
import { StripeElement } from './element.ts';
import { ElementsGroup } from './elements.ts';

/** Elements that a card can be made of by themselves; the split ones go by their number. */
export const cardElements: readonly ElementType[] = ['card', 'cardNumber'];

/** The Element a call was given; throws unless it is one of `types`. */
export function requireElement(
  value: unknown,
  types: readonly ElementType[],
  method: string,
): StripeElement {
  if (value instanceof StripeElement && types.includes(value._type)) return value;
  throw new IntegrationError(
    `Invalid value for stripe.${method}: it needs a ${types.join(' or ')} Element, made with ` +
      `elements.create("${types[0] ?? 'card'}"). Card numbers themselves are not accepted.`,
  );
}

export function requireGroup(value: unknown, method: string): ElementsGroup {
  if (value instanceof ElementsGroup) return value;
  throw new IntegrationError(`stripe.${method} needs {elements}, made with stripe.elements().`);
}

/** The group a call was given, once the buyer's entries have been checked. */
export function requireSubmitted(value: unknown, method: string): ElementsGroup {
  const group = requireGroup(value, method);
  if (group._submitted) return group;
  throw new IntegrationError(
    `elements.submit() must be called before stripe.${method}. Call it as soon as the buyer ` +
      'asks to pay, and go on only if it returns no error.',
  );
}

/** Where the buyer is to come back to, checked; `undefined` only where the page can do without. */
export function requireReturnUrl(
  url: string | undefined,
  redirect: unknown,
  method: string,
): string | undefined {
  const what = `stripe.${method}: confirmParams.return_url should be`;
  const missing = url === undefined || url === '';
  if (missing && redirect === 'if_required') return undefined;
  if (missing) {
    throw new IntegrationError(
      `Missing value for ${what} given, unless you pass {redirect: "if_required"}.`,
    );
  }
  if (/^https?:/.test(url) && URL.canParse(url)) return url;
  throw new IntegrationError(
    `Invalid value for ${what} an absolute URL, starting with http:// or https://.`,
  );
}
