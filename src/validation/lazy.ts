/* eslint-disable @typescript-eslint/no-require-imports */

/** The rules, loaded when an app is first validated: a program that only constructs does not pay for them. */
export const lazy = {
  judge: (): typeof import('./judge') => require('./judge'),
  variableValue: (): typeof import('./variable-value') => require('./variable-value'),
  validate: (): typeof import('./validate') => require('./validate'),
};
