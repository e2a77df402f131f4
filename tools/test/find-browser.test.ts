import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBrowser } from '../find-browser.ts';

test('CHROME_PATH decides', () => {
  assert.equal(findBrowser({ CHROME_PATH: process.execPath, PATH: '' }), process.execPath);
});

test('a CHROME_PATH that leads nowhere is a sentence with that path', () => {
  assert.throws(() => findBrowser({ CHROME_PATH: '/no/such/browser', PATH: '' }), {
    message: /CHROME_PATH names \/no\/such\/browser/,
  });
});
