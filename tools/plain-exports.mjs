const EXPORTS = /export\{([^}]*)\}/;
const NAME = /([\w$]+)(?: as ([\w$]+))?/g;

let shared = Promise.withResolvers();

/**
 * Has the tag's file give its parts what they share by the names it has there: each `as` would be paid
 * for in every file that has it. Only for a file that is imported as a whole by nobody. Comes after the
 * minifier.
 */
export const plainExports = {
  name: 'plain-exports',
  renderStart() {
    shared = Promise.withResolvers();
  },
  async renderChunk(code, { isEntry, fileName }) {
    const [list, names] = EXPORTS.exec(code) ?? ['', ''];
    if (isEntry) {
      const locals = [...names.matchAll(NAME)].map(([, local, given = local]) => [given, local]);
      shared.resolve({ fileName, names: new Map(locals) });
      return code.replace(list, `export{${locals.map(([, local]) => local).join()}}`);
    }
    const entry = await shared.promise;
    return code.replace(
      new RegExp(`(?<=import)\\{([^}]*)\\}(?=from"(?:\\.\\./)+${entry.fileName}")`),
      (_, imports) => `{${imports.replace(NAME, (...match) => plain(entry.names, match))}}`,
    );
  },
};

function plain(names, [, given, local = given]) {
  const name = names.get(given);
  if (!name) throw new Error(`The tag's file has nothing called ${given}.`);
  return name === local ? name : `${name} as ${local}`;
}
