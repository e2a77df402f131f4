import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { BROWSER_ARGUMENTS, findBrowser } from './tools/find-browser.ts';

/** Component tests: widget/test/*.test.ts in a real browser, straight from the sources. */
export default {
  files: 'widget/test/*.test.ts',
  nodeResolve: { exportConditions: ['production', 'browser'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022' })],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGUMENTS },
    }),
  ],
  concurrency: 1,
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
};
