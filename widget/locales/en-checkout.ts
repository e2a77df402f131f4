const titled = (title: string, quantity: number) =>
  quantity > 1 ? `${title} ×${quantity}` : title;

/** What is said from the cart on; loaded with that part. */
export const enCheckout = {
  cart: 'Your cart',
  emptyCart: 'Nothing in it yet.',
  quantityOf: 'Quantity of',
  fewer: 'One copy less of',
  more: 'One copy more of',
  remove: 'Remove',
  each: 'each',
  checkout: 'Checkout',

  heading: (shop: string) => `Checkout — ${shop}`,
  titled,
  order: 'Your order',
  total: 'Total',

  address: 'Shipping & billing information',
  name: 'Name',
  email: 'Email',
  line1: 'Address',
  city: 'City',
  state: 'State',
  postalCode: 'ZIP',
  country: 'Country',
  needName: 'Enter the name the parcel and the bill go to.',
  needEmail: 'Enter your e-mail address: the receipt goes there.',
  badEmail: 'This is not a complete e-mail address, like jonah@example.com.',

  payment: 'Payment',
  loadingCard: 'Loading the card form…',
  /** Without an amount while it is being worked out. */
  pay: (amount = '') => `Pay ${amount}`,
  paying: 'Making payment…',
  authenticating: 'Waiting for your bank…',
  authenticatingHint: 'Your bank asks you to confirm this payment. Follow its window.',
  enterCard: 'Enter your card to pay.',
  notAuthenticated:
    'Your bank did not confirm the payment. Nothing was charged. You can try again.',
  declined: 'Your card was declined. Nothing was charged.',
  canceled: 'The payment was called off. Nothing was charged. You can try again.',
  backToCart: 'Back to cart',

  finding: 'We are finding out about your payment',
  findingHint:
    'Your payment was sent, but its outcome is not known yet. Please do not pay again: this page asks until it knows.',
  stuck:
    'We cannot reach the shop to learn whether your payment went through, and keep trying. Please do not pay again.',
  long: 'This takes longer than usual.',
  tooLong:
    'This takes unusually long. You need not wait here, the shop will find out: keep your order number, or ask the shop with your e-mail address.',
  orderNumber: 'Order number:',
  checkAgain: 'Check again',

  success: 'Success!',
  paid: (amount: string, name: string, titles: string) =>
    `${amount} paid by ${name} for ${titles}. The payment went through; its charge id is`,
  quoted: (titles: readonly string[]) => titles.map((title) => `“${title}”`).join(', '),
  shipped: 'Book shipped to',
  emailed: 'Receipt emailed to',
  viewReceipt: 'View receipt',
  newWindow: '(opens in a new window)',
};
