import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: 属性 ${name}="${value}" を解釈できません。${known.map((word) => `"${word}"`).join(' または ')} を使ってください。`,
  badAddress: (name, value) =>
    `book-checkout: 属性 ${name}="${value}" は使えるアドレスではありません。https:// または http:// で始めてください。`,

  renewed:
    'お見積もりの期限が切れたため更新しました。請求は発生していません。よろしければ支払いボタンを押してください。',
  newTotal: (before, now) =>
    `合計が${before}から${now}に変わりました。請求は発生していません。よろしければ支払いボタンを押してください。`,
  cartChanged: (_before, now) =>
    `別のウィンドウでカートが変更されました。合計は${now}になりました。`,
  orderGone: 'このご注文はショップに見つかりません。請求は発生していません。',

  changed: '変更点',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: '変更前：',
  now: '変更後：',
  gone: '取り扱い終了',
  short: (title, left) =>
    left ? `『${title}』は残り${left}冊です。` : `『${title}』は売り切れました。`,
  challenged:
    '人による操作であることの確認が必要です。このページで確認を済ませると、お支払いが続行されます。',
  linkByMail: '自分宛てに支払い用リンクをメールで送る',
  linkHint: '別のブラウザーまたは別の端末でリンクを開き、そこでお支払いください。',
  orderByMail: '代わりにメールで注文する',
  mailHint:
    'この注文内容を記入したメールが開きます。ショップからお支払い方法をお知らせします。今は請求されません。',
  mailSubject: (shop) => `${shop}への注文`,
  mailBody: (lines, total, buyer) =>
    [
      'こんにちは。',
      '',
      'カード入力欄を読み込めませんでした。次の注文を支払うためのリンクを送ってください。',
      '',
      ...lines,
      `合計：${total}`,
      '',
      ...(buyer.length ? ['お届け先：', ...buyer] : ['お届け先： （お名前とご住所）']),
    ].join('\n'),

  corrected: 'カートを修正しました。請求は発生していません。',

  search: '書名、著者、ISBN、テーマで検索',
  author: '著者',
  allAuthors: 'すべての著者',
  subject: 'テーマ',
  allSubjects: 'すべてのテーマ',
  format: '形態',
  allFormats: 'すべての形態',
  formats: {
    hardback: 'ハードカバー',
    paperback: 'ペーパーバック',
    ebook: '電子書籍',
    audiobook: 'オーディオブック',
  },
  order: '並べ替え',
  orders: {
    shelf: 'おすすめ順',
    title: '書名',
    author: '著者',
    newest: '新しい順',
    cheapest: '価格の安い順',
    dearest: '価格の高い順',
  },
  found: (count) => `${count.toLocaleString('ja')}冊`,
  foundNone: '条件に合う本はありません。',
  showAll: 'すべての本を表示',
  restMissing: '残りの本を読み込めませんでした。',

  isbn: 'ISBN',
  pages: 'ページ数',
  language: '言語',
  publisher: '出版社',
  published: '発売日',
  subjects: 'テーマ',
  sample: '試し読み',
  close: '閉じる',
  loadingDetails: 'この本の詳細を読み込んでいます…',
  detailsMissing: 'この本の詳細を読み込めませんでした。',

  cartMended: (lines) => `保存されたカートの${lines}行を読み取れなかったため、除きました。`,
  cartLost: '保存されたカートを読み取れませんでした。空のカートから始めます。',
  cartCapped: (title, most) => `『${title}』：1回のご注文は${most}冊までです。`,
  cartTooLong: '共有されたカートの本がすべては入りませんでした。1回のご注文は50種類までです。',
  cartJoined: (count) => `共有されたカートの${count}冊をカートに入れました。`,
  cartJoinedAlready: '共有されたカートの本は、すべてカートに入っています。',
  cartJoinedGone: (count) => `共有されたカートのうち${count}冊は、販売を終了しています。`,
  cartUnreadable: '共有されたカートのリンクを完全には読み取れませんでした。',

  declines: {
    'no-funds': 'カードの残高が不足しています。別のカードをお試しください。',
    expired: 'カードの有効期限が切れています。別のカードをお試しください。',
    number: 'カード番号が正しくありません。ご確認ください。',
    expiry: '有効期限が正しくありません。ご確認ください。',
    'security-code': 'セキュリティコードがカードと一致しません。ご確認ください。',
    'postal-code': '郵便番号がカードと一致しません。ご確認ください。',
    'postal-and-security-code':
      '郵便番号とセキュリティコードがカードと一致しません。ご確認ください。',
    address: '住所がカードと一致しません。ご確認ください。',
    'not-here': 'このカードはこちらではご利用いただけません。別のカードをお試しください。',
    'not-now': '現在カードを処理できませんでした。しばらくしてからもう一度お試しください。',
    'not-confirmed':
      'カード会社の確認が取れませんでした。請求は発生していません。もう一度お試しいただけます。',
    limit:
      'カードの利用限度額に達しています。別のカードをお試しいただくか、カード会社にご確認ください。',
    'enter-again': 'このカード情報はもう使えません。もう一度入力してください。',
    refused: '現在、このショップではお支払いを受け付けられません。請求は発生していません。',
    'too-small':
      'ご注文金額が少なすぎてカードではお支払いいただけません。もう1冊追加してください。',
  },
  tooLittle: (least) =>
    `${least}未満のご注文はカードでお支払いいただけません。もう1冊追加してください。`,
  tooMuch: 'ご注文金額が大きすぎて一度にお支払いいただけません。分けてご注文ください。',
  notServed: 'この国・地域へはお届けできません。',
  refusals: {
    stripe_unavailable:
      'カード入力欄を読み込めませんでした。コンテンツブロッカーかこのページが js.stripe.com を止めている可能性があります。',
    invalid_request: 'ショップで内容を読み取れませんでした。入力内容をご確認ください。',
    unknown_book: 'カートの中に、販売を終了した本があります。',
    order_conflict:
      'このご注文は別の本または価格で開始されました。請求は発生していません。もう一度ボタンを押してください。',
    quote_expired: '価格が変わりました。もう一度ご確認ください。',
    below_minimum:
      'ご注文金額が少なすぎてカードではお支払いいただけません。もう1冊追加してください。',
    too_many_attempts:
      '承認されないカードが続きました。請求は発生していません。数分後にもう一度お試しください。',
    too_many_requests: '操作が速すぎました。少しお待ちください。',
    challenge_required: '人による操作であることを確認のうえ、もう一度お試しください。',
    payment_unavailable:
      '現在、このショップではお支払いを受け付けられません。請求は発生していません。',
    unavailable: '現在ショップに接続できません。しばらくしてからもう一度お試しください。',
  },

  company: '会社名',
  phone: '電話番号',
  note: 'ショップへのご連絡',
  optional: (label) => `${label}（任意）`,
  billing: 'ご請求先住所',
  agreeTerms: '{利用規約}に同意します。',
  agreeBoth: '{利用規約}に同意し、{プライバシーポリシー}を読みました。',
  agreeEbooks: '電子書籍がすぐに配信されることを希望し、配信後は撤回できないことを了承します。',
  readPrivacy: '個人情報の取り扱いについては{プライバシーポリシー}をご覧ください。',
  needTerms: 'ご注文には利用規約への同意が必要です。',
  needEbooks: '電子書籍のご注文には、すぐに配信することへの同意が必要です。',
  walletIncomplete:
    'ウォレットからお名前、メールアドレス、お届け先を受け取れませんでした。請求は発生していません。下に入力のうえ、カードでお支払いください。',
  shared: 'リンクをコピーしました。開いた方のカートにこれらの本が入ります。',
  shareThis: 'このリンクをコピーしてください。開いた方のカートにこれらの本が入ります。',
};
