import type { Text } from '../text.ts';

/** Portuguese. */
export const pt = {
  errors: {
    incomplete_number: 'O número do cartão está incompleto.',
    invalid_number: 'O número do cartão é inválido.',
    incomplete_expiry: 'A data de validade do cartão está incompleta.',
    invalid_expiry_year_past: 'O ano de validade do cartão já passou.',
    invalid_expiry_month_past: 'A data de validade do cartão já passou.',
    invalid_expiry_year: 'O ano de validade do cartão é inválido.',
    incomplete_cvc: 'O código de segurança do cartão está incompleto.',
    invalid_cvc: 'O código de segurança do cartão é inválido.',
    incomplete_zip: 'O código postal está incompleto.',
  },
  refusals: {
    declined: 'O seu cartão foi recusado.',
    insufficientFunds: 'O seu cartão não tem saldo suficiente.',
    expired: 'O seu cartão expirou.',
    incorrectCvc: 'O código de segurança do cartão está incorreto.',
    incorrectNumber: 'O número do cartão está incorreto.',
    invalidMonth: 'O mês de validade do cartão é inválido.',
    processing: 'Ocorreu um erro ao processar o seu cartão. Tente novamente daqui a pouco.',
    tooOften:
      'O seu cartão foi recusado por tentativas repetidas em pouco tempo ou por exceder o limite.',
    authenticationRequired: 'O seu cartão foi recusado. Esta transação requer autenticação.',
  },
  connectionFailed:
    'Não foi possível contactar o serviço de pagamento. Verifique a ligação à internet e tente novamente.',
  authenticationFailed:
    'Não foi possível confirmar este pagamento com o seu banco. Tente novamente ou escolha outra forma de pagamento.',
  card: {
    title: 'Campo seguro para pagamento com cartão',
    number: 'Número do cartão de crédito ou débito',
    expiry: 'Data de validade do cartão de crédito ou débito',
    cvc: 'CVC/CVV do cartão de crédito ou débito',
    postalCode: 'Código postal',
    numberPlaceholder: 'Número do cartão',
    expiryPlaceholder: 'MM / AA',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'CEP',
    postalPlaceholderAbroad: 'Postal',
  },
  cardNumber: { title: 'Campo seguro para o número do cartão' },
  cardExpiry: { title: 'Campo seguro para a data de validade' },
  cardCvc: { title: 'Campo seguro para o CVC' },
  payment: {
    title: 'Campo seguro para pagamento',
    method: 'Cartão',
    number: 'Número do cartão',
    expiry: 'Data de validade',
    expiryPlaceholder: 'MM / AA',
    cvc: 'Código de segurança',
    cvcPlaceholder: 'CVC',
    country: 'País',
    zip: 'Código postal',
    postalCode: 'Código postal',
    terms: (business) =>
      `Ao fornecer os dados do cartão, autoriza ${business ?? 'este comerciante'} a cobrar pagamentos futuros de acordo com os respetivos termos.`,
  },
  challenge: {
    title: 'Confirme o pagamento com o seu banco',
    close: 'Fechar',
  },
} satisfies Text;
