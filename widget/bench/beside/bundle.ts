import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { transform } from 'esbuild';
import { rollup } from 'rollup';

/** What an owner's page loads: one script, and one stylesheet where the package has one. */
export interface Bundle {
  script: string;
  styles: string | null;
}

const SOURCE = 'owner.js';

/** Bundles `source` with the packages it imports, minified, as an owner would; nothing is written. */
export async function bundle(source: string): Promise<string> {
  const built = await rollup({
    input: SOURCE,
    plugins: [
      {
        name: 'source',
        resolveId: (id) => (id === SOURCE ? `${import.meta.dirname}/${SOURCE}` : null),
        load: (id) => (id === `${import.meta.dirname}/${SOURCE}` ? source : null),
      },
      resolve({ browser: true, exportConditions: ['production', 'browser'] }),
    ],
    // What a package's author left in it is nothing that could be mended here.
    onwarn: () => undefined,
  });
  const { output } = await built.generate({
    format: 'es',
    inlineDynamicImports: true,
    plugins: [
      terser({
        module: true,
        ecma: 2020,
        format: { comments: false },
        compress: { passes: 2, global_defs: { 'process.env.NODE_ENV': 'production' } },
      }),
    ],
  });
  await built.close();
  return output[0].code;
}

export async function minifiedStyles(source: string): Promise<string> {
  const { code } = await transform(source, { loader: 'css', minify: true, legalComments: 'none' });
  return code;
}
