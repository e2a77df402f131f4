import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { en } from '../browser/form-locales/en.ts';
import { formTextFor } from '../browser/form-text.ts';

const folder = new URL('../browser/form-locales/', import.meta.url);
const languages = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));

/** Every sentence with the path to it. */
function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => sentences(inner, `${path}.${name}`));
}

const english = new Map(sentences(en));

for (const language of languages) {
  test(`the forms have every sentence in ${language}, and none left in English`, () => {
    const found = sentences(formTextFor(`${language}-XX`));
    assert.deepEqual(found.map(([path]) => path).sort(), [...english.keys()].sort());
    assert.ok(found.every(([, sentence]) => sentence.trim() !== ''));
    const long = found.filter(([, sentence]) => sentence.length > 20);
    const same = long.filter(([path, sentence]) => english.get(path) === sentence);
    assert.equal(same.length, language === 'en' ? long.length : 0);
  });
}

test('a language without texts of its own gets English', () => {
  assert.equal(formTextFor('ko'), en);
});
