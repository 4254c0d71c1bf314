import { CORE_MODULE } from './core/kinds';
import type { KindEntry } from './kind-entry';
import type { Schema } from './schema-types';
import { loaders } from '../../imports/schemas/catalog';

const loaded = new Map<string, { readonly [kind: string]: Schema }>();

/** Schema of one kind; reads the module of its API group and version when first asked. Nothing when the version has no schema. */
export function schemaOf(entry: KindEntry): Schema | undefined {
  const { module } = entry;
  if (module === undefined) return undefined;
  let schemas = loaded.get(module);
  if (schemas === undefined) loaded.set(module, schemas = load(module));
  return schemas[entry.kind];
}

function load(module: string): { readonly [kind: string]: Schema } {
  // Loading is put off on purpose: a program that checks nothing must not pay for schemas.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return module === CORE_MODULE ? require('./core/schemas').CORE_SCHEMAS : loaders[module]();
}
