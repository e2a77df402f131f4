import { spawn } from 'node:child_process';

/**
 * The shop while it is being worked on: the bundles are rebuilt and the server restarted whenever
 * one of their files changes. Reload the page to see it. Ctrl-C ends both.
 */
const programs = [
  spawn('rollup', ['--config', '--watch', '--silent'], { stdio: 'inherit' }),
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'demo/serve.ts'], {
    stdio: 'inherit',
  }),
];

for (const program of programs) {
  program.on('exit', (code) => {
    process.exitCode ??= code ?? 0;
    for (const other of programs) other.kill();
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const program of programs) program.kill(signal);
  });
}
