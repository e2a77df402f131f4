import type { Text } from '../text.ts';

/** French. */
export const fr = {
  errors: {
    incomplete_number: 'Votre numéro de carte est incomplet.',
    invalid_number: "Votre numéro de carte n'est pas valide.",
    incomplete_expiry: "La date d'expiration de votre carte est incomplète.",
    invalid_expiry_year_past: "L'année d'expiration de votre carte est passée.",
    invalid_expiry_month_past: "La date d'expiration de votre carte est passée.",
    invalid_expiry_year: "L'année d'expiration de votre carte n'est pas valide.",
    incomplete_cvc: 'Le code de sécurité de votre carte est incomplet.',
    invalid_cvc: "Le code de sécurité de votre carte n'est pas valide.",
    incomplete_zip: 'Votre code postal est incomplet.',
  },
  refusals: {
    declined: 'Votre carte a été refusée.',
    insufficientFunds: 'Le solde de votre carte est insuffisant.',
    expired: 'Votre carte a expiré.',
    incorrectCvc: 'Le code de sécurité de votre carte est incorrect.',
    incorrectNumber: 'Votre numéro de carte est incorrect.',
    invalidMonth: "Le mois d'expiration de votre carte n'est pas valide.",
    processing:
      "Une erreur s'est produite lors du traitement de votre carte. Réessayez dans un instant.",
    tooOften: 'Votre carte a été refusée : trop de tentatives rapprochées, ou plafond dépassé.',
    authenticationRequired: 'Votre carte a été refusée. Cette transaction doit être authentifiée.',
  },
  connectionFailed:
    'Le service de paiement est injoignable. Vérifiez votre connexion à Internet et réessayez.',
  authenticationFailed:
    "Ce paiement n'a pas pu être confirmé auprès de votre banque. Réessayez ou choisissez un autre moyen de paiement.",
  card: {
    title: 'Cadre de saisie sécurisé pour le paiement par carte',
    number: 'Numéro de carte de crédit ou de débit',
    expiry: "Date d'expiration de la carte de crédit ou de débit",
    cvc: 'Code CVC/CVV de la carte de crédit ou de débit',
    postalCode: 'Code postal',
    numberPlaceholder: 'Numéro de carte',
    expiryPlaceholder: 'MM / AA',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'Code postal',
    postalPlaceholderAbroad: 'Code postal',
  },
  cardNumber: { title: 'Cadre de saisie sécurisé pour le numéro de carte' },
  cardExpiry: { title: "Cadre de saisie sécurisé pour la date d'expiration" },
  cardCvc: { title: 'Cadre de saisie sécurisé pour le code CVC' },
  payment: {
    title: 'Cadre de saisie sécurisé pour le paiement',
    method: 'Carte',
    number: 'Numéro de carte',
    expiry: "Date d'expiration",
    expiryPlaceholder: 'MM / AA',
    cvc: 'Code de sécurité',
    cvcPlaceholder: 'CVC',
    country: 'Pays',
    zip: 'Code postal',
    postalCode: 'Code postal',
    terms: (business) =>
      `En fournissant vos informations de carte, vous autorisez ${business ?? 'ce marchand'} à débiter votre carte pour vos paiements futurs conformément à ses conditions.`,
  },
  challenge: {
    title: 'Confirmer le paiement auprès de votre banque',
    close: 'Fermer',
  },
} satisfies Text;
