import { IntegrationError } from '../errors.ts';
import type { FontDescription } from '../protocol.ts';
import { isRecord, textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { warn } from '../warn.ts';

const address = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*?))\s*\)/g;

/**
 * The `fonts` option as the frames need it: stylesheets read, addresses absolute. Throws an
 * IntegrationError for a font that is neither a stylesheet nor a family with a source, or whose
 * source is not on https: or data:. A stylesheet that cannot be read is warned of and left out.
 */
export function readFonts(option: unknown): readonly Promise<readonly FontDescription[]>[] {
  if (option === undefined) return [];
  if (!Array.isArray(option)) throw new IntegrationError('elements(): fonts should be an array.');
  return option.map((font: unknown) => {
    const source = textAt(font, 'cssSrc');
    if (source !== undefined) return fontsOfSheet(new URL(source, document.baseURI));
    return Promise.resolve([describe(isRecord(font) ? font : {})]);
  });
}

function describe(font: UnknownRecord): FontDescription {
  const family = textAt(font, 'family');
  const src = textAt(font, 'src');
  if (family === undefined || src === undefined) {
    throw new IntegrationError(
      'elements(): each font needs {cssSrc}, or {family, src}, the latter a url(...).',
    );
  }
  const strange = addressesIn(src).find((url) => !isAllowed(url));
  if (strange !== undefined) {
    throw new IntegrationError(
      `Invalid src value in font configuration: ${strange}. ` +
        "URLs have to start with 'https://' or 'data:'.",
    );
  }
  const { style, weight, display, unicodeRange } = font;
  return { family, src, descriptors: texts({ style, weight, display, unicodeRange }) };
}

/** The page fetches, as Stripe's does: its policy (`connect-src`) has to allow the address. */
async function fontsOfSheet(url: URL): Promise<readonly FontDescription[]> {
  try {
    const response = await fetch(url, { credentials: 'omit' });
    if (!response.ok) throw new TypeError(`status ${response.status}`);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await response.text());
    return Array.from(sheet.cssRules)
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => fontOfRule(style, url))
      .filter(({ src }) => addressesIn(src).every(isAllowed));
  } catch (error) {
    warn(`elements(): the fonts of ${url.href} could not be loaded: ${String(error)}.`);
    return [];
  }
}

function fontOfRule(style: CSSStyleDeclaration, sheet: URL): FontDescription {
  const read = (name: string): string | undefined => style.getPropertyValue(name) || undefined;
  return {
    family: (read('font-family') ?? '').replace(/^["']|["']$/g, ''),
    src: (read('src') ?? '').replace(address, (_whole, one = '', two = '', bare = '') => {
      return `url("${new URL(`${one}${two}${bare}`, sheet).href}")`;
    }),
    descriptors: texts({
      style: read('font-style'),
      weight: read('font-weight'),
      display: read('font-display'),
      unicodeRange: read('unicode-range'),
      stretch: read('font-stretch'),
    }),
  };
}

function addressesIn(src: string): readonly string[] {
  return Array.from(src.matchAll(address), ([, one, two, bare]) => one ?? two ?? bare ?? '');
}

/** As with Stripe, a development server's http: will not do: it would break in production. */
function isAllowed(url: string): boolean {
  return /^(https:\/\/|data:)/.test(url);
}

function texts(fields: UnknownRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => {
      return typeof field[1] === 'string';
    }),
  );
}
