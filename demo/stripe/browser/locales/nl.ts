import type { Text } from '../text.ts';

/** Dutch. */
export const nl = {
  errors: {
    incomplete_number: 'Het kaartnummer is onvolledig.',
    invalid_number: 'Het kaartnummer is ongeldig.',
    incomplete_expiry: 'De vervaldatum van de kaart is onvolledig.',
    invalid_expiry_year_past: 'Het vervaljaar van de kaart ligt in het verleden.',
    invalid_expiry_month_past: 'De vervaldatum van de kaart ligt in het verleden.',
    invalid_expiry_year: 'Het vervaljaar van de kaart is ongeldig.',
    incomplete_cvc: 'De beveiligingscode van de kaart is onvolledig.',
    invalid_cvc: 'De beveiligingscode van de kaart is ongeldig.',
    incomplete_zip: 'De postcode is onvolledig.',
  },
  refusals: {
    declined: 'Je kaart is geweigerd.',
    insufficientFunds: 'Het saldo van je kaart is ontoereikend.',
    expired: 'Je kaart is verlopen.',
    incorrectCvc: 'De beveiligingscode van je kaart is onjuist.',
    incorrectNumber: 'Je kaartnummer is onjuist.',
    invalidMonth: 'De vervalmaand van je kaart is ongeldig.',
    processing:
      'Er is een fout opgetreden bij het verwerken van je kaart. Probeer het over een ogenblik opnieuw.',
    tooOften:
      'Je kaart is geweigerd omdat hij te vaak achter elkaar is gebruikt of de limiet is overschreden.',
    authenticationRequired: 'Je kaart is geweigerd. Voor deze betaling is verificatie nodig.',
  },
  connectionFailed:
    'De betaaldienst is niet bereikbaar. Controleer je internetverbinding en probeer het opnieuw.',
  authenticationFailed:
    'Deze betaling kon niet bij je bank worden bevestigd. Probeer het opnieuw of kies een andere betaalwijze.',
  card: {
    title: 'Beveiligd invoerkader voor kaartbetalingen',
    number: 'Nummer van de creditcard of bankpas',
    expiry: 'Vervaldatum van de creditcard of bankpas',
    cvc: 'CVC/CVV van de creditcard of bankpas',
    postalCode: 'Postcode',
    numberPlaceholder: 'Kaartnummer',
    expiryPlaceholder: 'MM / JJ',
    cvcPlaceholder: 'CVC',
    postalPlaceholder: 'Postcode',
    postalPlaceholderAbroad: 'Postcode',
  },
  cardNumber: { title: 'Beveiligd invoerkader voor het kaartnummer' },
  cardExpiry: { title: 'Beveiligd invoerkader voor de vervaldatum' },
  cardCvc: { title: 'Beveiligd invoerkader voor de CVC' },
  payment: {
    title: 'Beveiligd invoerkader voor betalingen',
    method: 'Kaart',
    number: 'Kaartnummer',
    expiry: 'Vervaldatum',
    expiryPlaceholder: 'MM / JJ',
    cvc: 'Beveiligingscode',
    cvcPlaceholder: 'CVC',
    country: 'Land',
    zip: 'Postcode',
    postalCode: 'Postcode',
    terms: (business) =>
      `Door je kaartgegevens op te geven, sta je ${business ?? 'deze verkoper'} toe je kaart te belasten voor toekomstige betalingen volgens de voorwaarden.`,
  },
  challenge: {
    title: 'Bevestig de betaling bij je bank',
    close: 'Sluiten',
  },
} satisfies Text;
