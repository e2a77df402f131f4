/**
 * What the widget never uses of the libraries inside it, a sixth of what Lit weighs, as their published
 * files have it. Whoever begins to use it is told by widget/test/node/left-out.test.ts.
 */
const UNUSED = [
  {
    file: '@lit/reactive-element/css-tag.js',
    what: 'browsers without constructable style sheets, where the element does not run either',
    cuts: [
      [/(?<=const t=globalThis,e=)t\.ShadowRoot&&.*?"replace"in CSSStyleSheet\.prototype/, 'true'],
    ],
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    what: 'values in style sheets, and a word to who makes them in a way that nobody does here',
    cuts: [
      [/i=\(t,\.\.\.e\)=>\{.*?(?=new n\(o,t,s\))/, 'i=t=>{return '],
      [/new n\(o,t,s\)/, 'new n(t[0],t,s)'],
      [/if\(this\._\$cssResult\$=!0,o!==s\)throw Error\(".*?"\);/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/css-tag.js',
    what: 'style sheets that are not Lit’s, and two of the same text',
    cuts: [
      [/t instanceof CSSStyleSheet\?t:(?=t\.styleSheet)/, ''],
      [/const e=void 0!==s&&1===s\.length;e&&\(t=o\.get\(s\)\),/, ''],
      [/,e&&o\.set\(s,t\)/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'attributes that are numbers, lists or objects: ours are texts and one switch',
    cuts: [
      [/switch\(s\)\{case Boolean:t=t\?l:null;.*?\}return t\}/, 'return s?t?l:null:t}'],
      [/let i=t;switch\(s\)\{case Boolean:.*?\}return i\}/, 'return s?null!==t:t}'],
      [/\(void 0!==i\.converter\?\.toAttribute\?i\.converter:u\)/, 'u'],
      [/"function"==typeof t\.converter\?(.*?):void 0!==t\.converter.*?:u/, 't.converter?$1:u'],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'decorators',
    cuts: [
      [/Symbol\.metadata\?\?=.*?new WeakMap;/, ''],
      [/const t=this\[Symbol\.metadata\];.*?\}(?=this\._\$Eh=new Map)/, ''],
      [/static addInitializer\(t\)\{.*?push\(t\)\}/, ''],
      [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
      [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'properties by symbols, undeclared, or with accessors or attributes of their own making',
    cuts: [
      [/\[\.\.\.r\(t\),\.\.\.o\(t\)\]/, 'r(t)'],
      [/(?<=return this\.elementProperties\.get\(t\))\?\?b/, ''],
      [
        /static createProperty\(.*?(?=static getPropertyOptions)/,
        'static createProperty(t,s){this._$Ei(),this.elementProperties.set(t,s);const i=Symbol();' +
          'e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e,' +
          'this.requestUpdate(t,h,s)},configurable:!0,enumerable:!0})}',
      ],
      [/const i=s\.attribute;return!1===i\?.*?void 0\}/, 'return s.attribute??t.toLowerCase()}'],
      [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for\(.*?e\)\}(?=\})/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'values that an attribute goes back to, and other ways to tell a change',
    cuts: [
      [/\(\(i\.hasChanged\?\?f\)\(h,s\)\|\|i\.useDefault&&.*?_\$Eu\(t,i\)\)\)/, 'f(h,s)'],
      [/\{useDefault:i,reflect:e,wrapped:h\},r\)\{i&&.*?\)\|\|\((?=this)/, '{reflect:e}){('],
      [/this\.hasUpdated\|\|i\|\|/, 'this.hasUpdated||'],
      [/r\?\?this\._\$Ej\?\.get\(e\)\?\?r/, 'r'],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'lists of style sheets: there is one',
    cuts: [[/static finalizeStyles\(s\)\{.*?return i\}/, 'static finalizeStyles(s){return[s]}']],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'steps of an update that nothing here takes part in',
    cuts: [
      [/get updateComplete\(\).*?\}getUpdateComplete\(\)/, 'get updateComplete()'],
      [/removeController\(t\)\{.*?\}/, ''],
      [/const t=this\.scheduleUpdate\(\);return null!=t&&await t,/, 'return this.performUpdate(),'],
      [/scheduleUpdate\(\)\{return this\.performUpdate\(\)\}/, ''],
      [/t=this\.shouldUpdate\(s\),t\?\((.*?)\):this\._\$EM\(\)\}/, 't=!0,$1}'],
      [/shouldUpdate\(t\)\{return!0\}/, ''],
      [/,this\.firstUpdated\(t\)/, ''],
      [/firstUpdated\(t\)\{\}/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'polyfills of browsers that are no more, and a name in the page for versions of Lit',
    cuts: [
      [/,p=a\.reactiveElementPolyfillSupport/, ''],
      [
        /,p\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\(".*?"\)/,
        '',
      ],
    ],
  },
  {
    file: 'lit-element/lit-element.js',
    what: 'the same, pages drawn by a server, and styles inside what is drawn',
    cuts: [
      [/createRenderRoot\(\)\{const t=super.*?,t\}/, ''],
      [/,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\)/, ''],
      [/const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);/, ''],
      [/\(s\.litElementVersions\?\?=\[\]\)\.push\(".*?"\);/, ''],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'the same',
    cuts: [
      [
        /,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\(".*?"\)/,
        '',
      ],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'templates that are SVG or MathML on their own, or were compiled',
    cuts: [
      [/l=2===i\?"<svg>":3===i\?"<math>":""/, 'l=""'],
      [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
      [/if\((this\.el=.*?this\.el\.content),2===i\|\|3===i\)\{.*?\}(?=for)/, '$1;'],
      [/e="number"==typeof s\?(this\._\$AC\(t\)):\(.*?,s\);if/, 'e=$1;if'],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'values inside comments, and inside elements that hold nothing but text',
    cuts: [
      [/"!--"===u\[1\]\?c=_:void 0!==u\[1\]\?c=m:/, ''],
      [/else\{let t=-1;for\(;-1!==\(t=r\.data.*?o\.length-1\}/, ''],
      [/c===_\|\|c===m\?c=v:/, ''],
      [/y\.test\(u\[2\]\)&&\(n=RegExp\("<\/"\+u\[2\],"g"\)\),/, ''],
      [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}\}(?=else if\(8)/, '}'],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'lists that are no arrays, and drawing in front of what is there, or in other registries',
    cuts: [
      [/\|\|"function"==typeof t\?\.\[Symbol\.iterator\]/, ''],
      [/\(t\?\.creationScope\?\?l\)/, 'l'],
      [/const e=s\?\.renderBefore\?\?i;let h=e\._\$litPart\$/, 'let h=i._$$litPart$$'],
      [
        /const t=s\?\.renderBefore\?\?null;e\.(.*?),t\),t,void 0,s\?\?\{\}\)/,
        'i.$1,null),null,void 0,s)',
      ],
    ],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'what directives of our own could ask of the place they are in',
    cuts: [
      [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
      [/get parentNode\(\)\{let t=this\._\$AA\.parentNode;.*?,t\}/, ''],
      [/get startNode\(\)\{return this\._\$AA\}get endNode\(\)\{return this\._\$AB\}/, ''],
      [/get tagName\(\)\{return this\.element\.tagName\}/, ''],
    ],
  },
  {
    file: 'lit-html/directives/repeat.js',
    what: 'a word to who repeats things where that cannot be done',
    cuts: [[/if\(super\(e\),e\.type!==r\.CHILD\)throw Error\(".*?"\)/, 'super(e)']],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'options of listeners, and a word to who calls a template as a function',
    cuts: [
      [/\|\|t\.capture!==s\.capture\|\|.*?s\.passive/, ''],
      [/(?<=throw Error\()"invalid template strings array"/, ''],
    ],
  },
];

/** Leaves all of that out of the bundle. Stops where a library's file is not the one it was made for. */
export const leaveOut = {
  name: 'leave-out',
  transform: (code, id) => {
    const unused = UNUSED.filter(({ file }) => id.endsWith(`/node_modules/${file}`));
    if (!unused.length) return null;
    const left = unused.reduce(
      (all, { what, cuts }) =>
        cuts.reduce((rest, [part, instead]) => {
          if (!part.test(rest)) throw new Error(`${id} is not what it was: ${what}.`);
          return rest.replace(part, instead);
        }, all),
      code,
    );
    return { code: left, map: null };
  },
};
