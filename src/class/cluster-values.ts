import { Blueprint } from './blueprint';
import { ClassValue } from './class-value';
import { Target } from './render';
import { Values } from './resolve';
import { refuse } from '../values/check';
import { nearest } from '../values/nearest';

/** Check the values of a cluster or of a group (VAR-02 to VAR-08). `roles` are the templates of the group; of a cluster all of them. */
export function checkValues(where: string, blueprint: Blueprint, given: readonly ClassValue[], roles?: readonly string[]): void {
  const { variables, patches } = blueprint.input;
  const discovered = patches.some(({ patch }) => (patch._external as any)?.discoverVariablesExtension !== undefined);
  for (const { name, value } of given) {
    const variable = variables.find(known => known.name === name);
    if (!variable) {
      if (discovered) { continue; }
      const near = nearest(name, variables.map(known => known.name));
      refuse(where, name, `is not a variable of the class; ${near ? `write ${near}` : variables.length > 0 ? `its variables are ${variables.map(known => known.name).join(', ')}` : 'it has none'}`);
    }
    variable._check(`${where}["${name}"]`, value);
    if (roles && !blueprint.depends(variable, roles)) { refuse(where, name, 'has no effect on these machines; leave it out or set it for the cluster'); }
  }
}

/** VAR-04: what the class demands and nobody says. */
export function checkComplete(where: string, blueprint: Blueprint, given: readonly ClassValue[]): void {
  const needed = blueprint.input.variables.filter(({ schema }) => schema.required && schema.json.default === undefined);
  const missing = needed.find(({ name }) => !given.some(value => value.name === name));
  if (missing) { throw new Error(`${where}.variables: the class requires a value for "${missing.name}"; write ${missing.name}.of(…).`); }
}

/** The values a group of machines ends up with, defaults included. */
export function effectiveValues(blueprint: Blueprint, ...layers: readonly (readonly ClassValue[])[]): Values {
  const defaults = blueprint.input.variables.filter(({ schema }) => schema.json.default !== undefined)
    .map(({ name, schema }) => ({ name, value: schema.json.default }));
  return new Map([defaults, ...layers].flat().map(({ name, value }) => [name, value]));
}

/** The templates a cluster's topology is laid over: those of the class, or of the alternative that the given values choose. */
export function patternsFor(where: string, blueprint: Blueprint, given: readonly ClassValue[]): readonly Target[] {
  const values = effectiveValues(blueprint, given);
  const chosen = blueprint.alternatives.filter(({ patch }) => patch._applies(values));
  if (chosen.length > 1) {
    throw new Error(`${where}.topology: the patches ${chosen.map(({ patch }) => `"${patch.name}"`).join(' and ')} are both on, and values can be read off one at a time; write variables, controlPlane and pools instead.`);
  }
  return chosen[0]?.targets ?? blueprint.targets;
}
