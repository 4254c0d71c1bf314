import { CORE_MODULE } from './core/kinds';
import type { KindEntry } from './kind-entry';
import { lazy } from './lazy';
import type { Schema } from './schema-types';

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
  return module === CORE_MODULE ? lazy.core().CORE_SCHEMAS : lazy.catalog().loaders[module]();
}
