import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LitElement } from 'lit';
import type { Manifest } from '../../../tools/manifest.ts';
import { BookCheckout } from '../../book-checkout.ts';

/** What the manifest says of the element, and what the element has. */

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { customElements } = JSON.parse(read('package.json')) as { customElements: string };
const manifest = JSON.parse(read(customElements)) as Manifest;
const declaration = manifest.modules.flatMap(({ declarations }) => declarations)[0];
assert.ok(declaration, 'build first: npm run build');
const { attributes, members, events, slots, cssParts, cssProperties } = declaration;

/** The element's files, without what is only said about them. */
const code = globSync(['widget/*.ts', 'widget/views/*.ts'], { cwd: root })
  .map((file) => read(file).replace(/\/\*\*[^]*?\*\//g, ''))
  .join('\n');

const found = (pattern: RegExp): string[] =>
  sorted([...code.matchAll(pattern)].flatMap(([, name = '']) => name.split(' ')));
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const named = (all: readonly { name: string }[]): string[] => all.map(({ name }) => name).sort();

test('every attribute is told, and no other', () => {
  const styled = [...code.matchAll(/:host\(\[([a-z-]+)/g)].map(([, name = '']) => name);
  // Every element has that one.
  const own = styled.filter((name) => name !== 'hidden');
  const asked = found(/\bhost\.hasAttribute\('([a-z-]+)'\)/g);
  assert.deepEqual(
    named(attributes),
    sorted([...BookCheckout.observedAttributes, ...own, ...asked]),
  );
});

test('every property and method is told, and no other', () => {
  const inherited = new Set<string>();
  for (
    let type: object | null = LitElement.prototype;
    type;
    type = Object.getPrototypeOf(type) as object | null
  ) {
    for (const name of Object.getOwnPropertyNames(type)) inherited.add(name);
  }
  const isOurs = (name: string) => !inherited.has(name) && !name.endsWith('Callback');
  const own = Object.getOwnPropertyNames(BookCheckout.prototype).filter(isOurs);
  const ofInstances = members.filter((member) => !('static' in member));
  // Lit has the accessors of its properties on the prototype once it knows the class.
  assert.ok(BookCheckout.observedAttributes.length > 0);
  assert.deepEqual(
    named(ofInstances),
    sorted([...own, ...[...BookCheckout.elementProperties.keys()].map(String)]),
  );
  for (const { name, kind } of ofInstances) {
    const descriptor = Object.getOwnPropertyDescriptor(BookCheckout.prototype, name);
    assert.equal(typeof descriptor?.value, kind === 'method' ? 'function' : 'undefined', name);
  }
  const statics = members.filter((member) => 'static' in member);
  for (const { name } of statics) assert.ok(name in BookCheckout, name);
});

test('a property names the attribute it is set by', () => {
  const reflected = [...BookCheckout.elementProperties].map(([name, options]) => [
    String(name),
    typeof options.attribute === 'string' ? options.attribute : String(name).toLowerCase(),
    options.reflect === true,
  ]);
  const told = members.flatMap((member) =>
    'attribute' in member ? [[member.name, member.attribute, 'reflects' in member]] : [],
  );
  assert.deepEqual(told.sort(), reflected.sort());
});

test('every event is told with its class, and no other', () => {
  assert.deepEqual(named(events), found(/super\('(book-[a-z-]+)'/g));
  for (const { name, type } of events) {
    const declared = new RegExp(`class ${type.text} extends Event \\{[^]*?super\\('${name}'`);
    assert.match(code, declared, name);
  }
});

test('every slot is told, and no other', () => {
  const inViews = found(/<slot name="([^"]+)"/g).map((name) => name.replace(/\$\{.*\}/, '…'));
  assert.deepEqual(named(slots), sorted(inViews));
});

test('every part is told, and no other', () => {
  assert.deepEqual(named(cssParts), found(/\bpart="([^"]+)"/g));
  assert.doesNotMatch(code, /\bpart=\$|\bpart="[^"]*\$/, 'a part that no reader can see');
});

test('every custom property is told with its default, and no other', () => {
  assert.deepEqual(named(cssProperties), found(/(--book-checkout-[a-z-]+)/g));
  for (const { name, default: usual } of cssProperties) {
    if (usual !== undefined) assert.ok(code.includes(`var(${name}, ${usual})`), name);
  }
});
