import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import express from 'express';
import type { RequestHandler, Response } from 'express';
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
  const files = express.static(directory, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: describeScript,
  });
  return [
    files,
    () => {
      throw new AppError(404, 'not_found', 'There is no such script.', {
        detail: `looked in ${directory}; the widget is built by "npm run build"`,
      });
    },
  ];
}

function describeScript(response: Response, path: string): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
  // The parts are named by their content; the entry keeps its name.
  const part = basename(path) !== 'book-checkout.js';
  response.setHeader('Cache-Control', part ? 'public, max-age=31536000, immutable' : 'no-cache');
}
