import { rmSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import esbuild from 'rollup-plugin-esbuild';

const compile = [
  resolve({ exportConditions: ['production', 'browser'] }),
  esbuild({ target: 'es2022', tsconfig: false }),
];
const minify = terser({
  module: true,
  ecma: 2022,
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

/** The script tag's file. What checkout adds is a second file beside it, named by its content. */
const widget = {
  input: { 'book-checkout': 'widget/define.ts' },
  output: {
    dir: 'dist/widget',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'book-checkout/[name]-[hash].js',
  },
  plugins: [startEmpty, ...compile, minifyTemplates, minify, compressed],
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
