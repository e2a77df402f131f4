/** Somebody who tells everything there is to tell. */
const address = {
  city: 'San Francisco',
  country: 'US',
  line1: '1 Main Street',
  line2: 'Third floor',
  postal_code: '94102',
  state: 'CA',
};

const email = 'jenny@example.com';
const name = 'Jenny Rosen';
const phone = '+15555550100';

export const buyer = {
  address,
  email,
  name,
  phone,
  billing: { address, email, name, phone },
  shipping: { address, name, phone, carrier: 'Post', tracking_number: '1Z999' },
};

export const visa = {
  number: '4242424242424242',
  exp_month: 12,
  exp_year: new Date().getUTCFullYear() + 2,
  cvc: '123',
};
