/** The page's leave to write scripts and their addresses. */
interface ScriptPolicy {
  createScriptURL: (address: string) => string;
  createScript: (text: string) => string;
}

interface Policies {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const page: { document: Document; trustedTypes?: Policies } = globalThis;
let policy: ScriptPolicy | undefined;

/** Whether the page may want more than plain text in a script. */
export const hasTrustedTypes = page.trustedTypes !== undefined;

/**
 * Our policy in a page with Trusted Types; undefined in one without, and in one that does not list it.
 * One for all parts, whichever needs it first: a page lets each policy it lists be made once.
 */
export function scriptPolicy(): ScriptPolicy | undefined {
  try {
    policy ??= page.trustedTypes?.createPolicy('book-checkout', {
      createScriptURL: String,
      createScript: String,
    });
  } catch {
    // The page does not list it.
  }
  return policy;
}
