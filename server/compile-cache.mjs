import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Not TypeScript: this runs first, and what keeps a start from compiling TypeScript must not need it.

/**
 * Keeps what Node makes of the sources for the next start, which takes two thirds of the time then,
 * and some 27 MB less: the compiler itself is not loaded. A changed file is compiled anew.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
