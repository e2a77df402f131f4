/**
 * Which card each book in sight is drawn on. Books that come into sight take the cards of those that
 * left it: making new ones for every step of a scroll leaves so many dropped elements behind that the
 * browser stops to clear them away while the buyer still scrolls.
 */
export class UsedCards {
  #cards = new Map<string, number>();
  #made = 0;

  /**
   * The card of each of these books, by the book's id; one that is drawn already keeps its own. With
   * `anew` the others get new ones: cards that are used again change places, and the one that has the
   * focus would lose it by that.
   */
  deal(books: readonly string[], anew: boolean): ReadonlyMap<string, number> {
    const stay = new Set(books);
    const isFree = ([book]: readonly [string, number]) => !stay.has(book);
    const free = anew ? [] : [...this.#cards].filter(isFree).map(([, card]) => card);
    // A row that goes and one that comes: Lit moves a list's first to its end, and its last to the front.
    if (free.length < this.#cards.size) free.reverse();
    const card = (book: string) => this.#cards.get(book) ?? free.shift() ?? this.#made++;
    this.#cards = new Map(books.map((book) => [book, card(book)]));
    return this.#cards;
  }
}
