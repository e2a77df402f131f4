import type { Text } from '../text.ts';

const copies = (count: number) => (count < 2 ? `${count} livro` : `${count} livros`);

const wentWrong = 'Algo deu errado. Tente novamente em instantes.';

const problems: Readonly<Record<string, string>> = {
  unreachable: 'A loja não responde. Verifique sua conexão e tente novamente.',
  unreadable: wentWrong,
  internal: wentWrong,
};

export const text: Text = {
  locale: 'pt-BR',

  problem: (code, message) => problems[code] ?? message,
  tryAgain: 'Tentar novamente',

  loading: 'Abrindo a loja…',
  slow: 'A loja está demorando para responder. Aguarde mais um momento.',
  noBooks: 'No momento não há livros na estante.',
  books: 'Livros',
  purchase: (price) => `Comprar — ${price}`,
  add: (inCart) => (inCart ? `Adicionar mais um (${inCart} no carrinho)` : 'Adicionar ao carrinho'),
  left: (left) => (left ? (left === 1 ? 'Resta apenas 1' : `Restam apenas ${left}`) : 'Esgotado'),
  full: (inCart) => `${inCart} no carrinho, é o máximo`,
  bookGone: 'Um livro que você escolheu não é mais vendido aqui.',
  unknownItem: 'O livro deste link não é vendido aqui.',
  nothingToPay: 'Seu carrinho está vazio. Escolha primeiro um livro.',

  cartBar: (count, sum) => `Carrinho · ${copies(count)} · ${sum}`,
  changed: (title, quantity, count, sum) =>
    `${title}: ${quantity || 'removido'}. No seu carrinho: ${copies(count)}, ${sum}.`,
  continueShopping: 'Continuar comprando',
};

export const checkout = () => import('./pt-checkout.ts');
export const rare = () => import('./pt-rare.ts');
