import type { Text } from '../text.ts';

/** Spanish. */
export const es = {
  errors: {
    incomplete_number: 'El número de tu tarjeta está incompleto.',
    invalid_number: 'El número de tu tarjeta no es válido.',
    incomplete_expiry: 'La fecha de caducidad de tu tarjeta está incompleta.',
    invalid_expiry_year_past: 'El año de caducidad de tu tarjeta ya ha pasado.',
    invalid_expiry_month_past: 'La fecha de caducidad de tu tarjeta ya ha pasado.',
    invalid_expiry_year: 'El año de caducidad de tu tarjeta no es válido.',
    incomplete_cvc: 'El código de seguridad de tu tarjeta está incompleto.',
    invalid_cvc: 'El código de seguridad de tu tarjeta no es válido.',
    incomplete_zip: 'El código postal está incompleto.',
  },
  refusals: {
    declined: 'Tu tarjeta ha sido rechazada.',
    insufficientFunds: 'Tu tarjeta no tiene fondos suficientes.',
    expired: 'Tu tarjeta ha caducado.',
    incorrectCvc: 'El código de seguridad de tu tarjeta es incorrecto.',
    incorrectNumber: 'El número de tu tarjeta es incorrecto.',
    invalidMonth: 'El mes de caducidad de tu tarjeta no es válido.',
    processing:
      'Se ha producido un error al procesar tu tarjeta. Vuelve a intentarlo en un momento.',
    tooOften:
      'Tu tarjeta ha sido rechazada por usarse demasiadas veces seguidas o por superar su límite.',
    authenticationRequired:
      'Tu tarjeta ha sido rechazada. Esta transacción requiere autenticación.',
  },
  connectionFailed:
    'No hemos podido conectar con el servicio de pago. Comprueba tu conexión a internet y vuelve a intentarlo.',
  authenticationFailed:
    'No hemos podido confirmar este pago con tu banco. Vuelve a intentarlo o elige otra forma de pago.',
  card: {
    title: 'Marco de entrada seguro para el pago con tarjeta',
    number: 'Número de la tarjeta de crédito o débito',
    expiry: 'Fecha de caducidad de la tarjeta de crédito o débito',
    cvc: 'CVC/CVV de la tarjeta de crédito o débito',
    postalCode: 'Código postal',
    numberPlaceholder: 'Número de tarjeta',
    expiryPlaceholder: 'MM / AA',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'C. P.',
    postalPlaceholderAbroad: 'C. P.',
  },
  cardNumber: { title: 'Marco de entrada seguro para el número de tarjeta' },
  cardExpiry: { title: 'Marco de entrada seguro para la fecha de caducidad' },
  cardCvc: { title: 'Marco de entrada seguro para el CVC' },
  payment: {
    title: 'Marco de entrada seguro para el pago',
    method: 'Tarjeta',
    number: 'Número de tarjeta',
    expiry: 'Fecha de caducidad',
    expiryPlaceholder: 'MM / AA',
    cvc: 'Código de seguridad',
    cvcPlaceholder: 'CVC',
    country: 'País',
    zip: 'Código postal',
    postalCode: 'Código postal',
    terms: (business) =>
      `Al proporcionar los datos de tu tarjeta, permites que ${business ?? 'este comercio'} haga cargos en ella para futuros pagos conforme a sus condiciones.`,
  },
  challenge: {
    title: 'Confirma el pago con tu banco',
    close: 'Cerrar',
  },
} satisfies Text;
