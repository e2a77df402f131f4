import type { RareText } from '../rare-text.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: no se entiende el atributo ${name}="${value}". Use ${known.map((word) => `"${word}"`).join(' o ')}.`,
  badAddress: (name, value) =>
    `book-checkout: el atributo ${name}="${value}" no es una dirección utilizable. Debe empezar por https:// o http://.`,

  renewed:
    'La oferta había caducado y se ha renovado. No se ha cobrado nada: pulse «Pagar» si está de acuerdo.',
  newTotal: (before, now) =>
    `El total ha cambiado de ${before} a ${now}. No se ha cobrado nada: pulse «Pagar» si está de acuerdo.`,
  cartChanged: (_before, now) =>
    `Su cesta se ha modificado en otra ventana. El total es ahora ${now}.`,
  orderGone: 'La tienda no conoce este pedido. No se ha cobrado nada.',

  changed: 'Qué ha cambiado',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'antes:',
  now: 'ahora:',
  gone: 'ya no disponible',
  short: (title, left) =>
    left
      ? `${left === 1 ? 'Solo queda 1 ejemplar' : `Solo quedan ${left} ejemplares`} de «${title}».`
      : `«${title}» se acaba de agotar.`,
  challenged:
    'La tienda le pide que demuestre que es una persona. Responda en esta página y el pago continuará.',
  linkByMail: 'Enviarse un enlace de pago por correo electrónico',
  linkHint: 'Abra el enlace en otro navegador o en otro dispositivo y pague allí.',
  orderByMail: 'Pedir por correo electrónico',
  mailHint:
    'Su programa de correo se abrirá con este pedido. La tienda responderá con una forma de pago; ahora no se cobra nada.',
  mailSubject: (shop) => `Pedido a ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Buenos días:',
      '',
      'no he podido cargar el formulario de la tarjeta. Por favor, envíenme un enlace para pagar este pedido:',
      '',
      ...lines,
      `Total: ${total}`,
      '',
      ...(buyer.length ? ['Enviar a:', ...buyer] : ['Enviar a: (su nombre y dirección)']),
    ].join('\n'),

  corrected: 'Su cesta se ha corregido. No se ha cobrado nada.',

  search: 'Buscar por título, autor, ISBN o tema',
  author: 'Autor',
  allAuthors: 'Todos los autores',
  subject: 'Tema',
  allSubjects: 'Todos los temas',
  format: 'Formato',
  allFormats: 'Todos los formatos',
  formats: {
    hardback: 'Tapa dura',
    paperback: 'Tapa blanda',
    ebook: 'Libro electrónico',
    audiobook: 'Audiolibro',
  },
  order: 'Ordenar por',
  orders: {
    shelf: 'Nuestro orden',
    title: 'Título',
    author: 'Autor',
    newest: 'Más recientes primero',
    cheapest: 'Precio: de menor a mayor',
    dearest: 'Precio: de mayor a menor',
  },
  found: (count) => (count === 1 ? '1 libro' : `${count.toLocaleString('es')} libros`),
  foundNone: 'Ningún libro cumple todo eso.',
  showAll: 'Ver todos los libros',
  restMissing: 'No se han podido cargar los demás libros.',

  isbn: 'ISBN',
  pages: 'Páginas',
  language: 'Idioma',
  publisher: 'Editorial',
  published: 'Publicación',
  subjects: 'Temas',
  sample: 'Leer un fragmento',
  close: 'Cerrar',
  loadingDetails: 'Cargando más sobre este libro…',
  detailsMissing: 'No se ha podido cargar más sobre este libro.',

  cartMended: (lines) =>
    lines === 1
      ? 'Una línea de su cesta guardada no se ha podido leer y se ha omitido.'
      : `${lines} líneas de su cesta guardada no se han podido leer y se han omitido.`,
  cartLost: 'Su cesta guardada no se ha podido leer. Empieza vacía.',
  cartCapped: (title, most) => `«${title}»: un pedido puede tener ${most} ejemplares como máximo.`,
  cartTooLong:
    'No han cabido todos los libros de la cesta compartida: un pedido tiene 50 libros distintos como máximo.',
  cartJoined: (count) =>
    count === 1
      ? 'Un libro de la cesta compartida se ha puesto en la suya.'
      : `${count} libros de la cesta compartida se han puesto en la suya.`,
  cartJoinedAlready: 'Todo lo de la cesta compartida ya está en la suya.',
  cartJoinedGone: (count) =>
    count === 1
      ? 'Un libro de la cesta compartida ya no se vende aquí.'
      : `${count} libros de la cesta compartida ya no se venden aquí.`,
  cartUnreadable: 'El enlace a una cesta compartida no se ha podido leer por completo.',

  declines: {
    'no-funds': 'Esta tarjeta no tiene saldo suficiente. Pruebe con otra.',
    expired: 'Su tarjeta ha caducado. Pruebe con otra.',
    number: 'El número de la tarjeta no es correcto. Revíselo.',
    expiry: 'La fecha de caducidad no es correcta. Revísela.',
    'security-code': 'El código de seguridad no corresponde a esta tarjeta. Revíselo.',
    'postal-code': 'El código postal no corresponde a esta tarjeta. Revíselo.',
    'postal-and-security-code':
      'El código postal y el código de seguridad no corresponden a esta tarjeta. Revíselos.',
    address: 'La dirección no corresponde a esta tarjeta. Revísela.',
    'not-here': 'Esta tarjeta no se puede usar aquí. Pruebe con otra.',
    'not-now': 'Su tarjeta no se ha podido procesar ahora. Vuelva a intentarlo en un momento.',
    'not-confirmed':
      'Su banco no ha confirmado el pago. No se ha cobrado nada. Puede volver a intentarlo.',
    limit: 'Su tarjeta ha alcanzado su límite. Pruebe con otra o consulte a su banco.',
    'enter-again': 'Estos datos de tarjeta ya no se pueden usar. Introdúzcalos de nuevo.',
    refused: 'Esta tienda no puede aceptar pagos en este momento. No se ha cobrado nada.',
    'too-small': 'Este pedido es demasiado pequeño para pagar con tarjeta. Añada otro libro.',
  },
  tooLittle: (least) =>
    `Los pedidos de menos de ${least} no se pueden pagar con tarjeta. Añada otro libro.`,
  tooMuch: 'Este pedido es demasiado grande para un solo pago. Divídalo, por favor.',
  notServed: 'La tienda no envía a este país.',
  refusals: {
    stripe_unavailable:
      'No se ha podido cargar el formulario de la tarjeta. Quizá un bloqueador de contenido o esta página retiene js.stripe.com.',
    invalid_request: 'La tienda no ha podido leer la solicitud. Revise sus datos.',
    unknown_book: 'Un libro de su cesta ya no se vende aquí.',
    order_conflict:
      'Este pedido se empezó con otros libros o precios. No se ha cobrado nada: pulse el botón otra vez.',
    quote_expired: 'Los precios han cambiado. Revíselos.',
    below_minimum: 'Este pedido es demasiado pequeño para pagar con tarjeta. Añada otro libro.',
    too_many_attempts:
      'Se han rechazado demasiadas tarjetas. No se ha cobrado nada. Vuelva a intentarlo dentro de unos minutos.',
    too_many_requests: 'Ha ido un poco deprisa. Espere un momento.',
    challenge_required: 'Confirme que es una persona y vuelva a intentarlo.',
    payment_unavailable:
      'Esta tienda no puede aceptar pagos en este momento. No se ha cobrado nada.',
    unavailable: 'La tienda no está disponible en este momento. Vuelva a intentarlo pronto.',
  },

  company: 'Empresa',
  phone: 'Teléfono',
  note: 'Nota para la tienda',
  optional: (label) => `${label} (opcional)`,
  billing: 'Dirección de facturación',
  agreeTerms: 'Acepto las {condiciones generales}.',
  agreeBoth: 'Acepto las {condiciones generales} y he leído la {política de privacidad}.',
  agreeEbooks:
    'Quiero que los libros electrónicos se entreguen de inmediato y sé que mi derecho de desistimiento termina con su entrega.',
  readPrivacy: 'La {política de privacidad} explica qué se hace con sus datos.',
  needTerms: 'Acepte las condiciones generales para hacer el pedido.',
  needEbooks: 'Acepte la entrega inmediata de los libros electrónicos para pedirlos.',
  walletIncomplete:
    'Su monedero no ha dado nombre, correo electrónico o dirección de envío. No se ha cobrado nada: complételos abajo y pague con tarjeta.',
  shared: 'Enlace copiado. Quien lo abra tendrá estos libros en su cesta.',
  shareThis: 'Copie este enlace. Quien lo abra tendrá estos libros en su cesta.',
};
