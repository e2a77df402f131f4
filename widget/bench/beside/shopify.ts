import { readFileSync } from 'node:fs';

/**
 * What Shopify's Buy Button asks Shopify for: its products, as the Storefront API of 2025-01 words
 * them, made of the demo shop's books. Nothing leaves the machine: the page sends the question here.
 */
export const SHOPIFY_HOST = 'bench.myshopify.com';

interface Listed {
  id: string;
  title: string;
  author: string;
  blurb: string;
  priceMinor: number;
  cover: string;
}

const { books } = JSON.parse(
  readFileSync(new URL('../../../demo/books.json', import.meta.url), 'utf8'),
) as { books: Listed[] };

export const CATALOGUE_IDS = books.map((_book, at) => String(at + 1));

/** The answer to the question after one product. */
export const productFor = (id: string) => ({
  data: { node: product(id, books[Number(id.split('/').at(-1)) - 1]) },
});

function product(id: string, book: Listed | undefined) {
  if (!book) return null;
  const price = { amount: (book.priceMinor / 100).toFixed(2), currencyCode: 'USD' };
  const image = {
    id: `${id}/image`,
    src: `/${book.cover}`,
    altText: '',
    width: 180,
    height: 240,
  };
  const variant = {
    id: id.replace('Product', 'ProductVariant'),
    title: 'Default Title',
    price,
    priceV2: price,
    weight: 1,
    available: true,
    sku: '',
    compareAtPrice: null,
    compareAtPriceV2: null,
    image,
    selectedOptions: [{ name: 'Title', value: 'Default Title' }],
    unitPrice: null,
    unitPriceMeasurement: null,
  };
  return {
    __typename: 'Product',
    id,
    availableForSale: true,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    descriptionHtml: `<p>${book.blurb}</p>`,
    description: book.blurb,
    handle: book.id,
    productType: 'Book',
    title: book.title,
    vendor: book.author,
    publishedAt: '2026-01-01T00:00:00Z',
    onlineStoreUrl: null,
    options: [{ name: 'Title', values: ['Default Title'] }],
    images: connection(image),
    variants: connection(variant),
  };
}

const connection = <T>(node: T) => ({
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
  edges: [{ cursor: 'only', node }],
});
