import { globSync, readFileSync, rmSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';
import { leaveOut } from './tools/leave-out.mjs';
import { shortSentences } from './tools/short-sentences.mjs';

const compile = [
  resolve({ exportConditions: ['production', 'browser'] }),
  esbuild({ target: 'es2022', tsconfig: false }),
];

/**
 * Properties that only our own files know, and that may be called anything: none of them crosses the
 * wire, is kept in the browser's storage, or is the DOM's, Lit's, Stripe's or the page's: no names of
 * sentences either, for the page's owner may set some by them.
 */
const OWN_NAMES = `
  anticipate arrive askAgain asked backToForm begin block browse cardComplete cardReady carryOn
  checkedBuyer decided decline detail draft faults fetchRare findOut forgetKey hurry
  isAnswer isFinal mistakes notice offer onFail onReady onWait oneLine placeOrder prepare recover
  remedy reopen retryCheckout said setQuantity setTotal settings stage takePayment tell viewCart
  claim fetchRest keepCart renew restMissing setCopies startCheckout till wanted watch
  fontCss hint inCard leaveBank onAgree onReport onTyped reported returnUrl setLook takeAgreed wake
  isUpdatePending hasUpdated getPropertyOptions createRenderRoot enableUpdating renderOptions shadowRootOptions setConnected createProperty finalizeStyles performUpdate toAttribute fromAttribute hostConnected hostDisconnected hostUpdated hostUpdate addController willUpdate elementStyles ctor shown problem reading formats card follow retell leave ground lead listen look shop cart browsing mountCard elsewhere steps refuse Surroundings Till checkoutStyles loadWords tellSearchEngines ships wholeShop wants mend undo half made
 checkAgain hasOpenOrder longest returned setLocale stuck unread wasAway
`
  .trim()
  .split(/\s+/);

/**
 * What Lit's directives call theirs. The files of the bundle are minified one after the other, so that a
 * name given in the first could be one of these in a later one.
 */
const NAMES_OF_DIRECTIVES = globSync('node_modules/lit-html/directives/*.js').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\bthis\.(\w+)/g)].map(([, name]) => name),
);

const minify = terser({
  module: true,
  ecma: 2022,
  mangle: {
    properties: {
      regex: new RegExp(`^(${OWN_NAMES.join('|')}|_\\$\\w+)$`),
      reserved: NAMES_OF_DIRECTIVES,
    },
  },
  // One name in all files.
  nameCache: {},
  format: { comments: /^!|^# all/ },
  compress: { passes: 4, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
});

/** White space and comments inside Lit's templates are text to terser, and bytes to the buyer. */
const minifyTemplates = {
  name: 'minify-templates',
  transform: (code, id) =>
    id.includes('/node_modules/') ? null : minifyHTMLLiterals(code, { fileName: id }),
};

/** Stops the build at anything Rollup would only have mentioned. */
const onwarn = (warning) => {
  throw new Error(warning.message);
};

/** Parts are named by their content: those of the build before would only pile up. */
const startEmpty = {
  name: 'start-empty',
  renderStart: () => rmSync('dist/widget', { recursive: true, force: true }),
};

/** A brotli file beside each script, at a level too slow to be reached while a buyer waits. */
const compressed = {
  name: 'compressed',
  generateBundle(_options, bundle) {
    for (const { fileName, code } of Object.values(bundle)) {
      this.emitFile({
        type: 'asset',
        fileName: `${fileName}.br`,
        source: brotliCompressSync(code),
      });
    }
  },
};

/** Whose work is in here is said once, in the tag's file. */
const NOTICE = '/*! Contains Lit (Copyright 2017 Google LLC, BSD-3-Clause). */';

/**
 * Chromium compiles a file that begins so while it loads it, beside the page's own thread, instead of
 * each function there when it is first called: https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad';

/** The script tag's file. What checkout adds is a second file beside it, named by its content. */
const widget = {
  input: { 'book-checkout': 'widget/define.ts' },
  output: {
    dir: 'dist/widget',
    format: 'es',
    banner: ({ isEntry, name }) =>
      isEntry ? `${COMPILE_AHEAD}\n${NOTICE}` : name === 'checkout-part' ? COMPILE_AHEAD : '',
    entryFileNames: '[name].js',
    chunkFileNames: 'book-checkout/[name]-[hash:6].js',
  },
  plugins: [startEmpty, leaveOut, ...compile, shortSentences, minifyTemplates, minify, compressed],
  onwarn,
};

const demoPage = {
  input: 'demo/page.ts',
  output: { file: 'dist/demo/page.js', format: 'es' },
  plugins: compile,
  onwarn,
};

/** The stand-in's half in the browser: the script a page loads, and what runs in its card frames. */
const standIn = [
  { input: 'demo/stripe/browser/stripe.ts', file: 'dist/stripe/stripe.js', format: 'iife' },
  { input: 'demo/stripe/browser/frame.ts', file: 'dist/stripe/frame.js', format: 'es' },
].map(({ input, ...output }) => ({ input, output, plugins: compile, onwarn }));

export default [widget, demoPage, ...standIn];
