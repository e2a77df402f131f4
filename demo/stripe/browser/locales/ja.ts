import type { Text } from '../text.ts';

/** Japanese. */
export const ja = {
  errors: {
    incomplete_number: 'カード番号に不備があります。',
    invalid_number: 'カード番号が無効です。',
    incomplete_expiry: 'カードの有効期限に不備があります。',
    invalid_expiry_year_past: 'カードの有効期限（年）が過ぎています。',
    invalid_expiry_month_past: 'カードの有効期限が過ぎています。',
    invalid_expiry_year: 'カードの有効期限（年）が無効です。',
    incomplete_cvc: 'カードのセキュリティコードに不備があります。',
    invalid_cvc: 'カードのセキュリティコードが無効です。',
    incomplete_zip: '郵便番号に不備があります。',
  },
  refusals: {
    declined: 'カードが拒否されました。',
    insufficientFunds: 'カードの残高が不足しています。',
    expired: 'カードの有効期限が切れています。',
    incorrectCvc: 'カードのセキュリティコードが正しくありません。',
    incorrectNumber: 'カード番号が正しくありません。',
    invalidMonth: 'カードの有効期限（月）が無効です。',
    processing: 'カードの処理中にエラーが発生しました。しばらくしてからもう一度お試しください。',
    tooOften: '短時間に繰り返し使用されたか、限度額を超えたため、カードが拒否されました。',
    authenticationRequired: 'カードが拒否されました。この取引には認証が必要です。',
  },
  connectionFailed:
    '決済サービスに接続できませんでした。インターネット接続を確認して、もう一度お試しください。',
  authenticationFailed:
    'このお支払いを銀行で確認できませんでした。もう一度お試しいただくか、別のお支払い方法をお選びください。',
  card: {
    title: 'カード支払いの安全な入力フレーム',
    number: 'クレジットカードまたはデビットカードの番号',
    expiry: 'クレジットカードまたはデビットカードの有効期限',
    cvc: 'クレジットカードまたはデビットカードの CVC/CVV',
    postalCode: '郵便番号',
    numberPlaceholder: 'カード番号',
    expiryPlaceholder: '月 / 年',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: '郵便番号',
    postalPlaceholderAbroad: '郵便番号',
  },
  cardNumber: { title: 'カード番号の安全な入力フレーム' },
  cardExpiry: { title: '有効期限の安全な入力フレーム' },
  cardCvc: { title: 'CVC の安全な入力フレーム' },
  payment: {
    title: '支払いの安全な入力フレーム',
    method: 'カード',
    number: 'カード番号',
    expiry: '有効期限',
    expiryPlaceholder: '月 / 年',
    cvc: 'セキュリティコード',
    cvcPlaceholder: 'CVC',
    country: '国',
    zip: '郵便番号',
    postalCode: '郵便番号',
    terms: (business) =>
      `カード情報を提供することにより、${business ?? 'この事業者'}がその規約に従って今後の支払いをカードに請求することを許可します。`,
  },
  challenge: {
    title: 'お支払いを銀行で確認する',
    close: '閉じる',
  },
} satisfies Text;
