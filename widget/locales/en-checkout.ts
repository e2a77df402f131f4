const titled = (title: string, quantity: number) =>
  quantity > 1 ? `${title} ×${quantity}` : title;

/** What is said from the cart on; loaded with that part. */
export const checkout = {
  cart: 'Your cart',
  emptyCart: 'Nothing in it yet.',
  quantityOf: (title: string) => `Quantity of ${title}`,
  fewer: (title: string) => `One copy less of ${title}`,
  more: (title: string) => `One copy more of ${title}`,
  remove: 'Remove',
  each: (price: string) => `${price} each`,
  removed: (title: string) => `“${title}” was taken out.`,
  undo: 'Undo',
  share: 'Link to this cart',
  checkout: 'Checkout',

  heading: (shop: string) => `Checkout — ${shop}`,
  titled,
  order: 'Your order',
  total: 'Total',

  address: 'Shipping & billing information',
  name: 'Name',
  email: 'Email',
  line1: 'Address',
  country: 'Country',
  /** Of parts of an address, by what they are in the country in question. */
  parts: {
    zip: 'ZIP',
    postal: 'Postcode',
    pin: 'PIN',
    eircode: 'Eircode',
    city: 'City',
    town: 'Town',
    state: 'State',
    province: 'Province',
    county: 'County',
    prefecture: 'Prefecture',
    emirate: 'Emirate',
    parish: 'Parish',
    island: 'Island',
    department: 'Department',
    area: 'Area',
    oblast: 'Oblast',
    district: 'District',
    suburb: 'Suburb',
    neighborhood: 'Neighbourhood',
    townland: 'Townland',
    village: 'Village',
  },
  billElsewhere: 'Send the bill to another address',
  mend: (count: number) =>
    count === 1 ? 'One entry needs your attention:' : `${count} entries need your attention:`,
  missing: (label: string) => `${label} is missing.`,
  oddCode: (example: string) =>
    `Postcodes there look like ${example}. If yours is right as it is, press the button once more.`,
  needName: 'Enter the name the parcel and the bill go to.',
  needEmail: 'Enter your e-mail address: the receipt goes there.',
  badEmail: 'This is not a complete e-mail address, like jonah@example.com.',

  payment: 'Payment',
  loadingCard: 'Loading the card form…',
  orByCard: 'Or pay by card',
  delivery: 'Delivery, included',
  /** Without an amount while it is being worked out. */
  pay: (amount = '') => `Pay ${amount}`,
  /** The words the law of many countries wants on the button, and no others. */
  payBinding: 'Order with obligation to pay',
  paying: 'Making payment…',
  authenticating: 'Waiting for your bank…',
  authenticatingHint: 'Your bank asks you to confirm this payment. Follow its window.',
  slow: 'This takes longer than usual. Please stay on this page: it finds out, and you are never charged twice.',
  enterCard: 'Enter your card to pay.',
  declined: 'Your card was declined. Nothing was charged. Please try another card.',
  canceled: 'The payment was called off. Nothing was charged. You can try again.',
  backToCart: 'Back to cart',

  finding: 'We are finding out about your payment',
  findingHint:
    'Your payment was sent, but its outcome is not known yet. Please do not pay again: this page asks until it knows.',
  stuck:
    'We cannot reach the shop to learn whether your payment went through, and keep trying. Please do not pay again.',
  offline:
    'You are offline, and your payment may have gone through. Please do not pay again: this page asks as soon as you are back online.',
  long: 'This takes longer than usual.',
  tooLong:
    'This takes unusually long. You need not wait here, the shop will find out: keep your order number, or ask the shop with your e-mail address.',
  orderNumber: 'Order number:',
  checkAgain: 'Check again',

  success: 'Success!',
  paid: (amount: string, name: string, titles: string) =>
    `${amount} paid by ${name} for ${titles}. The payment went through; its charge id is`,
  /** After the charge id. */
  fullStop: '.',
  quoted: (titles: readonly string[]) => titles.map((title) => `“${title}”`).join(', '),
  refunded: (amount: string) => `Refunded since: ${amount}.`,
  shipped: 'Book shipped to',
  emailed: 'Receipt emailed to',
  viewReceipt: 'View receipt',
  newWindow: '(opens in a new window)',
};
