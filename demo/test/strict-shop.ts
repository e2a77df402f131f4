import type { Environment } from '../demo-shop.ts';
import { changedBooks } from './changed-books.ts';

/** Of the first, which is read on a screen, a few are left; the third is sold out. */
const CHANGES: Readonly<Record<string, object>> = {
  '1': { stock: 3, digital: true },
  '2': { stock: 5 },
  '3': { stock: 0 },
};

/** The settings of a shop that asks for everything it can, and has few books left. */
export interface StrictShop {
  environment: Environment;
  remove: () => Promise<void>;
}

export async function strictShop(): Promise<StrictShop> {
  const { file, remove } = await changedBooks(CHANGES);
  return {
    environment: {
      CATALOGUE_FILE: file,
      COMPANY_FIELD: 'optional',
      PHONE_FIELD: 'required',
      NOTE_FIELD: 'optional',
      BILLING_ADDRESS: 'optional',
      EBOOK_CONSENT: 'always',
      TERMS_URL: 'https://books.example/terms',
      PRIVACY_URL: 'https://books.example/privacy',
      SHOP_EMAIL: 'orders@books.example',
    },
    remove,
  };
}
