import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Journey } from './journey.ts';

const WORDS = { purchase: 'Get it for {0}', checkout: 'To the till', undo: 'Put it back' };

const journey = await Journey.start();

// The build calls sentences something shorter; whoever owns the page still names them as the sources do.
test('sentences of the owner’s own are said by their names, on every screen', async () => {
  const { page } = await journey.visit('/examples/article', async (tab) => {
    await tab.addInitScript((words) => {
      addEventListener('DOMContentLoaded', () => {
        document.querySelector('book-checkout')?.setAttribute('words', words);
      });
    }, JSON.stringify(WORDS));
  });
  await page.getByRole('button', { name: 'Get it for $23' }).waitFor();
  await page.getByRole('button', { name: 'Add to cart' }).first().click();
  await page.getByRole('button', { name: /^Cart/ }).click();
  await page.getByRole('button', { name: 'To the till' }).waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Put it back' }).waitFor();
  const shop = page.locator('book-checkout');
  await shop.evaluate((element) => {
    Reflect.set(element, 'words', { undo: 'Back with it' });
  });
  await page.getByRole('button', { name: 'Back with it' }).waitFor();
  assert.equal(await shop.getAttribute('words'), '{"undo":"Back with it"}');
});
