/* eslint-disable @typescript-eslint/no-require-imports */

/** Modules loaded on first use. A program that checks nothing pays neither for the interpreter nor for a schema. */
export const lazy = {
  catalog: (): typeof import('../../imports/schemas/catalog') => require('../../imports/schemas/catalog'),
  checks: (): typeof import('./check-manifest') => require('./check-manifest'),
  core: (): typeof import('./core/schemas') => require('./core/schemas'),
};
