import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Locale } from '../../locales/en.ts';
import type * as english from '../../locales/en.ts';

/** Every language there is to be, by the tag a page calls it. */
const LANGUAGES: Readonly<Record<string, Locale>> = {
  ar: 'ar',
  de: 'de',
  en: 'en',
  es: 'es',
  fr: 'fr',
  he: 'he',
  it: 'it',
  ja: 'ja',
  nl: 'nl',
  pl: 'pl',
  pt: 'pt-BR',
  sv: 'sv',
  zh: 'zh',
};

/** Numbers for which languages with several plurals have different sentences, and 0. */
const COUNTS = [0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 100, 101, 103, 111];

/** Names that are the same wherever they are said. */
const UNTRANSLATED =
  /^(locale|titled|fullStop|isbn|total|copies|email|problem|parts\.\w+|formats\.\w+|quoted|cartBar)$/;

type Sentences = Readonly<Record<string, unknown>>;

async function sentencesOf(language: string): Promise<Sentences> {
  const address = new URL(`../../locales/${language}.ts`, import.meta.url).href;
  const { text, checkout, rare } = (await import(address)) as typeof english;
  return {
    ...flat(text),
    ...flat((await checkout()).checkout, 'checkout.'),
    ...flat((await rare()).rare, 'rare.'),
  };
}

/** Lists of sentences opened: `rare.formats.ebook`. */
function flat(dictionary: object, before = ''): Sentences {
  return Object.fromEntries(
    Object.entries(dictionary).flatMap(([name, said]: [string, unknown]) =>
      typeof said === 'object' && said !== null
        ? Object.entries(flat(said, `${before}${name}.`))
        : [[before + name, said]],
    ),
  );
}

const usual = await sentencesOf('en');

type Sentence = (...values: unknown[]) => string;
const isSentence = (said: unknown): said is Sentence => typeof said === 'function';

/**
 * Values to say a sentence with, each to be found again in what was said. Numbers stand where the
 * English says them as such.
 */
function valuesFor(name: string, count: number): unknown[][] {
  const listed = ['first value', 'second value'];
  switch (name.replace(/^\w+\./, '')) {
    case 'problem':
      return [['card_invalid', 'first value']];
    case 'add':
    case 'left':
    case 'full':
    case 'mend':
    case 'found':
    case 'cartMended':
    case 'cartJoined':
    case 'cartJoinedGone':
      return [[count]];
    case 'cartBar':
      return [[count, 'first value']];
    case 'changed':
      return [
        ['first value', count, 7, 'second value'],
        ['first value', 7, count, 'second value'],
      ];
    case 'titled':
    case 'short':
    case 'cartCapped':
      return [['first value', count]];
    case 'copies':
      return [[count, 'first value']];
    case 'quoted':
      return [[listed]];
    case 'badWord':
      return [['first value', 'second value', ['third value', 'fourth value']]];
    case 'mailBody':
      return [
        [listed, 'third value', ['fourth value']],
        [listed, 'third value', []],
      ];
    default:
      return [['first value', 'second value', 'third value', 'fourth value']];
  }
}

/** What of the values a text repeats: words, and numbers from 3 on, which no language spells out. */
const repeated = (text: string): string[] =>
  [...(text.match(/(first|second|third|fourth) value|\d+/g) ?? [])]
    .filter((found) => !/^[012]$/.test(found))
    .sort();

for (const [language, locale] of Object.entries(LANGUAGES)) {
  const sentences = await sentencesOf(language);

  test(`${language} has every sentence, and no other`, () => {
    assert.deepEqual(Object.keys(sentences).sort(), Object.keys(usual).sort());
    assert.equal(sentences.locale, locale);
    for (const [name, said] of Object.entries(sentences)) {
      assert.equal(typeof said, typeof usual[name], name);
      if (typeof said === 'string' && name !== 'checkout.fullStop') assert.ok(said.trim(), name);
    }
  });

  test(`${language} says every value it is given`, () => {
    for (const [name, said] of Object.entries(sentences)) {
      const inEnglish = usual[name];
      if (!isSentence(said) || !isSentence(inEnglish)) continue;
      for (const count of COUNTS) {
        for (const values of valuesFor(name, count)) {
          const told = said(...values);
          const detail = `${name}(${values.join(', ')}): ${told}`;
          assert.equal(typeof told, 'string', detail);
          assert.doesNotMatch(told, /undefined|NaN|\[object|\$\{/, detail);
          assert.deepEqual(repeated(told), repeated(inEnglish(...values)), detail);
        }
      }
    }
  });

  test(`${language} keeps the links of the consents, in the same order`, () => {
    const linked = (said: unknown) =>
      typeof said === 'string' ? (said.match(/\{[^{}]+\}/g) ?? []).length : 0;
    for (const [name, said] of Object.entries(sentences)) {
      assert.equal(linked(said), linked(usual[name]), name);
    }
  });

  if (language === 'en') continue;

  test(`${language} is translated`, () => {
    const same = Object.entries(sentences).flatMap(([name, said]) =>
      typeof said === 'string' &&
      said === usual[name] &&
      !UNTRANSLATED.test(name.replace(/^(checkout|rare)\./, '')) &&
      said.includes(' ')
        ? [name]
        : [],
    );
    assert.deepEqual(same, []);
  });
}

test('every dictionary there is belongs to a language', () => {
  const there = readdirSync(new URL('../../locales/', import.meta.url))
    .filter((name) => !/^plural-forms\.ts$/.test(name))
    .sort();
  const wanted = Object.keys(LANGUAGES)
    .flatMap((language) => [`${language}.ts`, `${language}-checkout.ts`, `${language}-rare.ts`])
    .sort();
  assert.deepEqual(there, wanted);
});

test('Polish and Arabic count in all their forms', async () => {
  const [polish, arabic] = await Promise.all([sentencesOf('pl'), sentencesOf('ar')]);
  const bar = ({ cartBar }: Sentences, count: number) =>
    isSentence(cartBar) ? cartBar(count, 'x') : '';
  assert.deepEqual(
    [1, 2, 5, 12, 22, 25].map((count) => bar(polish, count).split(' · ')[1]),
    ['1 książka', '2 książki', '5 książek', '12 książek', '22 książki', '25 książek'],
  );
  assert.deepEqual(
    [1, 2, 3, 11, 100, 103].map((count) => bar(arabic, count).split(' · ')[1]),
    ['كتاب واحد', 'كتابان', '3 كتب', '11 كتابًا', '100 كتاب', '103 كتب'],
  );
});
