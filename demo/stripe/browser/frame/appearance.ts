import { recordAt, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { writeAppearanceRules } from './appearance-rules.ts';
import { variablesOf } from './themes.ts';

const written = new WeakMap<HTMLElement, readonly string[]>();

/**
 * Writes theme, variables and rules of the `appearance` option as custom properties and rules;
 * where labels stand, whether inputs touch and whether things move as attributes of `root`.
 */
export function writeAppearance(
  root: HTMLElement,
  sheet: CSSStyleSheet,
  appearance: UnknownRecord,
): void {
  const theme = textAt(appearance, 'theme');
  const variables = variablesOf(theme, recordAt(appearance, 'variables'));
  for (const former of written.get(root) ?? []) root.style.removeProperty(`--${former}`);
  written.set(root, Object.keys(variables));
  for (const [name, value] of Object.entries(variables)) {
    root.style.setProperty(`--${name}`, value);
  }
  const condensed = appearance.inputs === 'condensed';
  const labels = textAt(appearance, 'labels') ?? 'auto';
  root.dataset.theme = theme ?? 'stripe';
  root.dataset.inputs = condensed ? 'condensed' : 'spaced';
  root.dataset.labels = labels === 'auto' ? (condensed ? 'floating' : 'above') : labels;
  root.toggleAttribute('data-still', appearance.disableAnimations === true);
  writeAppearanceRules(sheet, recordAt(appearance, 'rules'));
}
