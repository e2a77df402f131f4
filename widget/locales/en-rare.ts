/** What is said where something went another way than the buyer wanted; loaded then. */
export const rare = {
  badWord: (name: string, value: string, known: readonly string[]) =>
    `book-checkout: the attribute ${name}="${value}" is not understood. Use ${known
      .map((word) => `"${word}"`)
      .join(' or ')}.`,
  badAddress: (name: string, value: string) =>
    `book-checkout: the attribute ${name}="${value}" is not an address that can be used. Begin it with https:// or http://.`,

  renewed: 'The offer had run out and was renewed. Nothing was charged: press Pay if you agree.',
  newTotal: (before: string, now: string) =>
    `The total has changed from ${before} to ${now}. Nothing was charged: press Pay if you agree.`,
  cartChanged: (_before: string, now: string) =>
    `Your cart was changed in another window. The total is now ${now}.`,
  orderGone: 'The shop does not know this order. Nothing was charged.',

  changed: 'What has changed',
  copies: (quantity: number, unit: string) => `${String(quantity)} × ${unit}`,
  before: 'before:',
  now: 'now:',
  gone: 'not to be had any more',
  short: (title: string, left: number) =>
    left
      ? `There ${left === 1 ? 'is only 1 copy' : `are only ${String(left)} copies`} of “${title}” left.`
      : `“${title}” has just been sold out.`,
  challenged:
    'The shop asks for proof that you are a person. Answer it on this page, then your payment goes on.',
  linkByMail: 'Send yourself a payment link by e-mail',
  linkHint: 'Open the link in another browser or on another device, and pay there.',
  orderByMail: 'Order by e-mail instead',
  mailHint:
    'Your e-mail program opens with this order written out. The shop answers with a way to pay; nothing is charged now.',
  mailSubject: (shop: string) => `Order for ${shop}`,
  mailBody: (lines: readonly string[], total: string, buyer: readonly string[]) =>
    [
      'Hello,',
      '',
      'the card form did not load for me. Please send me a link to pay for this order:',
      '',
      ...lines,
      `Total: ${total}`,
      '',
      ...(buyer.length ? ['Send it to:', ...buyer] : ['Send it to: (your name and address)']),
    ].join('\n'),

  corrected: 'Your cart was corrected. Nothing was charged.',

  search: 'Search by title, author, ISBN or subject',
  author: 'Author',
  allAuthors: 'All authors',
  subject: 'Subject',
  allSubjects: 'All subjects',
  format: 'Format',
  allFormats: 'All formats',
  formats: {
    hardback: 'Hardback',
    paperback: 'Paperback',
    ebook: 'E-book',
    audiobook: 'Audiobook',
  },
  order: 'Sort by',
  orders: {
    shelf: 'Our order',
    title: 'Title',
    author: 'Author',
    newest: 'Newest first',
    cheapest: 'Lowest price first',
    dearest: 'Highest price first',
  },
  found: (count: number) => (count === 1 ? '1 book' : `${count.toLocaleString('en')} books`),
  foundNone: 'No book here is all of that.',
  showAll: 'Show all books',
  restMissing: 'The rest of the books could not be loaded.',

  isbn: 'ISBN',
  pages: 'Pages',
  language: 'Language',
  publisher: 'Publisher',
  published: 'Published',
  subjects: 'Subjects',
  sample: 'Read a sample',
  close: 'Close',
  loadingDetails: 'Loading more about this book…',
  detailsMissing: 'More about this book could not be loaded.',

  cartMended: (lines: number) =>
    lines === 1
      ? 'One line of your saved cart could not be read and was left out.'
      : `${String(lines)} lines of your saved cart could not be read and were left out.`,
  cartLost: 'Your saved cart could not be read. It begins empty.',
  cartCapped: (title: string, most: number) =>
    `“${title}”: one order can have ${String(most)} copies at most.`,
  cartTooLong:
    'Not every book of the shared cart found room: an order has 50 different books at most.',
  cartJoined: (count: number) =>
    count === 1
      ? 'One book of the shared cart was put into yours.'
      : `${String(count)} books of the shared cart were put into yours.`,
  cartJoinedAlready: 'Everything of the shared cart is in yours already.',
  cartJoinedGone: (count: number) =>
    count === 1
      ? 'One book of the shared cart is not sold here any more.'
      : `${String(count)} books of the shared cart are not sold here any more.`,
  cartUnreadable: 'The link to a shared cart could not be read in full.',

  /** By what the server says a decline is about. */
  declines: {
    'no-funds': 'There is not enough money on this card. Please try another one.',
    expired: 'Your card has expired. Please try another one.',
    number: 'The card number is not right. Please check it.',
    expiry: 'The expiry date is not right. Please check it.',
    'security-code': 'The security code does not belong to this card. Please check it.',
    'postal-code': 'The postcode does not belong to this card. Please check it.',
    'postal-and-security-code':
      'Postcode and security code do not belong to this card. Please check them.',
    address: 'The address does not belong to this card. Please check it.',
    'not-here': 'This card cannot be used here. Please try another one.',
    'not-now': 'Your card could not be processed just now. Please try again in a moment.',
    'not-confirmed':
      'Your bank did not confirm the payment. Nothing was charged. You can try again.',
    limit: 'Your card has reached its limit. Please try another one, or ask your bank.',
    'enter-again': 'These card details can no longer be used. Please enter them again.',
    refused: 'This shop cannot take payments at the moment. Nothing was charged.',
    'too-small': 'This order is too small for a card. Please add another book.',
  },
  tooLittle: (least: string) =>
    `Orders under ${least} cannot be paid by card. Please add another book.`,
  tooMuch: 'This order is too large for one payment. Please split it.',
  notServed: 'The shop does not send to this country.',
  /** By the code of the server's refusal. */
  refusals: {
    stripe_unavailable:
      'The card form could not be loaded. A content blocker or this page may be holding back js.stripe.com.',
    invalid_request: 'The shop could not read this. Please check your entries.',
    unknown_book: 'A book in your cart is not sold here any more.',
    order_conflict:
      'This order was begun with other books or prices. Nothing was charged: press the button once more.',
    quote_expired: 'The prices have changed. Please look at them again.',
    below_minimum: 'This order is too small for a card. Please add another book.',
    too_many_attempts:
      'Too many cards were declined. Nothing was charged. Please try again in some minutes.',
    too_many_requests: 'That was a little too fast. Please wait a moment.',
    challenge_required: 'Please confirm that you are a person, and try again.',
    payment_unavailable: 'This shop cannot take payments at the moment. Nothing was charged.',
    unavailable: 'The shop cannot be reached at the moment. Please try again soon.',
  },

  /** Of what some shops ask besides. */
  company: 'Company',
  phone: 'Phone',
  note: 'Note to the shop',
  optional: (label: string) => `${label} (optional)`,
  billing: 'Billing address',
  // In these, a first link stands in braces, and then a second one.
  agreeTerms: 'I accept the {terms and conditions}.',
  agreeBoth: 'I accept the {terms and conditions} and have read the {privacy policy}.',
  agreeEbooks:
    'I want e-books to be delivered at once, and know that my right of withdrawal ends with their delivery.',
  readPrivacy: 'What becomes of your data is said in the {privacy policy}.',
  needTerms: 'Accept the terms and conditions to order.',
  needEbooks: 'Agree to the delivery of e-books at once to order them.',

  walletIncomplete:
    'Your wallet did not give a name, an e-mail address and where to send the books. Nothing was charged: fill them in below and pay by card.',

  /** Of a cart's link. */
  shared: 'The link was copied. Whoever opens it has these books put into the cart.',
  shareThis: 'Copy this link. Whoever opens it has these books put into the cart.',
};
