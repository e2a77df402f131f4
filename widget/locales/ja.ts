import type { Text } from '../text.ts';

const wentWrong = '問題が発生しました。しばらくしてからもう一度お試しください。';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'ショップから応答がありません。接続をご確認のうえ、もう一度お試しください。',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'ja',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'もう一度試す',

  loading: 'ショップを開いています…',
  slow: 'ショップの応答に時間がかかっています。もうしばらくお待ちください。',
  noBooks: '現在、販売中の本はありません。',
  books: '本',
  purchase: (price) => `購入する — ${price}`,
  add: (inCart) => (inCart ? `もう1冊追加（カートに${inCart}冊）` : 'カートに入れる'),
  left: (left) => (left ? `残り${left}冊` : '売り切れ'),
  full: (inCart) => `カートに${inCart}冊（上限です）`,
  bookGone: 'お選びの本のうち、販売を終了したものがあります。',
  unknownItem: 'このリンクの本は、こちらでは販売していません。',
  nothingToPay: 'カートは空です。まず本をお選びください。',

  cartBar: (count, sum) => `カート · ${count}冊 · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}：${quantity ? `${quantity}冊` : '削除しました'}。カートの中は${count}冊、${sum}です。`,
  continueShopping: '買い物を続ける',
};

export const checkout = () => import('./ja-checkout.ts');
export const rare = () => import('./ja-rare.ts');
