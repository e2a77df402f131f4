import type { WithShop } from './state.ts';

type Bought = Pick<WithShop, 'shop' | 'cart'>;

/** Whether anything has to be sent anywhere. */
export const ships = (state: Bought): boolean =>
  state.cart.some(({ book }) => !isDigital(state, book));

/** Whether anything is downloaded. */
export const hasDigital = (state: Bought): boolean =>
  state.cart.some(({ book }) => isDigital(state, book));

const isDigital = ({ shop }: Bought, wanted: string): boolean =>
  shop.books.some(({ id, digital }) => id === wanted && digital);
