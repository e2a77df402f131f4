import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { StandIn } from '../../../demo/stripe/start.ts';
import { bundle, minifiedStyles, type Bundle } from './bundle.ts';
import { CATALOGUE_IDS, SHOPIFY_HOST } from './shopify.ts';

/** Asked inside the page, so it knows nothing but that. */
export type Condition = () => boolean;

/** One of those that are compared, on a page of its own. */
export interface Contestant {
  name: string;
  /** Contents of the page's body. */
  page: string;
  /** What is served beside the page; null for what the shop's own server hands out. */
  files: Bundle | null;
  /** True, in the page, as soon as three books can be bought; null where no book is ever shown. */
  isShown: Condition | null;
  /** Names of the buttons to be pressed; the last one is "Checkout". Empty: it ends before. */
  presses: readonly string[];
  /** True, in the page, once it stands after the last press; null to wait for the card field. */
  isDrawn: Condition | null;
}

const require = createRequire(import.meta.url);

/** The version of an installed package, whose own `exports` need not let it be asked. */
function versionOf(name: string): string {
  const folder = require.resolve
    .paths(name)
    ?.map((path) => `${path}/${name}/package.json`)
    .find((path) => readIfThere(path) !== null);
  const text = folder === undefined ? null : readIfThere(folder);
  const version = text === null ? null : /"version": *"([^"]+)"/.exec(text)?.[1];
  if (!version) throw new Error(`${name} is not installed.`);
  return version;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const CHECKOUT = '<button id="checkout">Checkout</button><div id="card"></div>';

/** As each package's own instructions have it; what they load from Stripe comes from the stand-in. */
export async function contestants(standIn: StandIn): Promise<Contestant[]> {
  const stripeScript = `<script src="${standIn.scriptUrl}"></script>`;
  const key = JSON.stringify(standIn.publishableKey);
  const onCheckout = (work: string) =>
    `document.getElementById('checkout').addEventListener('click', () => { ${work} });`;
  const cardOnly = { isShown: null, presses: ['Checkout'], isDrawn: null };
  return [
    {
      name: 'hand-written',
      page: '<hand-written-shop></hand-written-shop>',
      files: alone(
        await bundle(
          `import ${JSON.stringify(fileURLToPath(new URL('../hand-written.js', import.meta.url)))};`,
        ),
      ),
      isShown: () =>
        (document.querySelector('hand-written-shop')?.shadowRoot?.querySelectorAll('li button')
          .length ?? 0) >= 3,
      presses: ['Purchase'],
      isDrawn: null,
    },
    {
      name: 'book-checkout',
      page: '<script type="module" src="/book-checkout.js"></script><book-checkout></book-checkout>',
      files: null,
      isShown: () =>
        (document.querySelector('book-checkout')?.shadowRoot?.querySelectorAll('article .button')
          .length ?? 0) >= 3,
      presses: ['Add to cart', 'Cart', 'Checkout'],
      isDrawn: null,
    },
    {
      name: `buy-button-js ${versionOf('@shopify/buy-button-js')}`,
      page: '<div id="shop"></div>',
      files:
        alone(`${readFileSync(require.resolve('@shopify/buy-button-js/dist/buybutton.min.js'), 'utf8')}
        const client = ShopifyBuy.buildClient({ domain: ${JSON.stringify(SHOPIFY_HOST)}, storefrontAccessToken: 'none' });
        const shop = ShopifyBuy.UI.init(client);
        for (const id of ${JSON.stringify(CATALOGUE_IDS)}) shop.createComponent('product', { id, node: document.getElementById('shop') });`),
      isShown: () =>
        [...document.querySelectorAll('iframe')].filter((frame) =>
          frame.contentDocument?.querySelector('.shopify-buy__btn'),
        ).length >= 3,
      // Its checkout is a page of Shopify's.
      presses: [],
      isDrawn: null,
    },
    {
      name: `adyen-web ${versionOf('@adyen/adyen-web')}`,
      page: CHECKOUT,
      files: {
        script: await bundle(`
        import { AdyenCheckout, Card, Dropin } from '@adyen/adyen-web';
        ${onCheckout(`
          AdyenCheckout({
            environment: 'test', clientKey: 'test_NONE', countryCode: 'US', locale: 'en-US',
            amount: { value: 2300, currency: 'USD' }, analytics: { enabled: false },
            paymentMethodsResponse: { paymentMethods: [{ type: 'scheme', name: 'Cards', brands: ['visa', 'mc'] }] },
          }).then((checkout) => new Dropin(checkout, { paymentMethodComponents: [Card] }).mount('#card'));
        `)}`),
        styles: await minifiedStyles(
          readFileSync(require.resolve('@adyen/adyen-web/styles/adyen.css'), 'utf8'),
        ),
      },
      ...cardOnly,
      // Its card fields are frames of Adyen's servers, which are not asked.
      isDrawn: () => document.querySelector('.adyen-checkout__card-input') !== null,
    },
    {
      name: `stripe-elements ${versionOf('@power-elements/stripe-elements')}`,
      page: stripeScript + CHECKOUT,
      files: alone(
        await bundle(`
        import '@power-elements/stripe-elements/stripe-elements.js';
        ${onCheckout(`
          const card = document.createElement('stripe-elements');
          card.setAttribute('publishable-key', ${key});
          document.getElementById('card').append(card);
        `)}`),
      ),
      ...cardOnly,
    },
    {
      name: `stripe-pwa-elements ${versionOf('stripe-pwa-elements')}`,
      page: stripeScript + CHECKOUT,
      files: alone(
        await bundle(`
        import { defineCustomElement } from 'stripe-pwa-elements/dist/components/stripe-card-element.js';
        defineCustomElement();
        ${onCheckout(`
          const card = document.createElement('stripe-card-element');
          document.getElementById('card').append(card);
          card.initStripe(${key});
        `)}`),
      ),
      ...cardOnly,
    },
  ];
}

const alone = (script: string): Bundle => ({ script, styles: null });
