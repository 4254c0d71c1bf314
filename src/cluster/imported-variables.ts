import { ImportedClass, ImportedVariable } from './imported-class';
import { VariableValue } from './topology-object';
import { canonical } from '../manifest/canonical';
import { lazy } from '../validation/lazy';
import { nearest } from '../values/nearest';

/**
 * The values that a user gave by their names in TypeScript, checked as Cluster API does (VAR-02 to VAR-08), by their names in the class and in
 * its order. Values of the cluster have to be complete; those of a group stand in for single ones.
 */
export function variableValues(
  where: string, type: ImportedClass, given: { [member: string]: any } = {}, complete: boolean,
): VariableValue[] | undefined {
  const variables = type.variables ?? [];
  const members = new Map(variables.map(variable => [variable.member ?? variable.name, variable]));
  const unknown = Object.keys(given).filter(member => !members.has(member) && given[member] !== undefined);
  if (unknown.length > 0 && !type.openVariables) { refuseUnknown(where, unknown[0], type, [...members.keys()]); }
  const known = [...members].flatMap(([member, variable]): VariableValue[] => {
    const value = canonical(translated(Object.hasOwn(given, member) ? given[member] : undefined, variable.schema));
    const at = `${where}.${member}`;
    if (value === undefined) {
      if (complete && variable.required && (variable.schema.default ?? undefined) === undefined) { throw new Error(`${at}: a value is required.`); }
      return [];
    }
    check(at, variable, value);
    return [{ name: variable.name, value }];
  });
  const more = unknown.sort().map(name => ({ name, value: canonical(given[name]) }));
  return known.length + more.length > 0 ? [...known, ...more] : undefined;
}

function refuseUnknown(where: string, member: string, type: ImportedClass, members: string[]): never {
  const near = nearest(member, members);
  const advice = near ? `write ${near}` : members.length > 0 ? `its variables are ${members.join(', ')}` : 'it has none; leave it out';
  throw new Error(`${where}: ${JSON.stringify(member)} is not a variable of the class "${type.name}"; ${advice}.`);
}

function check(at: string, { name, schema, conflict }: ImportedVariable, value: unknown): void {
  if (conflict !== undefined) { throw new Error(`${at}: Cluster API refuses every value for "${name}", because ${conflict}; leave it out until the class is mended.`); }
  const finding = lazy.variableValue().variableFinding(value, schema);
  if (finding === undefined) { return; }
  const path = finding.path === '' || finding.path.startsWith('[') ? finding.path : `.${finding.path}`;
  throw new Error(`${at}${path}: ${finding.message}`);
}

/** Members by their names in the class. Only what `properties` names is a member; the keys of maps are data. */
function translated(value: any, schema: any): any {
  if (value === null || typeof value !== 'object' || schema === null || typeof schema !== 'object') { return value; }
  if (Array.isArray(value)) { return value.map(item => translated(item, schema.items)); }
  return Object.fromEntries(Object.entries(value).map(([member, item]) => {
    const names = schema['x-names'] ?? {};
    const name = Object.hasOwn(names, member) ? names[member] : member;
    const properties = schema.properties ?? {};
    return [name, translated(item, Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties)];
  }));
}
