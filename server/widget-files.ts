import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import serveCompressed from 'express-static-gzip';
import type { RequestHandler } from 'express';
import { AppError } from './errors.ts';

/** Where the built widget is, counted from the package's root. */
const BUILT = join('dist', 'widget');

/** The built widget of this package; this file may lie in the sources or in `dist/`. */
export function findWidget(from: string = import.meta.dirname): string {
  const root = existsSync(join(from, 'package.json')) || dirname(from) === from;
  return root ? join(from, BUILT) : findWidget(dirname(from));
}

/**
 * Serves the script and its parts to pages of any origin: module scripts of another site need CORS.
 * Nothing else in the folder is served.
 */
export function serveWidget(directory: string): RequestHandler[] {
  const missing = () => {
    throw new AppError(404, 'not_found', 'There is no such script.', {
      detail: `looked in ${directory}; the widget is built by "npm run build"`,
    });
  };
  return existsSync(directory) ? [serveBuilt(directory), missing] : [missing];
}

/** The build leaves a brotli file beside each script, a third of its size; who can read it gets it. */
const serveBuilt = (directory: string): RequestHandler =>
  serveCompressed(directory, {
    enableBrotli: true,
    orderPreference: ['br'],
    index: false,
    serveStatic: {
      redirect: false,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: describeScript,
    },
  });

function describeScript(response: ServerResponse, path: string): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
  // The folder of the parts is named by their content; the entry keeps its name.
  const part = !/^book-checkout\.js(\.br)?$/.test(basename(path));
  response.setHeader('Cache-Control', part ? 'public, max-age=31536000, immutable' : 'no-cache');
}
