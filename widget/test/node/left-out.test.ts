import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BookCheckout } from '../../book-checkout.ts';

// tools/leave-out.mjs takes out of Lit what nothing here uses: whoever begins to use it is told here.

const widget = new URL('../../', import.meta.url);

const UNUSED = {
  'a comment in a template': /<!--/,
  'a value inside an element that holds nothing but text':
    /\}\s*<\/(script|style|textarea|title)\b/,
  'a template that is SVG or MathML': /\b(svg|mathml)`/,
  'a value in a style sheet': /css`[^`]*\$\{/,
  'a list of style sheets': /styles = \[/,
  'a decorator': /^\s*@(property|state|query|customElement|eventOptions)\b/m,
  'a listener with options': /\bhandleEvent\b|@\w+=\$\{\{/,
  'a controller taken off': /\.removeController\(/,
  'a directive that waits, or is not between tags':
    /from 'lit\/(?!directives\/(guard|keyed|repeat)\.js')/,
  'a value of Lit’s own for no change': /\bnoChange\b/,
};

for (const name of readdirSync(widget, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts') || /^(test|bench|locales)\b/.test(name)) continue;
  const source = readFileSync(new URL(name, widget), 'utf8');
  test(`${name} uses of Lit only what is in the bundle`, () => {
    for (const [what, pattern] of Object.entries(UNUSED))
      assert.ok(!pattern.test(source), `${name} has ${what}`);
  });
}

test('the properties are texts, switches, or read by a function of their own', () => {
  for (const [name, options] of BookCheckout.elementProperties) {
    const { type, converter, reflect, attribute, ...others } = options;
    const isKnown =
      (type === undefined || type === Boolean || (type === Object && converter)) &&
      (converter === undefined || typeof converter === 'function') &&
      (reflect === undefined || reflect) &&
      (attribute === undefined || typeof attribute === 'string');
    assert.ok(isKnown && typeof name === 'string', `${String(name)} needs more of Lit`);
    assert.deepEqual(others, {}, `${name} needs more of Lit`);
  }
});

test('the element takes part in no other steps of an update', () => {
  const own = Object.getOwnPropertyNames(BookCheckout.prototype);
  for (const step of ['shouldUpdate', 'scheduleUpdate', 'getUpdateComplete', 'firstUpdated'])
    assert.ok(!own.includes(step), `the bundle does not call ${step}()`);
});
