import type { AddressFormat, Line, OrderReply, OrderRequest, Quote } from '../server/contract.ts';
import { ask, send } from './api.ts';
import type { OrderPass } from './session.ts';
import { isRecord } from './storage.ts';

/** `path` as formatPath() makes it. */
export const askFormat = (
  server: string,
  path: string,
  signal: AbortSignal,
): Promise<AddressFormat> => ask({ server, path, isAnswer: isFormat, signal });

/** `clientKey` of a checkout already begun, whose order may keep copies for this buyer. */
export const askQuote = (
  server: string,
  lines: readonly Line[],
  clientKey: string | undefined,
  signal: AbortSignal,
): Promise<Quote> =>
  ask({ server, path: 'quotes', isAnswer: isQuote, signal, body: { lines, clientKey } });

export const sendOrder = (
  server: string,
  body: OrderRequest,
  signal: AbortSignal,
): Promise<OrderReply> => send({ server, path: 'orders', isAnswer: isReply, signal, body });

export const confirmOrder = (
  server: string,
  { orderId, token }: OrderPass,
  signal: AbortSignal,
): Promise<OrderReply> => {
  const path = `${pathOf(orderId)}/confirm`;
  return send({ server, path, isAnswer: isReply, signal, token, body: {} });
};

export const findOrder = (
  server: string,
  { orderId, token }: OrderPass,
  signal: AbortSignal,
): Promise<OrderReply> => send({ server, path: pathOf(orderId), isAnswer: isReply, signal, token });

/** The order begun with this key, for a buyer who comes back without this tab's memory. */
export const findReturned = (
  server: string,
  clientKey: string,
  signal: AbortSignal,
): Promise<OrderReply> =>
  send({ server, path: 'orders/find', isAnswer: isReply, signal, body: { clientKey } });

const pathOf = (orderId: string) => `orders/${encodeURIComponent(orderId)}`;

const isFormat = (body: unknown): body is AddressFormat =>
  isRecord(body) && Array.isArray(body.fields) && Array.isArray(body.required);

const isQuote = (body: unknown): body is Quote =>
  isRecord(body) && typeof body.token === 'string' && isRecord(body.total);

const isReply = (body: unknown): body is OrderReply =>
  isRecord(body) && typeof body.orderId === 'string' && typeof body.status === 'string';
