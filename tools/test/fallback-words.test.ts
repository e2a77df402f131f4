import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { test } from 'node:test';
import { wordsIn } from '../../server/fallback-words.ts';

interface Language {
  text: { purchase: (price: string) => string; left: (copies: number) => string };
}

const locales = new URL('../../widget/locales/', import.meta.url);
const languages = globSync('??.ts', { cwd: locales }).map((file) => file.slice(0, 2));

test('the languages are found at all', () => {
  assert.equal(languages.length, 13);
});

for (const language of languages) {
  test(`what the server writes for readers without scripts is what the element says: ${language}`, async () => {
    const address = new URL(`${language}.ts`, locales).href;
    const { text } = (await import(address)) as Language;
    const { words, tag } = wordsIn(language);
    assert.equal(tag, language);
    assert.equal(words.purchase, text.purchase('').split(' — ')[0]);
    assert.equal(words.soldOut, text.left(0));
  });
}
