import type { Money, Payment, Shop } from '../server/contract.ts';
import type { Appearance, CardDesk, StripeElements, StripeLocale } from './desk.ts';
import type { Look } from './look.ts';
import { Problem } from './problem.ts';

/** What Stripe's field and its buttons for wallets have in common. */
export interface StripePlace {
  /** The total changed. */
  setTotal(total: Money): void;
  /** The page speaks another language. */
  setLocale(locale: StripeLocale): void;
  /** The page changed its theme. */
  setLook(look: Look): void;
  remove(): void;
}

/** What a group of Stripe's fields begins with. */
export interface GroupOptions {
  total: Money;
  look: Look;
  /** A language Stripe's fields speak. */
  locale: StripeLocale;
  shop: Pick<Shop, 'paymentFlow' | 'form' | 'elements'>;
}

/** A group of Stripe's fields that needs no order yet; it looks as the page does. */
export function groupFor(desk: CardDesk, options: GroupOptions): StripeElements {
  const { total, locale, look, shop } = options;
  return desk.elements({
    mode: 'payment',
    amount: total.minor,
    currency: total.currency,
    locale,
    appearance: appearanceOf(look),
    ...shop.elements,
    ...fontsOf(look),
  });
}

/** What a group of Stripe's fields follows. */
export const followed = (elements: StripeElements): Omit<StripePlace, 'remove'> => ({
  setTotal: ({ minor, currency }) => {
    void elements.update({ amount: minor, currency });
  },
  setLocale: (locale) => {
    void elements.update({ locale });
  },
  setLook: (look) => {
    void elements.update({ appearance: appearanceOf(look) });
  },
});

const appearanceOf = (look: Look): Appearance => {
  const { ground, ink, muted, edge } = look;
  return {
    variables: {
      colorPrimary: look.accent,
      colorBackground: ground,
      colorText: ink,
      colorTextSecondary: muted,
      colorTextPlaceholder: muted,
      colorDanger: look.danger,
      borderRadius: look.radius,
      fontFamily: look.font,
    },
    rules: { '.Input': { borderColor: edge, boxShadow: 'none' }, '.Label': { color: muted } },
  };
};

export const fontsOf = ({ fontCss }: Look) => (fontCss ? { fonts: [{ cssSrc: fontCss }] } : {});

type TokenParams = Parameters<CardDesk['createConfirmationToken']>[0]['params'];

/** Stripe's id for what a group of fields collected. Throws `Problem('card_invalid')`. */
export async function tokenOf(
  desk: CardDesk,
  elements: StripeElements,
  params: TokenParams,
): Promise<Payment> {
  const submitted = await elements.submit();
  if (submitted.error) throw invalid(submitted.error.message);
  const { confirmationToken: token, error } = await desk.createConfirmationToken({
    elements,
    ...(params && { params }),
  });
  if (error) throw invalid(error.message);
  return { kind: 'confirmation_token', id: token.id };
}

/** What Stripe says of a card, in its own words. */
export const invalid = (message = '') => new Problem('card_invalid', message);
