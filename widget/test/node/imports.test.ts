import { readdirSync } from 'node:fs';
import { test } from 'node:test';

const widget = new URL('../../', import.meta.url);

for (const name of readdirSync(widget, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.ts') || /^(test|bench)\b/.test(name)) continue;
  test(`${name} can be imported where there is no page`, async () => {
    await import(new URL(name, widget).href);
  });
}
