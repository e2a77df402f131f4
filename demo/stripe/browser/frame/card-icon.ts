import { brandIcon } from './brand-icon.ts';
import type { IconName } from './brand-icon.ts';
import type { BrandName } from './card-brands.ts';
import type { FieldState } from './field.ts';
import { make } from './markup.ts';

export interface IconWish {
  readonly brand: BrandName;
  readonly state: FieldState;
  readonly hidden: boolean;
  /** In one colour, `iconColor`, instead of the brand's own. */
  readonly solid: boolean;
  /** The buyer is at the security code: show where it is printed. */
  readonly atCvc?: boolean;
}

/** The picture in front of a card number. */
export class CardIcon {
  readonly root = make('span', { class: 'icon' });
  #shown = '';

  show({ brand, state, hidden, solid, atCvc = false }: IconWish): void {
    const { root } = this;
    root.style.display = hidden ? 'none' : '';
    root.dataset.state = state;
    const name = nameOf(brand, state, atCvc);
    const key = `${name} ${String(solid)}`;
    if (this.#shown === key) return;
    this.#shown = key;
    root.replaceChildren(brandIcon(name, solid ? 'solid' : 'default'));
  }
}

function nameOf(brand: BrandName, state: FieldState, atCvc: boolean): IconName {
  if (state === 'invalid') return 'fault';
  if (!atCvc) return brand;
  return brand === 'amex' ? 'cvc-front' : 'cvc';
}
