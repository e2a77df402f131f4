import { isRecord } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { brandIcon } from './brand-icon.ts';
import { make } from './markup.ts';

/**
 * The frame around the card's form in the layout `accordion`: a header to open it by. With one way
 * to pay there is nothing to choose, so tabs show none.
 */
export class AccordionItem {
  readonly root = make('div', { class: 'method' });
  readonly #radio = make('span', { class: 'RadioIcon', 'aria-hidden': 'true' });
  readonly #logo = make('span', { class: 'logo' }, brandIcon('unknown'));
  readonly #name = make('span', { class: 'name' });
  readonly #header = make('button', { type: 'button', class: 'header' });
  readonly #form: HTMLElement;
  #open = true;
  #accordion = false;

  constructor(form: HTMLElement, toggled: () => void) {
    this.#form = form;
    form.id = 'method-form';
    this.#header.append(this.#radio, this.#logo, this.#name);
    this.#header.setAttribute('aria-controls', form.id);
    this.#header.addEventListener('click', () => {
      if (this.#open) return;
      this.#setOpen(true);
      toggled();
    });
    this.root.append(this.#header, form);
  }

  get collapsed(): boolean {
    return !this.#open;
  }

  /** `layout` as the page passed it; `first` lets `defaultCollapsed` close the item. */
  configure(layout: unknown, name: string, first: boolean): void {
    const wanted: UnknownRecord = isRecord(layout) ? layout : { type: layout };
    this.#accordion = wanted.type === 'accordion';
    this.root.classList.toggle('AccordionItem', this.#accordion);
    this.root.classList.toggle('logo-last', wanted.paymentMethodLogoPosition === 'end');
    this.#header.hidden = !this.#accordion;
    this.#radio.hidden = wanted.radios !== true && wanted.radios !== 'always';
    this.#name.textContent = name;
    if (!this.#accordion) this.#setOpen(true);
    else if (first) this.#setOpen(wanted.defaultCollapsed !== true);
  }

  collapse(): void {
    if (this.#accordion) this.#setOpen(false);
  }

  #setOpen(open: boolean): void {
    this.#open = open;
    this.#form.hidden = !open;
    this.#header.setAttribute('aria-expanded', String(open));
    this.root.classList.toggle('AccordionItem--selected', open && this.#accordion);
    this.#radio.classList.toggle('checked', open);
  }
}
