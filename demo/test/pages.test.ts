import assert from 'node:assert/strict';
import { test } from 'node:test';
import express from 'express';
import { listen } from '../../server/index.ts';
import { errorPage } from '../pages.ts';

test('a failure is a plain page with a way back; its reason goes to the log alone', async () => {
  const logged: unknown[] = [];
  const app = express()
    .get('/', () => {
      throw new Error('the reason');
    })
    .use(errorPage((error) => logged.push(error)));
  const site = await listen(app, { port: 0, host: 'localhost' });
  const response = await fetch(site.url);
  const page = await response.text();
  await site.close();
  assert.equal(response.status, 500);
  assert.match(page, /href="\/"/);
  assert.doesNotMatch(page, /the reason|\.ts/);
  assert.equal(logged.length, 1);
});
