import type { TestContext } from 'node:test';
import type { Challenge } from '../../server/index.ts';
import type { Environment } from '../demo-shop.ts';
import { isOpened, type Mode } from '../test/walking.ts';
import { FaultyShop } from './faulty-shop.ts';
import { startOtherSite } from './other-site.ts';

/** What a test wants of the shop, and of the page around it. */
interface Wishes {
  environment?: Environment;
  challenge?: Challenge;
  /** A script of the page's own, which runs before the element is there. */
  script?: (shop: FaultyShop) => string;
  mode?: Mode;
  /** What the page speaks. */
  language?: string;
}

/** A page that is there, with its scripts, when the shop is not. */
export async function onAnotherSite(context: TestContext, wishes: Wishes = {}) {
  const { environment = {}, challenge, script = () => '', mode = 'page', language } = wishes;
  const site = await startOtherSite(context);
  const settings = { ALLOWED_ORIGINS: site.url, ...environment };
  const shop = await FaultyShop.start(context, settings, challenge);
  const body = `<script>${script(shop)}</script>
    <script type="module" src="${shop.filesUrl}/book-checkout.js"></script>
    ${isOpened(mode) ? '<button data-book-checkout-add="1">Buy the first book</button>' : ''}
    <book-checkout server="${shop.url}/" mode="${mode}"${showsOneBook(mode) ? ' item="1"' : ''}></book-checkout>`;
  site.show(body, language);
  return { shop, page: site.url };
}

const showsOneBook = (mode: Mode): boolean => mode === 'inline' || mode === 'button';
