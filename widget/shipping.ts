import type { WithShop } from './state.ts';

/** Whether anything has to be sent anywhere. */
export const ships = (state: WithShop): boolean =>
  state.cart.some(({ book }) => !isDigital(state, book));

/** Whether anything is downloaded. */
export const hasDigital = (state: WithShop): boolean =>
  state.cart.some(({ book }) => isDigital(state, book));

const isDigital = ({ shop }: WithShop, wanted: string): boolean =>
  shop.books.some(({ id, digital }) => id === wanted && digital);
