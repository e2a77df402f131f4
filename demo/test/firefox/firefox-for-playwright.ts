#!/usr/bin/env node
/**
 * Debian's Firefox in the place of the one that Playwright expects, with the line between them bent
 * where they do not understand each other. What is posted to `CONTROL_PORT` is a command of WebDriver
 * BiDi besides, as JSON, for what Playwright cannot ask Firefox for.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { program } from '../../../tools/program.ts';
import { acceptPlaywright, type BidiLine, CommandSchema } from './bidi-line.ts';

const LISTENS = 'WebDriver BiDi listening on ';

const firefox = spawn(
  program('firefox-esr', ['firefox-esr']),
  // The first of them lets commands reach what belongs to no page.
  ['--remote-allow-system-access', ...process.argv.slice(2)],
  { stdio: ['ignore', 'inherit', 'pipe'] },
);
firefox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => firefox.kill(signal));

let line: BidiLine | undefined;
const server = createServer((request, response) => {
  void text(request)
    .then((command) => line?.ask(CommandSchema.parse(JSON.parse(command))))
    .then((answer) => response.end(answer));
}).listen(Number(process.env.CONTROL_PORT), '127.0.0.1');

for await (const said of createInterface({ input: firefox.stderr })) {
  if (said.startsWith(LISTENS)) pass(said.slice(LISTENS.length));
  else process.stderr.write(`${said}\n`);
}

/** Tells Playwright to come here and not to Firefox. */
function pass(address: string): void {
  acceptPlaywright(server, address, (opened) => {
    line = opened;
  });
  process.stderr.write(`${LISTENS}ws://127.0.0.1:${process.env.CONTROL_PORT ?? ''}\n`);
}
