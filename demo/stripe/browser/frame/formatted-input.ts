import { latinDigits } from './formats.ts';

export interface Formatting {
  /** The text as it should stand in the field. */
  readonly format: (raw: string) => string;
  /** Characters that the formatting itself puts in, and may move. */
  readonly separators: RegExp;
}

/**
 * Keeps an input formatted while it is edited anywhere: the caret stays behind the same character
 * it was behind, and deleting a separator deletes the character next to it.
 * Calls `edited` after each change of the buyer's, with whether it was typing at the end.
 */
export function keepFormatted(
  input: HTMLInputElement,
  { format, separators }: Formatting,
  edited: (typedAtEnd: boolean) => void,
): void {
  let former = input.value;
  const bare = (text: string): string => text.replace(separators, '');

  input.addEventListener('input', (event) => {
    const kind = event instanceof InputEvent ? event.inputType : '';
    const raw = latinDigits(input.value);
    const caret = input.selectionStart ?? raw.length;
    let before = bare(raw.slice(0, caret));
    let after = bare(raw.slice(caret));
    if (kind.startsWith('delete') && before + after === bare(former)) {
      if (kind === 'deleteContentBackward') before = before.slice(0, -1);
      if (kind === 'deleteContentForward') after = after.slice(1);
      input.value = format(before + after);
    } else {
      input.value = format(raw);
    }
    const atEnd = after === '';
    const position = atEnd
      ? input.value.length
      : placeAfter(input.value, before.length, separators);
    if (document.activeElement === input) input.setSelectionRange(position, position);
    former = input.value;
    edited(atEnd && kind.startsWith('insert'));
  });
}

/** Where the caret stands once `count` characters other than separators are behind it. */
function placeAfter(text: string, count: number, separators: RegExp): number {
  let place = 0;
  let passed = 0;
  while (passed < count && place < text.length) {
    if (text.charAt(place).replace(separators, '') !== '') passed += 1;
    place += 1;
  }
  return place;
}
