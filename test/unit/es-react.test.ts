import { expect, test } from 'vitest';
import { toEsModule } from '../../scripts/es-react.mjs';

test('what CommonJS exports and requires is said as a module says it', () => {
  const code = [
    '"use strict";',
    'var A = require("a"),',
    '  B = require("b");',
    'exports.now = void 0;',
    'exports.now = function () { return A.x; };',
    'exports.twice = function () { return exports.now() + B.y; };',
  ].join('\n');
  expect(toEsModule(code, 'c.js').split('\n')).toEqual([
    "import * as A from 'a';",
    "import * as B from 'b';",
    '"use strict";',
    'var ',
    '  B_ = 0;',
    'var export_now = void 0;',
    'export_now = function () { return A.x; };',
    'var export_twice = function () { return export_now() + B.y; };',
    'export { export_now as now };',
    'export { export_twice as twice };',
  ]);
});

test.each(['module.exports = 1;', 'f(exports);', 'if (x) exports.late = 1;', 'f(require("a"));'])(
  'code of another form is refused: %s',
  (code) => {
    expect(() => toEsModule(code, 'c.js')).toThrow('c.js is not of the form that is expected');
  },
);
