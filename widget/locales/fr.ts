import type { Text } from '../text.ts';

const copies = (count: number) => (count < 2 ? `${count} livre` : `${count} livres`);

const wentWrong = 'Un problème est survenu. Veuillez réessayer dans un instant.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'La boutique ne répond pas. Vérifiez votre connexion et réessayez.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'fr',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Réessayer',

  loading: 'Ouverture de la boutique…',
  slow: 'La boutique tarde à répondre. Patientez encore un instant.',
  noBooks: 'Il n’y a pas de livre en rayon pour le moment.',
  books: 'Livres',
  purchase: (price) => `Acheter — ${price}`,
  add: (inCart) =>
    inCart ? `Encore un exemplaire (${inCart} dans le panier)` : 'Ajouter au panier',
  left: (left) =>
    left ? `Plus que ${left} ${left === 1 ? 'exemplaire' : 'exemplaires'}` : 'Épuisé',
  full: (inCart) => `${inCart} dans le panier, c’est le maximum`,
  bookGone: 'Un livre que vous aviez choisi n’est plus vendu ici.',
  unknownItem: 'Le livre de ce lien n’est pas vendu ici.',
  nothingToPay: 'Votre panier est vide. Choisissez d’abord un livre.',

  cartBar: (count, sum) => `Panier · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title} : ${quantity || 'retiré'}. Votre panier contient ${copies(count)}, ${sum}.`,
  continueShopping: 'Continuer mes achats',
};

export const checkout = () => import('./fr-checkout.ts');
export const rare = () => import('./fr-rare.ts');
