import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: o atributo ${name}="${value}" não foi entendido. Use ${known.map((word) => `"${word}"`).join(' ou ')}.`,
  badAddress: (name, value) =>
    `book-checkout: o atributo ${name}="${value}" não é um endereço utilizável. Comece com https:// ou http://.`,

  renewed:
    'A oferta tinha vencido e foi renovada. Nada foi cobrado: pressione “Pagar” se concordar.',
  newTotal: (before, now) =>
    `O total mudou de ${before} para ${now}. Nada foi cobrado: pressione “Pagar” se concordar.`,
  cartChanged: (_before, now) =>
    `Seu carrinho foi alterado em outra janela. O total agora é ${now}.`,
  orderGone: 'A loja não conhece este pedido. Nada foi cobrado.',

  changed: 'O que mudou',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'antes:',
  now: 'agora:',
  gone: 'não disponível mais',
  short: (title, left) =>
    left
      ? `${left === 1 ? 'Resta apenas 1 exemplar' : `Restam apenas ${left} exemplares`} de “${title}”.`
      : `“${title}” acabou de esgotar.`,
  challenged:
    'A loja pede que você prove que é uma pessoa. Responda nesta página e o pagamento continua.',
  linkByMail: 'Enviar um link de pagamento a você por e-mail',
  linkHint: 'Abra o link em outro navegador ou em outro aparelho e pague lá.',
  orderByMail: 'Pedir por e-mail',
  mailHint:
    'Seu programa de e-mail abre com este pedido. A loja responde com uma forma de pagar; nada é cobrado agora.',
  mailSubject: (shop) => `Pedido para ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Olá,',
      '',
      'o formulário do cartão não carregou para mim. Por favor, enviem um link para pagar este pedido:',
      '',
      ...lines,
      `Total: ${total}`,
      '',
      ...(buyer.length ? ['Enviar para:', ...buyer] : ['Enviar para: (seu nome e endereço)']),
    ].join('\n'),

  corrected: 'Seu carrinho foi corrigido. Nada foi cobrado.',

  search: 'Buscar por título, autor, ISBN ou assunto',
  author: 'Autor',
  allAuthors: 'Todos os autores',
  subject: 'Assunto',
  allSubjects: 'Todos os assuntos',
  format: 'Formato',
  allFormats: 'Todos os formatos',
  formats: {
    hardback: 'Capa dura',
    paperback: 'Brochura',
    ebook: 'E-book',
    audiobook: 'Audiolivro',
  },
  order: 'Ordenar por',
  orders: {
    shelf: 'Nossa ordem',
    title: 'Título',
    author: 'Autor',
    newest: 'Mais recentes primeiro',
    cheapest: 'Menor preço primeiro',
    dearest: 'Maior preço primeiro',
  },
  found: (count) => `${count.toLocaleString('pt-BR')} ${count < 2 ? 'livro' : 'livros'}`,
  foundNone: 'Nenhum livro atende a tudo isso.',
  showAll: 'Mostrar todos os livros',
  restMissing: 'Não foi possível carregar os outros livros.',

  isbn: 'ISBN',
  pages: 'Páginas',
  language: 'Idioma',
  publisher: 'Editora',
  published: 'Publicação',
  subjects: 'Assuntos',
  sample: 'Ler um trecho',
  close: 'Fechar',
  loadingDetails: 'Carregando mais sobre este livro…',
  detailsMissing: 'Não foi possível carregar mais sobre este livro.',

  cartMended: (lines) =>
    lines === 1
      ? 'Uma linha do seu carrinho salvo não pôde ser lida e foi deixada de fora.'
      : `${lines} linhas do seu carrinho salvo não puderam ser lidas e foram deixadas de fora.`,
  cartLost: 'Seu carrinho salvo não pôde ser lido. Ele começa vazio.',
  cartCapped: (title, most) => `“${title}”: um pedido pode ter no máximo ${most} exemplares.`,
  cartTooLong:
    'Nem todos os livros do carrinho compartilhado couberam: um pedido tem no máximo 50 livros diferentes.',
  cartJoined: (count) =>
    count === 1
      ? 'Um livro do carrinho compartilhado foi posto no seu.'
      : `${count} livros do carrinho compartilhado foram postos no seu.`,
  cartJoinedAlready: 'Tudo do carrinho compartilhado já está no seu.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'Um livro do carrinho compartilhado não é mais vendido aqui.'
      : `${count} livros do carrinho compartilhado não são mais vendidos aqui.`,
  cartUnreadable: 'O link para um carrinho compartilhado não pôde ser lido por inteiro.',

  declines: {
    'no-funds': 'Não há saldo suficiente neste cartão. Tente outro.',
    expired: 'Seu cartão venceu. Tente outro.',
    number: 'O número do cartão não está certo. Confira.',
    expiry: 'A data de validade não está certa. Confira.',
    'security-code': 'O código de segurança não corresponde a este cartão. Confira.',
    'postal-code': 'O CEP não corresponde a este cartão. Confira.',
    'postal-and-security-code':
      'O CEP e o código de segurança não correspondem a este cartão. Confira os dois.',
    address: 'O endereço não corresponde a este cartão. Confira.',
    'not-here': 'Este cartão não pode ser usado aqui. Tente outro.',
    'not-now': 'Não foi possível processar seu cartão agora. Tente novamente em instantes.',
    'not-confirmed':
      'Seu banco não confirmou o pagamento. Nada foi cobrado. Você pode tentar novamente.',
    limit: 'Seu cartão atingiu o limite. Tente outro ou consulte seu banco.',
    'enter-again': 'Estes dados do cartão não podem mais ser usados. Informe-os novamente.',
    refused: 'Esta loja não pode aceitar pagamentos no momento. Nada foi cobrado.',
    'too-small': 'Este pedido é pequeno demais para pagar com cartão. Adicione outro livro.',
  },
  tooLittle: (least) =>
    `Pedidos abaixo de ${least} não podem ser pagos com cartão. Adicione outro livro.`,
  tooMuch: 'Este pedido é grande demais para um único pagamento. Divida-o.',
  notServed: 'A loja não envia para este país.',
  refusals: {
    stripe_unavailable:
      'Não foi possível carregar o formulário do cartão. Talvez um bloqueador de conteúdo ou esta página esteja retendo js.stripe.com.',
    invalid_request: 'A loja não conseguiu ler a solicitação. Confira seus dados.',
    unknown_book: 'Um livro do seu carrinho não é mais vendido aqui.',
    order_conflict:
      'Este pedido foi iniciado com outros livros ou preços. Nada foi cobrado: pressione o botão mais uma vez.',
    quote_expired: 'Os preços mudaram. Confira-os novamente.',
    below_minimum: 'Este pedido é pequeno demais para pagar com cartão. Adicione outro livro.',
    too_many_attempts:
      'Cartões demais foram recusados. Nada foi cobrado. Tente novamente em alguns minutos.',
    too_many_requests: 'Foi um pouco rápido demais. Aguarde um momento.',
    challenge_required: 'Confirme que você é uma pessoa e tente novamente.',
    payment_unavailable: 'Esta loja não pode aceitar pagamentos no momento. Nada foi cobrado.',
    unavailable: 'Não foi possível acessar a loja no momento. Tente novamente em breve.',
  },

  company: 'Empresa',
  phone: 'Telefone',
  note: 'Recado para a loja',
  optional: (label) => `${label} (opcional)`,
  billing: 'Endereço de cobrança',
  agreeTerms: 'Aceito os {termos e condições}.',
  agreeBoth: 'Aceito os {termos e condições} e li a {política de privacidade}.',
  agreeEbooks:
    'Quero que os e-books sejam entregues imediatamente e sei que meu direito de arrependimento termina com a entrega.',
  readPrivacy: 'A {política de privacidade} explica o que acontece com seus dados.',
  needTerms: 'Aceite os termos e condições para fazer o pedido.',
  needEbooks: 'Aceite a entrega imediata dos e-books para pedi-los.',
  walletIncomplete:
    'Sua carteira não informou nome, e-mail ou endereço de entrega. Nada foi cobrado: preencha abaixo e pague com cartão.',
  shared: 'Link copiado. Quem o abrir terá estes livros no carrinho.',
  shareThis: 'Copie este link. Quem o abrir terá estes livros no carrinho.',
};
