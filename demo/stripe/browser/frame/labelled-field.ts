import { make } from './markup.ts';

/** A label, its control and the message below, tied together for assistive technology. */
export class LabelledField {
  readonly root: HTMLElement;
  readonly box: HTMLElement;
  readonly #label: HTMLLabelElement;
  readonly #message: HTMLElement;
  readonly #control: HTMLInputElement | HTMLSelectElement;

  constructor(name: string, control: HTMLInputElement | HTMLSelectElement) {
    this.#control = control;
    control.id = `Field-${name}Input`;
    control.classList.add('Input');
    this.#label = make('label', { class: 'Label', for: control.id });
    this.#message = make('p', { class: 'Error', id: `Field-${name}Error`, role: 'alert' });
    this.box = make('div', { class: 'box' }, control);
    this.root = make('div', { class: 'Field' }, this.#label, this.box, this.#message);
    for (const moved of ['focus', 'blur', 'input', 'change']) {
      control.addEventListener(moved, () => {
        this.#floatLabel();
      });
    }
  }

  set label(text: string) {
    this.#label.textContent = text;
    this.#floatLabel();
  }

  set hidden(hidden: boolean) {
    this.root.hidden = hidden;
  }

  /** Shows what is wrong, or with `undefined` that nothing is. */
  set message(text: string | undefined) {
    const invalid = text !== undefined;
    this.#control.classList.toggle('Input--invalid', invalid);
    this.#label.classList.toggle('Label--invalid', invalid);
    this.#control.setAttribute('aria-invalid', String(invalid));
    if (invalid) this.#control.setAttribute('aria-describedby', this.#message.id);
    else this.#control.removeAttribute('aria-describedby');
    // An unchanged alert must not be announced again.
    if (this.#message.textContent !== (text ?? '')) this.#message.textContent = text ?? '';
    this.#floatLabel();
  }

  /** A floating label lies in the empty field like a placeholder until the buyer goes there. */
  #floatLabel(): void {
    const control = this.#control;
    const resting = control.value === '' && document.activeElement !== control;
    this.#label.classList.toggle('Label--resting', resting);
    this.#label.classList.toggle('Label--floating', !resting);
    control.classList.toggle('Input--empty', control.value === '');
    this.root.classList.toggle('resting', resting);
  }
}
