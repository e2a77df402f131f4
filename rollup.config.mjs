import { createHash } from 'node:crypto';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';
import { handOver } from './tools/hand-over.mjs';
import { leaveOut } from './tools/leave-out.mjs';
import { plainExports } from './tools/plain-exports.mjs';
import { SENTENCES, shortSentences } from './tools/short-sentences.mjs';

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
  actions adopt anticipate arrive askAgain asked authenticate backToForm begin block browse
  browsing cardComplete cardReady carryOn checkedBuyer claim decided decline detail draft draw
  faults fetchAsked fetchRare fetchRest findOut follow fontCss forgetKey half hasOpenOrder hint
  hurry inCard isAnswer isFinal keep keepCart lead leave leaveBank listen longest look mistakes
  mountCard notice offer onAgree onFail onReady onReport onTyped opened placeAgreed placeOrder
  prepare reading recover refuse remedy renew reopen reported retryCheckout returned returnUrl run
  said setCopies setLocale setLook setQuantity settings setTotal ships shop shown stage steps
  takePayment tell till unread viewCart wake wanted wasAway watch
`
  .trim()
  .split(/\s+/);

/** Lit's own, of which nothing outside the bundle knows either, and which Lit asks for by no string. */
const NAMES_OF_LIT = `
  addController converter createProperty createRenderRoot ctor elementStyles
  enableUpdating finalizeStyles fromAttribute getPropertyOptions hasUpdated hostConnected
  hostDisconnected hostUpdate hostUpdated isUpdatePending performUpdate reflect renderOptions
  renderRoot requestUpdate shadowRootOptions toAttribute willUpdate
`
  .trim()
  .split(/\s+/);

const RENAMED = [...OWN_NAMES, ...NAMES_OF_LIT];

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
      regex: new RegExp(`^(${RENAMED.join('|')}|_\\$\\w+)$`),
      reserved: NAMES_OF_DIRECTIVES,
    },
  },
  // One name in all files.
  nameCache: {},
  format: { comments: /^!|^# all/ },
  compress: {
    keep_fargs: false,
    passes: 4,
    inline: 1,
    pure_getters: true,
    unsafe_arrows: true,
    unsafe_methods: true,
  },
});

/** White space and comments inside Lit's templates are text to terser, and bytes to the buyer. */
const minifyTemplates = {
  name: 'minify-templates',
  transform: (code, id) =>
    id.includes('/node_modules/') ? null : minifyHTMLLiterals(code, { fileName: id }),
};

/** What a part is asked for by its name, and sentences by theirs, are called so. */
const keepNames = {
  name: 'keep-names',
  renderChunk(_code, { fileName, exports }) {
    const renamed = [...exports, ...SENTENCES].filter((name) => RENAMED.includes(name));
    if (renamed.length)
      throw new Error(`${renamed.join()} is renamed, but known by name: ${fileName}`);
  },
};

/** Stops the build at anything Rollup would only have mentioned. */
const onwarn = (warning) => {
  throw new Error(warning.message);
};

/** The folder of the parts is named by their content: those of the builds before would only pile up. */
const startEmpty = {
  name: 'start-empty',
  renderStart: () => rmSync('dist/widget', { recursive: true, force: true }),
};

/** In place of what names the folder of the parts until they are there. */
const FOLDER = '@parts-of-this-build@';

/**
 * One name for all parts, made of the content of all: a file may be kept for ever. A name for each part
 * would spare those that a new version leaves as they were, and cost every buyer of this one 5 bytes
 * for each name that stands in a script: names cannot be compressed.
 */
const nameFolder = {
  name: 'name-folder',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const hash = createHash('sha256');
    for (const { fileName, code, isEntry } of files.sort((one, other) =>
      one.fileName < other.fileName ? -1 : 1,
    ))
      if (!isEntry) hash.update(`${fileName}\n${code}\n`);
    const folder = hash.digest('base64url').slice(0, 8);
    for (const file of files) {
      file.fileName = file.fileName.replace(FOLDER, folder);
      file.code = file.code.replaceAll(FOLDER, folder);
    }
  },
};

/** Windows and codings of distances that fit scripts of this size, one better than the other by the file. */
const CODINGS = [
  [16, 0, 10],
  [16, 1, 2],
  [16, 1, 16],
  [16, 2, 20],
  [16, 2, 60],
  [15, 3, 120],
].map(([window, postfix, direct]) => ({
  [constants.BROTLI_PARAM_LGWIN]: window,
  [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
  [constants.BROTLI_PARAM_NDIRECT]: direct,
}));

const smallest = (code) =>
  CODINGS.map((params) => brotliCompressSync(code, { params })).reduce((best, next) =>
    next.length < best.length ? next : best,
  );

/** A brotli file beside each script, at a level too slow to be reached while a buyer waits. */
const compressed = {
  name: 'compressed',
  generateBundle(_options, bundle) {
    for (const { fileName, code } of Object.values(bundle)) {
      this.emitFile({
        type: 'asset',
        fileName: `${fileName}.br`,
        source: smallest(code),
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

/** The script tag's file, and beside it a folder with the parts that it asks for when they are needed. */
const widget = {
  input: { 'book-checkout': 'widget/define.ts' },
  output: {
    dir: 'dist/widget',
    format: 'es',
    freeze: false,
    banner: ({ isEntry, name }) =>
      isEntry ? `${COMPILE_AHEAD}\n${NOTICE}` : name === 'checkout-part' ? COMPILE_AHEAD : '',
    entryFileNames: '[name].js',
    chunkFileNames: `book-checkout/${FOLDER}/[name].js`,
  },
  plugins: [
    startEmpty,
    leaveOut,
    ...compile,
    shortSentences,
    minifyTemplates,
    handOver,
    keepNames,
    minify,
    plainExports,
    nameFolder,
    compressed,
  ],
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
