/** The nearest `lang` or `dir` around an element, also outside the shadow roots it is in; empty if none. */
export function pageSays(attribute: 'lang' | 'dir', element: Element): string {
  const given = element.closest(`[${attribute}]`);
  if (given) return given.getAttribute(attribute) ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? pageSays(attribute, root.host) : '';
}
