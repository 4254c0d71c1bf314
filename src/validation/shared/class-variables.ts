import { Fields, fields, items, text } from './read';
import { Located } from './topology';
import { schemaNodes, SchemaNode, schemaOfVariable } from './variable-schema';
import { Schema } from '../../api';
import { Path } from '../subject';

/** A variable that a ClusterClass defines. */
export interface VariableDefinition extends Located {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly schemaPath: Path;
}

const definitions = new WeakMap<object, readonly VariableDefinition[]>();
const nodes = new WeakMap<object, readonly SchemaNode[]>();

/** The variables that a ClusterClass defines by itself. */
export function variablesOf(clusterClass: unknown): readonly VariableDefinition[] {
  return remember(definitions, clusterClass, () => items(fields(fields(clusterClass).spec).variables).map((variable, index): VariableDefinition => {
    const part = fields(variable);
    const path = ['spec', 'variables', index];
    const schema = schemaOfVariable(fields(part.schema).openAPIV3Schema);
    return { path, part, name: text(part.name) ?? '', required: part.required === true, schema, schemaPath: [...path, 'schema', 'openAPIV3Schema'] };
  }));
}

/** Every schema in the variables of a ClusterClass, as it is written. */
export function variableNodes(clusterClass: unknown): readonly SchemaNode[] {
  return remember(nodes, clusterClass, () => variablesOf(clusterClass).flatMap(({ part, schemaPath }) =>
    schemaNodes(fields(part.schema).openAPIV3Schema, schemaPath)));
}

/** Whether patches computed elsewhere bring variables of their own, which nobody knows here. */
export function discoversVariables(clusterClass: Fields): boolean {
  return items(fields(clusterClass.spec).patches).some(patch => text(fields(fields(patch).external).discoverVariablesExtension) !== undefined);
}

function remember<T>(known: WeakMap<object, readonly T[]>, key: unknown, compute: () => readonly T[]): readonly T[] {
  if (typeof key !== 'object' || key === null) { return []; }
  let found = known.get(key);
  if (found === undefined) { known.set(key, found = compute()); }
  return found;
}
