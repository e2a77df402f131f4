import type { Buyer, Payment } from '../server/contract.ts';
import { billing } from './billing.ts';
import { inTime, mounted, type MountCard } from './card.ts';
import type { CardDesk, StripeCardElement, StripeCardElementOptions } from './desk.ts';
import type { Look } from './look.ts';
import { fontsOf, invalid } from './stripe-group.ts';

/** A card on one line, and no other method. */
export const mountOneLine: MountCard = (desk, node, options) => {
  const { shop, locale, look } = options;
  const elements = desk.elements({ locale, ...fontsOf(look) });
  const field = elements.create('card', {
    style: styleOf(look),
    ...(options.link ? {} : { disableLink: true }),
  });
  return {
    ...mounted(field, node, options),
    payment: (buyer) =>
      inTime(
        shop.paymentFlow === 'charges'
          ? cardToken(desk, field, buyer)
          : paymentMethod(desk, field, buyer),
      ),
    setTotal: () => undefined,
    setLocale: (changed) => {
      void elements.update({ locale: changed });
    },
    setLook: (changed) => {
      field.update({ style: styleOf(changed) });
    },
  };
};

const styleOf = ({
  ink,
  detail,
  danger,
  muted,
  font,
}: Look): NonNullable<StripeCardElementOptions['style']> => ({
  base: {
    iconColor: detail,
    color: ink,
    fontFamily: font,
    fontSize: '16px',
    fontSmoothing: 'antialiased',
    '::placeholder': { color: muted },
    ':-webkit-autofill': { color: detail },
  },
  invalid: { color: danger, iconColor: danger },
});

async function paymentMethod(
  desk: CardDesk,
  card: StripeCardElement,
  buyer: Buyer,
): Promise<Payment> {
  const { paymentMethod: method, error } = await desk.createPaymentMethod({
    type: 'card',
    card,
    billing_details: billing(buyer),
  });
  if (error) throw invalid(error.message);
  return { kind: 'payment_method', id: method.id };
}

async function cardToken(desk: CardDesk, card: StripeCardElement, buyer: Buyer): Promise<Payment> {
  const billed = buyer.billing ?? buyer;
  const { line1, city, state, postalCode, country } = billed.address;
  const { token, error } = await desk.createToken(card, {
    name: billed.name,
    address_line1: line1,
    address_city: city,
    address_state: state,
    address_zip: postalCode,
    address_country: country,
  });
  if (error) throw invalid(error.message);
  return { kind: 'token', id: token.id };
}
