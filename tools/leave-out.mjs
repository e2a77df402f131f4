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
      [/(?<=constructor\(t),e,o(\)\{this\.cssText=t),this\.t=e/, '$1'],
      [/(?<=new n\(t\[0\]),t,s/, ''],
      [/const s=this\.t;/, ''],
      [/toString\(\)\{return this\.cssText\}/, ''],
      [/const e=void 0!==s&&1===s\.length;e&&\(t=o\.get\(s\)\),/, ''],
      [/,e&&o\.set\(s,t\)/, ''],
    ],
  },
  {
    file: '@lit/reactive-element/reactive-element.js',
    what: 'attributes that are numbers or lists: ours are texts, switches and one object, which we read ourselves',
    cuts: [
      [
        /switch\(s\)\{case Boolean:t=t\?l:null;.*?\}return t\}/,
        'return s===Boolean?t?l:null:s&&t?JSON.stringify(t):t}',
      ],
      [/let i=t;switch\(s\)\{case Boolean:.*?\}return i\}/, 'return s?null!==t:t}'],
      [/\(void 0!==i\.converter\?\.toAttribute\?i\.converter:u\)/, 'u'],
      [/c=a\.trustedTypes,l=c\?c\.emptyScript:""/, 'l=""'],
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
      [/const i=(this\._\$Eu\(t,s\));void 0!==i&&(this\._\$Eh\.set\()i(,t\))/, '$2$1$3'],
      [/if\(void 0!==e&&!0===i\.reflect\)(?=\{const h)/, ''],
      [/void 0!==e&&(?=this\._\$Em!==e)/, ''],
      [/!1===e&&\((h=this\[t\])\)/, '$1'],
      [/,e=!1,h\)(?=\{if\(void 0!==t)/, ',h)'],
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
      [/let t=!1;const s=this\._\$AL;/, 'const s=this._$$AL;'],
      [/t=this\.shouldUpdate\(s\),t\?\((.*?)\):this\._\$EM\(\)\}/, '$1}'],
      [/throw t=!1,(?=this\._\$EM)/, 'throw '],
      [/t&&(?=this\._\$AE\(s\))/, ''],
      [/shouldUpdate\(t\)\{return!0\}/, ''],
      [/,this\.firstUpdated\(t\)/, ''],
      [/firstUpdated\(t\)\{\}/, ''],
      [/willUpdate\(t\)\{\}/, ''],
      [/updated\(t\)\{\}/, ''],
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
    what: 'the same, pages drawn by a server, styles inside what is drawn, and directives that wait',
    cuts: [
      [/this\.hasUpdated\|\|\(this\.renderOptions\.isConnected=this\.isConnected\),/, ''],
      [/connectedCallback\(\)\{.*?\(!0\)\}disconnectedCallback\(\)\{.*?\(!1\)\}/, ''],
      [/createRenderRoot\(\)\{const t=super.*?,t\}/, ''],
      [/,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\)/, ''],
      [/const o=s\.litElementPolyfillSupport;o\?\.\(\{LitElement:i\}\);/, ''],
      [/i\._\$litElement\$=!0,/, ''],
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
      [/,d=t=>u\(t\)\|\|"function"==typeof t\?\.\[Symbol\.iterator\]/, ''],
      [/d\(t\)(?=\?this\.k\(t\))/, 'u(t)'],
      [/D:d,/, ''],
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
    file: 'lit-html/lit-html.js',
    what: 'directives that wait for something, or are anywhere but between tags',
    cuts: [
      [/get _\$AU\(\)\{return this\._\$AM\._\$AU\}/, ''],
      [/get _\$AU\(\)\{return this\._\$AM\?\._\$AU\?\?this\._\$Cv\}/, ''],
      [/get _\$AU\(\)\{return this\._\$AM\._\$AU\}/, ''],
      [/,this\._\$Cv=e\?\.isConnected\?\?!0/, ''],
      [/setConnected\(t\)\{.*?\}(?=\}class H)/, ''],
      [/(?<=this\._\$AV=\[\]),this\._\$AN=void 0/, ''],
      [/(?<=this\._\$AH=A),this\._\$AN=void 0/, ''],
      [/(?<=this\._\$AH=A),this\._\$AN=void 0/, ''],
      [/(?<=for\()this\._\$AP\?\.\(!0,!0,s\)|(?<=for\()this\._\$AP\?\.\(!1,!0,s\)/, ''],
      [/_\$AR\(t=this\._\$AA\.nextSibling,s\)/, '_$AR(t=this._$AA.nextSibling)'],
      [/(?<=nextSibling),e(?=\),i\.length=e)/, ''],
      [/h\?\._\$AO\?\.\(!1\),/, ''],
      [/void 0!==e\?s\._\$Co\?\.\[e\]:(?=s\._\$Cl)/, ''],
      [/void 0!==e\?\(s\._\$Co\?\?=\[\]\)\[e\]=h:(?=s\._\$Cl=h)/, ''],
      [/else t\.startsWith\(o\)&&\(.*?removeAttribute\(t\)\)/, ''],
      [/2===r\.type\?i=(.*?):1===r\.type\?i=(.*?):6===.*?\),(?=this)/, 'i=2===r.type?$1:$2,'],
      [/this\.type=2,/, ''],
      [/this\.type=1,/, ''],
      [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=3\}/, ''],
      [/constructor\(\)\{super\(\.\.\.arguments\),this\.type=4\}/, ''],
      [/constructor\(t,i,s,e,h\)\{super\(t,i,s,e,h\),this\.type=5\}/, ''],
      [/t=M\(this,t,i,0\),(?=o=!a\(t\))/, ''],
      [/r=M\(this,(e\[s\+n\]),i,n\),r===E&&\(r=this\._\$AH\[n\]\)/, 'r=$1'],
      [/if\(\(t=M\(this,t,i,0\)\?\?A\)===E\)return;/, 't??=A;'],
      [/(?<=t!==this\._\$AH)&&t!==E(?=,o)/, ''],
      [/(?<=o)&&!e(?=&&this\.j\(t\))/, ''],
      [/_\$AI\(t,i=this,s,e\)(?=\{const h=this\.strings)/, '_$$AI(t,i,s)'],
      [/_\$AI\(t,i=this\)(?=\{t\?\?=A)/, '_$$AI(t)'],
      [/void 0!==s&&\((void 0!==s\.strings\?.*?)\),i\+\+/, '$1,i++'],
    ],
  },
  {
    file: 'lit-html/directive.js',
    what: 'the same',
    cuts: [[/get _\$AU\(\)\{return this\._\$AM\._\$AU\}/, '']],
  },
  {
    file: 'lit-html/directive-helpers.js',
    what: 'the same',
    cuts: [
      [
        /const t=e\._\$AB\.nextSibling,n=e\._\$AM,c=.*?_\$AP\(t\)\}/,
        'const t=e._$$AB.nextSibling,n=e._$$AM,c=n!==o;c&&(e._$$AM=o);',
      ],
    ],
  },
  {
    file: 'lit-html/directives/repeat.js',
    what: 'a word to who repeats things where that cannot be done',
    cuts: [[/if\(super\(e\),e\.type!==r\.CHILD\)throw Error\(".*?"\)/, 'super(e)']],
  },
  {
    file: 'lit-html/lit-html.js',
    what: 'options of listeners, listeners that are objects, and a word to who calls a template as a function',
    cuts: [
      [/\|\|t\.capture!==s\.capture\|\|.*?s\.passive/, ''],
      [
        /"function"==typeof this\._\$AH\?this\._\$AH\.call\(.*?handleEvent\(t\)/,
        'this._$$AH.call(this.options.host,t)',
      ],
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
