/*
 * What libraries of around 2008 did to every page: methods of their own on the built-in prototypes,
 * enumerable, some under names that the language later gave another meaning.
 */
(function () {
  function extend(target, methods) {
    for (var name in methods) target[name] = methods[name];
  }

  var toJSON = function (value) {
    switch (typeof value) {
      case 'undefined':
      case 'function':
        return undefined;
      case 'boolean':
        return String(value);
    }
    if (value === null) return 'null';
    if (value.toJSON) return value.toJSON();
    var parts = [];
    for (var key in value) {
      var part = Object.prototype.hasOwnProperty.call(value, key) ? toJSON(value[key]) : undefined;
      if (part !== undefined) parts.push(key.toJSON() + ': ' + part);
    }
    return '{' + parts.join(', ') + '}';
  };
  Object.toJSON = toJSON;

  var each = function (iterator) {
    for (var i = 0; i < this.length; i++) iterator(this[i], i);
    return this;
  };
  var collect = function (iterator, context) {
    var results = [];
    each.call(this, function (value, index) {
      results.push(iterator ? iterator.call(context, value, index) : value);
    });
    return results;
  };
  var select = function (iterator, context) {
    var results = [];
    each.call(this, function (value, index) {
      if (iterator.call(context, value, index)) results.push(value);
    });
    return results;
  };
  var toArray = function () {
    return collect.call(this);
  };

  extend(Array.prototype, {
    each: each,
    collect: collect,
    map: collect,
    select: select,
    filter: select,
    findAll: select,
    toArray: toArray,
    entries: toArray,
    clone: toArray,
    reduce: function () {
      return this.length > 1 ? this : this[0];
    },
    first: function () {
      return this[0];
    },
    last: function () {
      return this[this.length - 1];
    },
    size: function () {
      return this.length;
    },
    clear: function () {
      this.length = 0;
      return this;
    },
    without: function () {
      var values = toArray.call(arguments);
      return select.call(this, function (value) {
        return values.indexOf(value) < 0;
      });
    },
    toJSON: function () {
      return '[' + collect.call(this, toJSON).join(', ') + ']';
    },
  });
  Array.from = function (iterable) {
    if (!iterable) return [];
    return iterable.toArray ? iterable.toArray() : toArray.call(iterable);
  };

  extend(String.prototype, {
    toJSON: function () {
      return '"' + this.replace(/["\\]/g, '\\$&') + '"';
    },
    startsWith: function (pattern) {
      return this.indexOf(pattern) === 0;
    },
    include: function (pattern) {
      return this.indexOf(pattern) > -1;
    },
    strip: function () {
      return this.replace(/^\s+|\s+$/g, '');
    },
    sub: function (pattern, replacement) {
      return this.replace(pattern, replacement);
    },
  });
  Number.prototype.toJSON = function () {
    return isFinite(this) ? this.toString() : 'null';
  };
  Date.prototype.toJSON = function () {
    return '"' + this.toISOString() + '"';
  };
  Function.prototype.bind = function (context) {
    var method = this;
    var first = Array.prototype.slice.call(arguments, 1);
    return function () {
      return method.apply(context, first.concat(Array.prototype.slice.call(arguments)));
    };
  };
  Function.prototype.defer = function () {
    return setTimeout(this, 10);
  };

  extend(Element.prototype, {
    update: function (content) {
      this.textContent = content;
      return this;
    },
    remove: function () {
      this.parentNode.removeChild(this);
      return this;
    },
    replace: function (content) {
      this.parentNode.replaceChild(content, this);
      return this;
    },
    select: function (selector) {
      return toArray.call(this.querySelectorAll(selector));
    },
    show: function () {
      this.style.display = '';
      return this;
    },
    hide: function () {
      this.style.display = 'none';
      return this;
    },
    visible: function () {
      return this.style.display !== 'none';
    },
    toggle: function () {
      return this[this.visible() ? 'hide' : 'show']();
    },
    next: function () {
      return this.nextElementSibling;
    },
    up: function () {
      return this.parentNode;
    },
    fire: function (name) {
      return this.dispatchEvent(new Event(name, { bubbles: true }));
    },
    observe: function (name, handler) {
      this.addEventListener(name, handler);
      return this;
    },
  });
  Event.prototype.stop = function () {
    this.preventDefault();
    this.stopPropagation();
  };

  // Added to everything there is: seen by each `for … in` that does not ask whose property it is.
  Object.prototype.inspect = function () {
    return String(this);
  };

  window.$ = function (id) {
    return document.getElementById(id);
  };
  window.$A = Array.from;
  var NativeElement = window.Element;
  window.Element = function (tag) {
    return document.createElement(tag);
  };
  extend(window.Element, NativeElement);
  window.Element.prototype = NativeElement.prototype;
})();
