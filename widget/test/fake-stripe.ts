/** What the next payment attempts do, and what was asked of the fake. */
export interface FakeStripe {
  calls: { name: string; argument: unknown }[];
  /** Refuses the next card with this sentence. */
  refuse: string;
  /** How the bank's window ends. */
  challenge: 'confirmed' | 'failed' | 'thrown' | 'away';
  /** What this buyer's wallet tells of its owner; null where the buyer has none. */
  wallet: object | null;
  /** Its frame never says that it is there. */
  silent: boolean;
  /** How often the wallet was told that it cannot be paid from. */
  walletRefused: number;
}

/** The text that makes the fake's only input a complete card. */
export const GOOD_CARD = '4242';

// One for the page: the loader keeps the first `window.Stripe` it finds.
const untouched: Omit<FakeStripe, 'calls'> = {
  refuse: '',
  challenge: 'confirmed',
  wallet: null,
  silent: false,
  walletRefused: 0,
};
const fake: FakeStripe = { calls: [], ...untouched };
let ids = 0;

/**
 * Puts a `window.Stripe` into the page that has the manners the widget depends on: it mounts only
 * outside shadow roots, gives an id per call, and reports changes of its one input.
 */
export function installFakeStripe(): FakeStripe {
  Object.assign(fake, { calls: [], ...untouched });
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
        create: (type: string, settings: unknown) =>
          type === 'expressCheckout'
            ? fakeWallet(settings, note)
            : fakeElement(type, settings, note),
        submit: () => Promise.resolve({}),
        update: (change: unknown) => note('update', change),
      };
    },
    createConfirmationToken: (argument: unknown) => made('confirmationToken', 'ctoken', argument),
    createPaymentMethod: (argument: unknown) => made('paymentMethod', 'pm', argument),
    createToken: (_element: unknown, data: unknown) => made('token', 'tok', data),
    handleNextAction: (argument: unknown) => {
      note('handleNextAction', argument);
      if (fake.challenge === 'away') return new Promise(() => undefined);
      if (fake.challenge === 'thrown') return Promise.reject(new Error('window closed'));
      return Promise.resolve(fake.challenge === 'failed' ? { error: {} } : { paymentIntent: {} });
    },
  });
  Stripe.version = 'endive';
  Reflect.set(globalThis, 'Stripe', Stripe);
  return fake;
}

type Handler = (event: object) => void;
type Note = (name: string, argument: unknown) => void;

/** The Express Checkout Element: a button whose sheet is agreed to at once. */
function fakeWallet(settings: unknown, note: Note) {
  const handlers = new Map<string, Handler>();
  const tell = (name: string, event: object) => handlers.get(name)?.(event);
  const button = document.createElement('button');
  button.className = 'fake-wallet';
  const paymentFailed = () => {
    fake.walletRefused++;
  };
  const resolve = (details: unknown) => {
    note('sheet', details);
    tell('confirm', { ...fake.wallet, expressPaymentType: 'link', paymentFailed });
  };
  button.onclick = () => {
    tell('click', {
      resolve,
      reject: () => {
        note('sheet', null);
      },
    });
  };
  note('create', { type: 'expressCheckout', settings });
  return {
    on: (name: string, handler: Handler) => handlers.set(name, handler),
    mount: (node: HTMLElement) => {
      const availablePaymentMethods = fake.wallet ? { link: true } : undefined;
      if (fake.wallet) node.append(button);
      queueMicrotask(() => tell('ready', { availablePaymentMethods }));
    },
    destroy: () => {
      button.remove();
    },
    update: () => undefined,
  };
}

function fakeElement(type: string, settings: unknown, note: Note) {
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
      if (!fake.silent) queueMicrotask(() => handlers.get('ready')?.({}));
    },
    destroy: () => {
      input.remove();
      note('destroy', type);
    },
    focus: () => {
      input.focus();
    },
    update: (change: unknown) => {
      note('update', change);
    },
  };
}
