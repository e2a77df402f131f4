/**
 * The floor: the same three books in a custom element without any library, for comparison. It
 * fetches the same answer, shows the same texts and pictures, and mounts a card field for the book
 * that is purchased; it does nothing else.
 */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block }
  ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 24px; margin: 0; padding: 0; list-style: none }
  li { background: #fff; box-shadow: 0 8px 24px #0002; border-radius: 4px; overflow: hidden }
  figure { margin: 0; padding: 24px; text-align: center }
  div { padding: 20px }
  button { width: 100%; padding: 10px; border: 0; border-radius: 4px; background: #2d7ff9; color: #fff; font: inherit }
`);

const node = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

customElements.define(
  'hand-written-shop',
  class extends HTMLElement {
    async connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const shop = await (await fetch('/api/shop')).json();
      root.append(
        node('ul', {}, ...shop.books.map((book) => card(book, () => this.purchase(shop)))),
      );
      // As ours does: once the browser has nothing better to do.
      if (shop.stripeScriptUrl) requestIdleCallback(() => loadStripe(shop));
    }

    /** The field stands outside the shadow root, as Stripe wants it. */
    async purchase(shop) {
      const field = node('div', {});
      this.append(field);
      this.shadowRoot.replaceChildren(node('slot', {}));
      const stripe = await loadStripe(shop);
      const options = {
        mode: 'payment',
        amount: shop.books[0].price.minor,
        currency: shop.currency,
      };
      stripe.elements(options).create('payment').mount(field);
    }
  },
);

let loading;

function loadStripe({ stripeScriptUrl, publishableKey }) {
  return (loading ??= new Promise((resolve) => {
    const onload = () => resolve(globalThis.Stripe(publishableKey));
    document.head.append(node('script', { src: stripeScriptUrl, onload }));
  }));
}

function card(book, onclick) {
  const cover = node(
    'figure',
    {},
    node('img', { src: `/${book.cover}`, alt: '', width: 180, height: 240 }),
  );
  cover.style.background = book.ground;
  return node(
    'li',
    {},
    cover,
    node(
      'div',
      {},
      node('h3', { textContent: book.title }),
      node('b', { textContent: book.author }),
      node('p', { textContent: book.blurb }),
      node('button', { textContent: `Purchase — ${book.price.text}`, onclick }),
      node('button', { textContent: 'Add to cart' }),
    ),
  );
}
