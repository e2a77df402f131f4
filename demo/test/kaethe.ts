/** A buyer in Germany, by the names of the form's fields, who uses all that can be asked for. */
export const KAETHE = {
  name: 'Käthe von Hohenzollern-Sigmaringen',
  email: 'kaethe@example.de',
  company: 'Donaudampfschifffahrtsgesellschaft',
  phone: '+49 30 123456',
  note: 'Bitte beim Nachbarn abgeben.',
};

/** Where she lives. */
export const KAETHES_HOME = {
  line1: 'Am Alten Güterbahnhof 117',
  postalCode: '10115',
  city: 'Berlin',
};

/** Where the bill goes. */
export const KAETHES_BILL = {
  'billing.name': 'Buchhaltung',
  'billing.line1': 'Hinterhaus 3',
  'billing.postalCode': '80331',
  'billing.city': 'München',
};
