import type { Text } from '../text.ts';

const wentWrong = '出了点问题，请稍后再试。';

const problems: Readonly<Record<string, string>> = {
  unreachable: '书店没有响应。请检查网络连接后重试。',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'zh',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: '重试',

  loading: '正在打开书店……',
  slow: '书店响应较慢，请再稍等片刻。',
  noBooks: '书架上暂时没有书。',
  books: '图书',
  purchase: (price) => `购买 — ${price}`,
  add: (inCart) => (inCart ? `再加一本（购物车中有 ${inCart} 本）` : '加入购物车'),
  left: (left) => (left ? `仅剩 ${left} 本` : '已售罄'),
  full: (inCart) => `购物车中有 ${inCart} 本，已达上限`,
  bookGone: '您选的书中有一本已不再出售。',
  unknownItem: '此链接中的书在这里没有出售。',
  nothingToPay: '购物车是空的，请先选一本书。',

  cartBar: (count, sum) => `购物车 · ${count} 本 · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}：${quantity ? `${quantity} 本` : '已移除'}。购物车中共 ${count} 本，${sum}。`,
  continueShopping: '继续购物',
};

export const checkout = () => import('./zh-checkout.ts');
export const rare = () => import('./zh-rare.ts');
