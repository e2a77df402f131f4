/** Who orders from Tokyo, in Japanese. */
export const TOKYO = {
  name: '山田太郎',
  email: 'taro@example.jp',
  postalCode: '100-0001',
  state: '東京都',
  line1: '千代田区千代田1-1',
};

/** Who orders from Bremen, in Arabic. */
export const BREMEN = {
  name: 'ليلى حسن',
  email: 'layla@example.com',
  line1: 'Contrescarpe 12',
  postalCode: '28195',
  city: 'Bremen',
};
