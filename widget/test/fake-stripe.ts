/** What the next payment attempts do, and what was asked of the fake. */
export interface FakeStripe {
  calls: { name: string; argument: unknown }[];
  /** Refuses the next card with this sentence. */
  refuse: string;
  /** How the bank's window ends. */
  challenge: 'confirmed' | 'failed' | 'thrown';
}

/** The text that makes the fake's only input a complete card. */
export const GOOD_CARD = '4242';

// One for the page: the loader keeps the first `window.Stripe` it finds.
const fake: FakeStripe = { calls: [], refuse: '', challenge: 'confirmed' };
let ids = 0;

/**
 * Puts a `window.Stripe` into the page that has the manners the widget depends on: it mounts only
 * outside shadow roots, gives an id per call, and reports changes of its one input.
 */
export function installFakeStripe(): FakeStripe {
  Object.assign(fake, { calls: [], refuse: '', challenge: 'confirmed' });
  ids = 0;
  const note = (name: string, argument: unknown) => fake.calls.push({ name, argument });
  const made = (kind: string, prefix: string, argument: unknown) => {
    note(kind, argument);
    return Promise.resolve(
      fake.refuse
        ? { error: { message: fake.refuse } }
        : { [kind]: { id: `${prefix}_${String(++ids)}` } },
    );
  };
  const Stripe = () => ({
    elements: (options: unknown) => {
      note('elements', options);
      return {
        create: (type: string, settings: unknown) => fakeElement(type, settings, note),
        submit: () => Promise.resolve({}),
        update: (change: unknown) => note('update', change),
      };
    },
    createConfirmationToken: (argument: unknown) => made('confirmationToken', 'ctoken', argument),
    createPaymentMethod: (argument: unknown) => made('paymentMethod', 'pm', argument),
    createToken: (_element: unknown, data: unknown) => made('token', 'tok', data),
    handleNextAction: (argument: unknown) => {
      note('handleNextAction', argument);
      if (fake.challenge === 'thrown') return Promise.reject(new Error('window closed'));
      return Promise.resolve(fake.challenge === 'failed' ? { error: {} } : { paymentIntent: {} });
    },
  });
  Stripe.version = 'endive';
  Reflect.set(globalThis, 'Stripe', Stripe);
  return fake;
}

type Handler = (event: object) => void;

function fakeElement(type: string, settings: unknown, note: (name: string, a: unknown) => void) {
  const handlers = new Map<string, Handler>();
  const input = document.createElement('input');
  input.className = 'fake-card';
  input.addEventListener('input', () => {
    const { value } = input;
    const error = value === 'bad' ? { message: 'Your card number is invalid.' } : undefined;
    handlers.get('change')?.({ complete: value === GOOD_CARD, empty: !value, error });
  });
  note('create', { type, settings });
  return {
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    mount: (node: HTMLElement) => {
      if (!node.isConnected || node.getRootNode() !== document) {
        throw new Error('Elements cannot be mounted in a ShadowRoot.');
      }
      node.append(input);
      queueMicrotask(() => handlers.get('ready')?.({}));
    },
    destroy: () => {
      input.remove();
      note('destroy', type);
    },
    update: () => undefined,
  };
}
