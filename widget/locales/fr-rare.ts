import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: l’attribut ${name}="${value}" n’est pas compris. Possible : ${known.map((word) => `"${word}"`).join(' ou ')}.`,
  badAddress: (name, value) =>
    `book-checkout: l’attribut ${name}="${value}" n’est pas une adresse utilisable. Elle doit commencer par https:// ou http://.`,

  renewed:
    'L’offre avait expiré et a été renouvelée. Rien n’a été débité : appuyez sur « Payer » si vous êtes d’accord.',
  newTotal: (before, now) =>
    `Le total est passé de ${before} à ${now}. Rien n’a été débité : appuyez sur « Payer » si vous êtes d’accord.`,
  cartChanged: (_before, now) =>
    `Votre panier a été modifié dans une autre fenêtre. Le total est maintenant de ${now}.`,
  orderGone: 'La boutique ne connaît pas cette commande. Rien n’a été débité.',

  changed: 'Ce qui a changé',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'avant :',
  now: 'maintenant :',
  gone: 'n’est plus disponible',
  short: (title, left) =>
    left
      ? `Il ne reste que ${left} ${left === 1 ? 'exemplaire' : 'exemplaires'} de « ${title} ».`
      : `« ${title} » vient d’être épuisé.`,
  challenged:
    'La boutique vous demande de prouver que vous êtes une personne. Répondez sur cette page, puis le paiement continuera.',
  linkByMail: 'S’envoyer un lien de paiement par e-mail',
  linkHint: 'Ouvrez le lien dans un autre navigateur ou sur un autre appareil et payez là-bas.',
  orderByMail: 'Commander plutôt par e-mail',
  mailHint:
    'Votre messagerie s’ouvre avec cette commande. La boutique répondra avec un moyen de payer ; rien n’est débité maintenant.',
  mailSubject: (shop) => `Commande à ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Bonjour,',
      '',
      'le formulaire de carte ne s’est pas chargé chez moi. Veuillez m’envoyer un lien pour payer cette commande :',
      '',
      ...lines,
      `Total : ${total}`,
      '',
      ...(buyer.length
        ? ['À livrer à :', ...buyer]
        : ['À livrer à : (votre nom et votre adresse)']),
    ].join('\n'),

  corrected: 'Votre panier a été corrigé. Rien n’a été débité.',

  search: 'Chercher un titre, un auteur, un ISBN ou un sujet',
  author: 'Auteur',
  allAuthors: 'Tous les auteurs',
  subject: 'Sujet',
  allSubjects: 'Tous les sujets',
  format: 'Format',
  allFormats: 'Tous les formats',
  formats: {
    hardback: 'Relié',
    paperback: 'Broché',
    ebook: 'Livre numérique',
    audiobook: 'Livre audio',
  },
  order: 'Trier par',
  orders: {
    shelf: 'Notre ordre',
    title: 'Titre',
    author: 'Auteur',
    newest: 'Plus récents d’abord',
    cheapest: 'Prix croissant',
    dearest: 'Prix décroissant',
  },
  found: (count) => `${count.toLocaleString('fr')} ${count < 2 ? 'livre' : 'livres'}`,
  foundNone: 'Aucun livre ici ne répond à tout cela.',
  showAll: 'Voir tous les livres',
  restMissing: 'Les autres livres n’ont pas pu être chargés.',

  isbn: 'ISBN',
  pages: 'Pages',
  language: 'Langue',
  publisher: 'Éditeur',
  published: 'Parution',
  subjects: 'Sujets',
  sample: 'Lire un extrait',
  close: 'Fermer',
  loadingDetails: 'Chargement des détails de ce livre…',
  detailsMissing: 'Les détails de ce livre n’ont pas pu être chargés.',

  cartMended: (lines) =>
    lines === 1
      ? 'Une ligne de votre panier enregistré était illisible et a été laissée de côté.'
      : `${lines} lignes de votre panier enregistré étaient illisibles et ont été laissées de côté.`,
  cartLost: 'Votre panier enregistré était illisible. Il repart de zéro.',
  cartCapped: (title, most) =>
    `« ${title} » : une commande peut contenir ${most} exemplaires au plus.`,
  cartTooLong:
    'Tous les livres du panier partagé n’ont pas trouvé place : une commande contient 50 livres différents au plus.',
  cartJoined: (count) =>
    count === 1
      ? 'Un livre du panier partagé a été mis dans le vôtre.'
      : `${count} livres du panier partagé ont été mis dans le vôtre.`,
  cartJoinedAlready: 'Tout le panier partagé est déjà dans le vôtre.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'Un livre du panier partagé n’est plus vendu ici.'
      : `${count} livres du panier partagé ne sont plus vendus ici.`,
  cartUnreadable: 'Le lien vers un panier partagé n’a pas pu être lu en entier.',

  declines: {
    'no-funds': 'Le solde de cette carte est insuffisant. Veuillez en essayer une autre.',
    expired: 'Votre carte a expiré. Veuillez en essayer une autre.',
    number: 'Le numéro de carte est incorrect. Veuillez le vérifier.',
    expiry: 'La date d’expiration est incorrecte. Veuillez la vérifier.',
    'security-code': 'Le code de sécurité ne correspond pas à cette carte. Veuillez le vérifier.',
    'postal-code': 'Le code postal ne correspond pas à cette carte. Veuillez le vérifier.',
    'postal-and-security-code':
      'Le code postal et le code de sécurité ne correspondent pas à cette carte. Veuillez les vérifier.',
    address: 'L’adresse ne correspond pas à cette carte. Veuillez la vérifier.',
    'not-here': 'Cette carte ne peut pas être utilisée ici. Veuillez en essayer une autre.',
    'not-now': 'Votre carte n’a pas pu être traitée. Veuillez réessayer dans un instant.',
    'not-confirmed':
      'Votre banque n’a pas confirmé le paiement. Rien n’a été débité. Vous pouvez réessayer.',
    limit:
      'Votre carte a atteint son plafond. Veuillez en essayer une autre ou demander à votre banque.',
    'enter-again':
      'Ces données de carte ne peuvent plus être utilisées. Veuillez les saisir à nouveau.',
    refused:
      'Cette boutique ne peut pas encaisser de paiement pour le moment. Rien n’a été débité.',
    'too-small':
      'Cette commande est trop petite pour un paiement par carte. Veuillez ajouter un livre.',
  },
  tooLittle: (least) =>
    `Les commandes de moins de ${least} ne peuvent pas être payées par carte. Veuillez ajouter un livre.`,
  tooMuch: 'Cette commande est trop importante pour un seul paiement. Veuillez la répartir.',
  notServed: 'La boutique ne livre pas dans ce pays.',
  refusals: {
    stripe_unavailable:
      'Le formulaire de carte n’a pas pu être chargé. Un bloqueur de contenu ou cette page retient peut-être js.stripe.com.',
    invalid_request: 'La boutique n’a pas pu lire votre demande. Veuillez vérifier vos saisies.',
    unknown_book: 'Un livre de votre panier n’est plus vendu ici.',
    order_conflict:
      'Cette commande a été commencée avec d’autres livres ou d’autres prix. Rien n’a été débité : appuyez encore une fois sur le bouton.',
    quote_expired: 'Les prix ont changé. Veuillez les vérifier.',
    below_minimum:
      'Cette commande est trop petite pour un paiement par carte. Veuillez ajouter un livre.',
    too_many_attempts:
      'Trop de cartes ont été refusées. Rien n’a été débité. Veuillez réessayer dans quelques minutes.',
    too_many_requests: 'C’était un peu trop rapide. Veuillez patienter un instant.',
    challenge_required: 'Veuillez confirmer que vous êtes une personne, puis réessayez.',
    payment_unavailable:
      'Cette boutique ne peut pas encaisser de paiement pour le moment. Rien n’a été débité.',
    unavailable: 'La boutique est injoignable pour le moment. Veuillez réessayer bientôt.',
  },

  company: 'Société',
  phone: 'Téléphone',
  note: 'Message à la boutique',
  optional: (label) => `${label} (facultatif)`,
  billing: 'Adresse de facturation',
  agreeTerms: 'J’accepte les {conditions générales de vente}.',
  agreeBoth:
    'J’accepte les {conditions générales de vente} et j’ai lu la {politique de confidentialité}.',
  agreeEbooks:
    'Je souhaite que les livres numériques me soient livrés immédiatement et je sais que mon droit de rétractation prend fin avec leur livraison.',
  readPrivacy: 'La {politique de confidentialité} explique ce que deviennent vos données.',
  needTerms: 'Acceptez les conditions générales pour commander.',
  needEbooks: 'Acceptez la livraison immédiate des livres numériques pour les commander.',
  walletIncomplete:
    'Votre portefeuille n’a pas transmis de nom, d’adresse e-mail ou d’adresse de livraison. Rien n’a été débité : indiquez-les ci-dessous et payez par carte.',
  shared: 'Le lien est copié. Ces livres seront mis dans le panier de qui l’ouvrira.',
  shareThis: 'Copiez ce lien. Ces livres seront mis dans le panier de qui l’ouvrira.',
};
