import type { FontDescription } from '../protocol.ts';
import { warn } from '../warn.ts';

const added = new Set<string>();

/**
 * Makes the merchant's fonts known to this document. All are fetched at once: a browser that
 * fetched each only when one of its characters is typed would tell the merchant's server, by
 * `unicode-range`, which digits the card has.
 */
export function addFonts(fonts: readonly FontDescription[]): void {
  for (const font of fonts) {
    const key = JSON.stringify(font);
    if (added.has(key)) continue;
    added.add(key);
    const face = new FontFace(font.family, font.src, font.descriptors);
    face.load().then(
      () => document.fonts.add(face),
      (error: unknown) => {
        warn(`The font "${font.family}" could not be loaded: ${String(error)}.`);
      },
    );
  }
}
