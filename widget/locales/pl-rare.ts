import type { RareText } from '../rare-text.ts';
import { plural } from './pl.ts';

export const rare: RareText = {
  badWord: (name, value, known) =>
    `book-checkout: atrybut ${name}="${value}" jest niezrozumiały. Użyj ${known.map((word) => `"${word}"`).join(' lub ')}.`,
  badAddress: (name, value) =>
    `book-checkout: atrybut ${name}="${value}" nie jest adresem, którego można użyć. Zacznij go od https:// lub http://.`,

  renewed:
    'Oferta wygasła i została odnowiona. Nic nie pobrano: naciśnij „Zapłać”, jeśli się zgadzasz.',
  newTotal: (before, now) =>
    `Suma zmieniła się z ${before} na ${now}. Nic nie pobrano: naciśnij „Zapłać”, jeśli się zgadzasz.`,
  cartChanged: (_before, now) => `Koszyk zmieniono w innym oknie. Suma wynosi teraz ${now}.`,
  orderGone: 'Sklep nie zna tego zamówienia. Nic nie pobrano.',

  changed: 'Co się zmieniło',
  copies: (quantity, unit) => `${quantity} × ${unit}`,
  before: 'przedtem:',
  now: 'teraz:',
  gone: 'już niedostępne',
  short: (title, left) =>
    left
      ? `„${title}”: ${plural(left, { one: 'został tylko 1 egzemplarz', few: `zostały tylko ${left} egzemplarze`, other: `zostało tylko ${left} egzemplarzy` })}.`
      : `„${title}”: właśnie wyprzedano.`,
  challenged:
    'Sklep prosi o potwierdzenie, że jesteś człowiekiem. Odpowiedz na tej stronie, a płatność będzie kontynuowana.',
  linkByMail: 'Wyślij sobie link do płatności e-mailem',
  linkHint: 'Otwórz link w innej przeglądarce lub na innym urządzeniu i tam zapłać.',
  orderByMail: 'Zamów e-mailem',
  mailHint:
    'Program pocztowy otworzy się z tym zamówieniem. Sklep odpowie, jak zapłacić; teraz nic nie zostanie pobrane.',
  mailSubject: (shop) => `Zamówienie w ${shop}`,
  mailBody: (lines, total, buyer) =>
    [
      'Dzień dobry,',
      '',
      'formularz karty się u mnie nie wczytał. Proszę o link do opłacenia tego zamówienia:',
      '',
      ...lines,
      `Razem: ${total}`,
      '',
      ...(buyer.length
        ? ['Adres dostawy:', ...buyer]
        : ['Adres dostawy: (imię, nazwisko i adres)']),
    ].join('\n'),

  corrected: 'Koszyk został poprawiony. Nic nie pobrano.',

  search: 'Szukaj po tytule, autorze, ISBN lub temacie',
  author: 'Autor',
  allAuthors: 'Wszyscy autorzy',
  subject: 'Temat',
  allSubjects: 'Wszystkie tematy',
  format: 'Format',
  allFormats: 'Wszystkie formaty',
  formats: {
    hardback: 'Twarda oprawa',
    paperback: 'Miękka oprawa',
    ebook: 'E-book',
    audiobook: 'Audiobook',
  },
  order: 'Sortuj według',
  orders: {
    shelf: 'Nasza kolejność',
    title: 'Tytuł',
    author: 'Autor',
    newest: 'Od najnowszych',
    cheapest: 'Od najtańszych',
    dearest: 'Od najdroższych',
  },
  found: (count) =>
    `${count.toLocaleString('pl')} ${plural(count, { one: 'książka', few: 'książki', other: 'książek' })}`,
  foundNone: 'Żadna książka nie spełnia tego wszystkiego.',
  showAll: 'Pokaż wszystkie książki',
  restMissing: 'Nie udało się wczytać pozostałych książek.',

  isbn: 'ISBN',
  pages: 'Strony',
  language: 'Język',
  publisher: 'Wydawca',
  published: 'Data wydania',
  subjects: 'Tematy',
  sample: 'Przeczytaj fragment',
  close: 'Zamknij',
  loadingDetails: 'Wczytujemy więcej o tej książce…',
  detailsMissing: 'Nie udało się wczytać więcej o tej książce.',

  cartMended: (lines) =>
    plural(lines, {
      one: 'Jednej pozycji zapisanego koszyka nie dało się odczytać i została pominięta.',
      other: `Nie dało się odczytać ${lines} pozycji zapisanego koszyka i zostały pominięte.`,
    }),
  cartLost: 'Zapisanego koszyka nie dało się odczytać. Zaczyna się pusty.',
  cartCapped: (title, most) => `„${title}”: w jednym zamówieniu najwyżej ${most} egz.`,
  cartTooLong:
    'Nie wszystkie książki z udostępnionego koszyka się zmieściły: zamówienie ma najwyżej 50 różnych książek.',
  cartJoined: (count) =>
    plural(count, {
      one: 'Jedną książkę z udostępnionego koszyka dodano do Twojego.',
      few: `${count} książki z udostępnionego koszyka dodano do Twojego.`,
      other: `${count} książek z udostępnionego koszyka dodano do Twojego.`,
    }),
  cartJoinedAlready: 'Wszystko z udostępnionego koszyka jest już w Twoim.',
  cartJoinedGone: (count) =>
    plural(count, {
      one: 'Jednej książki z udostępnionego koszyka już tu nie sprzedajemy.',
      other: `${count} książek z udostępnionego koszyka już tu nie sprzedajemy.`,
    }),
  cartUnreadable: 'Linku do udostępnionego koszyka nie dało się odczytać w całości.',

  declines: {
    'no-funds': 'Na tej karcie brakuje środków. Spróbuj innej.',
    expired: 'Karta straciła ważność. Spróbuj innej.',
    number: 'Numer karty jest nieprawidłowy. Sprawdź go.',
    expiry: 'Data ważności jest nieprawidłowa. Sprawdź ją.',
    'security-code': 'Kod zabezpieczający nie pasuje do tej karty. Sprawdź go.',
    'postal-code': 'Kod pocztowy nie pasuje do tej karty. Sprawdź go.',
    'postal-and-security-code':
      'Kod pocztowy i kod zabezpieczający nie pasują do tej karty. Sprawdź je.',
    address: 'Adres nie pasuje do tej karty. Sprawdź go.',
    'not-here': 'Tej karty nie można tu użyć. Spróbuj innej.',
    'not-now': 'Nie udało się teraz obsłużyć karty. Spróbuj ponownie za chwilę.',
    'not-confirmed': 'Bank nie potwierdził płatności. Nic nie pobrano. Możesz spróbować ponownie.',
    limit: 'Karta osiągnęła swój limit. Spróbuj innej lub zapytaj w banku.',
    'enter-again': 'Tych danych karty nie można już użyć. Wpisz je ponownie.',
    refused: 'Sklep nie może teraz przyjmować płatności. Nic nie pobrano.',
    'too-small': 'To zamówienie jest zbyt małe na płatność kartą. Dodaj jeszcze jedną książkę.',
  },
  tooLittle: (least) =>
    `Zamówień poniżej ${least} nie można opłacić kartą. Dodaj jeszcze jedną książkę.`,
  tooMuch: 'To zamówienie jest zbyt duże na jedną płatność. Podziel je.',
  notServed: 'Sklep nie wysyła do tego kraju.',
  refusals: {
    stripe_unavailable:
      'Nie można wczytać formularza karty. Być może js.stripe.com blokuje dodatek przeglądarki albo ta strona.',
    invalid_request: 'Sklep nie mógł tego odczytać. Sprawdź wpisane dane.',
    unknown_book: 'Jednej z książek w koszyku już tu nie sprzedajemy.',
    order_conflict:
      'To zamówienie rozpoczęto z innymi książkami lub cenami. Nic nie pobrano: naciśnij przycisk jeszcze raz.',
    quote_expired: 'Ceny się zmieniły. Sprawdź je ponownie.',
    below_minimum: 'To zamówienie jest zbyt małe na płatność kartą. Dodaj jeszcze jedną książkę.',
    too_many_attempts:
      'Odrzucono zbyt wiele kart. Nic nie pobrano. Spróbuj ponownie za kilka minut.',
    too_many_requests: 'To było trochę za szybko. Poczekaj chwilę.',
    challenge_required: 'Potwierdź, że jesteś człowiekiem, i spróbuj ponownie.',
    payment_unavailable: 'Sklep nie może teraz przyjmować płatności. Nic nie pobrano.',
    unavailable: 'Sklep jest teraz niedostępny. Spróbuj ponownie wkrótce.',
  },

  company: 'Firma',
  phone: 'Telefon',
  note: 'Wiadomość dla sklepu',
  optional: (label) => `${label} (opcjonalnie)`,
  billing: 'Adres do rachunku',
  agreeTerms: 'Akceptuję {regulamin}.',
  agreeBoth: 'Akceptuję {regulamin} i znam {politykę prywatności}.',
  agreeEbooks:
    'Chcę, aby e-booki dostarczono od razu, i wiem, że z ich dostarczeniem tracę prawo odstąpienia od umowy.',
  readPrivacy: 'Co dzieje się z Twoimi danymi, wyjaśnia {polityka prywatności}.',
  needTerms: 'Zaakceptuj regulamin, aby złożyć zamówienie.',
  needEbooks: 'Wyraź zgodę na natychmiastowe dostarczenie e-booków, aby je zamówić.',
  walletIncomplete:
    'Portfel nie podał imienia i nazwiska, adresu e-mail lub adresu dostawy. Nic nie pobrano: uzupełnij je poniżej i zapłać kartą.',
  shared: 'Link skopiowano. Kto go otworzy, znajdzie te książki w koszyku.',
  shareThis: 'Skopiuj ten link. Kto go otworzy, znajdzie te książki w koszyku.',
};
