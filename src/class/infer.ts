import { Blueprint } from './blueprint';
import { ClassValue } from './class-value';
import { Bindings, Matcher, Mismatch } from './match';
import { fieldOf } from './paths';
import { Target, targetsFor } from './render';
import { MACHINE_TEMPLATE, VersionOwner } from './render-context';
import { ClassVariable } from './variable';
import { ClusterContext } from '../contract/cluster';
import { Topology } from '../contract/topology';
import { canonical } from '../manifest/canonical';

/** Values read off a topology. */
export interface InferredValues {
  readonly cluster: readonly ClassValue[];
  readonly controlPlane: readonly ClassValue[];
  /** By the name of the cluster's pool. */
  readonly pools: ReadonlyMap<string, readonly ClassValue[]>;
}

/**
 * The values of a class's variables for a topology written with literals: its templates are laid over those of the class. What is different where
 * the class has no variable cannot be expressed by the class.
 */
export function inferValues(
  where: string, blueprint: Blueprint, patterns: readonly Target[], topology: Topology, classOf: ReadonlyMap<string, string>, cluster: ClusterContext,
): InferredValues {
  const { source, variables } = blueprint.input;
  const named = (owner: VersionOwner) => (owner === 'cluster' ? cluster : { ...cluster, machineTemplate: MACHINE_TEMPLATE });
  const literals = targetsFor({ ...source, topology }, named).map(target => ({ ...target, spec: canonical(target.template.spec) ?? {} }));
  const absent = new Map<string, string>();
  const read = (roles: readonly (readonly [string, string])[], bindings: Bindings): Bindings => {
    const matcher = new Matcher(bindings, cluster);
    const problems: string[] = [];
    for (const [own, ofClass] of roles) {
      const pattern = patterns.find(({ role }) => role === ofClass)!;
      const literal = literals.find(({ role }) => role === own)!;
      matcher.match(pattern.template.spec, literal.spec, '/spec');
      for (const name of matcher.absent) { absent.set(name, own); }
      problems.push(...matcher.mismatches.splice(0).map(mismatch => sentence(mismatch, literal)));
    }
    if (problems.length > 0) {
      throw new Error(`${where}.topology: ${problems[0]}; the class has variables only for ${variables.map(({ name }) => name).join(', ') || 'nothing'}${problems.length > 1 ? ` (and ${problems.length - 1} more differences)` : ''}.`);
    }
    return matcher.bindings;
  };
  const infrastructure = read([['infrastructure', 'infrastructure']], new Map());
  const present = ['control-plane', 'control-plane-machines'].filter(role => patterns.some(target => target.role === role));
  const controlPlane = read(present.map(role => [role, role] as const), new Map());
  const pools = new Map(topology.pools.map(({ name }) => {
    const from = classOf.get(name)!;
    return [name, read([[`${name}-bootstrap`, `${from}-bootstrap`], [`${name}-machines`, `${from}-machines`]], new Map())] as const;
  }));
  const whole = together([infrastructure, controlPlane, ...pools.values()]);
  for (const [name, role] of absent) {
    if (infrastructure.has(name)) { throw new Error(`${where}.topology: "${name}" has a value for the infrastructure and none in ${role}; a group of machines cannot be without a value that its cluster has.`); }
    // Groups that have it say so themselves.
    whole.delete(name);
  }
  return {
    cluster: valuesOf(variables, whole),
    controlPlane: overridesOf(variables, whole, controlPlane),
    pools: new Map([...pools].map(([name, bindings]) => [name, overridesOf(variables, whole, bindings)])),
  };
}

/** The first word about each part counts for the cluster. */
function together(all: readonly Bindings[]): Bindings {
  const whole: Bindings = new Map();
  for (const bindings of all) {
    for (const [name, value] of bindings) { if (!whole.has(name)) { whole.set(name, value); } }
  }
  return whole;
}

function valuesOf(variables: readonly ClassVariable[], bindings: Bindings): ClassValue[] {
  return variables.flatMap(({ name }): ClassValue[] => {
    if (bindings.has(name)) { return [{ name, value: bindings.get(name) }]; }
    const parts = [...bindings].filter(([path]) => path.startsWith(`${name}.`));
    return parts.length > 0 ? [{ name, value: parts.reduce((object, [path, value]) => withPart(object, path.split('.').slice(1), value), {}) }] : [];
  });
}

/** What a group has otherwise; the rest of an object comes along, because an override takes the place of the whole variable. */
function overridesOf(variables: readonly ClassVariable[], whole: Bindings, own: Bindings): ClassValue[] {
  const other = [...own].filter(([name, value]) => JSON.stringify(whole.get(name)) !== JSON.stringify(value)).map(([name]) => name.split('.')[0]);
  const mine = new Map([...whole, ...own]);
  return valuesOf(variables.filter(({ name }) => other.includes(name)), mine);
}

function withPart(object: any, [key, ...rest]: string[], value: unknown): any {
  return { ...object, [key]: rest.length === 0 ? value : withPart(object[key] ?? {}, rest, value) };
}

function sentence({ path, problem }: Mismatch, { template, role }: Target): string {
  return `${fieldOf(path)} of ${template.kind} (${role}) ${problem}`;
}
