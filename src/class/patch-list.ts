import { ClassPlaceholder } from './class-placeholder';
import { GuardedOperation, Operation } from './operations';
import { Target } from './render';

/** An operation on one of the templates. */
export interface TargetOperation extends GuardedOperation {
  readonly target: Target;
}

/** Operations and the name and condition of the patch they belong to. */
export interface PatchDraft {
  readonly name: string;
  readonly condition?: string;
  readonly operations: readonly TargetOperation[];
}

const MAX_OPERATIONS = 100; // ClusterClass schema of cluster-api v1.14.0
const MAX_CONDITION = 256;

/**
 * `ClusterClass.spec.patches` of drafts, in order. What a cluster may leave out becomes a patch of its own, because conditions hold for whole
 * patches.
 */
export function patchList(drafts: readonly PatchDraft[], samples: ReadonlyMap<Target, any>): object[] {
  return drafts.flatMap(({ name, condition, operations }) => {
    const groups = new Map<string, TargetOperation[]>();
    // What every cluster has comes first: it may make what the others are added to.
    for (const operation of [...operations].sort((a, b) => Math.min(a.guards.length, 1) - Math.min(b.guards.length, 1))) {
      const key = operation.guards.join('\n');
      groups.set(key, [...groups.get(key) ?? [], operation]);
    }
    const optional = operations.filter(({ guards }) => guards.length > 0);
    return [
      ...parentPatches(name, condition, optional, samples),
      ...[...groups].map(([, group]) => {
        const { guards, placeholders } = group[0];
        return patch(guards.length > 0 ? `${name}-${placeholders[0].name}` : name, [...condition ? [condition] : [], ...guards], group);
      }),
    ];
  });
}

/** Objects that only hold what clusters may leave out must be made before something can be added to them (PAT-18). */
function parentPatches(
  name: string, condition: string | undefined, operations: readonly TargetOperation[], samples: ReadonlyMap<Target, any>,
): object[] {
  const missing = new Map<string, TargetOperation[]>();
  for (const operation of operations) {
    const segments = operation.operation.path.split('/').slice(1, -1);
    let found = { spec: samples.get(operation.target) };
    segments.forEach((segment, index) => {
      found = (found as any)?.[segment.replace(/~1/g, '/').replace(/~0/g, '~')];
      if (found !== undefined) { return; }
      const path = `/${segments.slice(0, index + 1).join('/')}`;
      const key = `${operation.target.role} ${path}`;
      missing.set(key, [...missing.get(key) ?? [], { ...operation, operation: { op: 'add', path, value: {} } }]);
    });
  }
  const byGuard = new Map<string, TargetOperation[]>();
  for (const [first, ...rest] of missing.values()) {
    const anyOf = [...new Set([first, ...rest].map(({ guards }) => conjunction(guards)))];
    const guard = anyOf.length > 1 ? `or ${anyOf.map(parenthesized).join(' ')}` : anyOf[0];
    byGuard.set(guard, [...byGuard.get(guard) ?? [], first]);
  }
  return [...byGuard].map(([guard, group], index) => patch(`${name}-parents-${index}`, [...condition ? [condition] : [], guard], group));
}

function patch(name: string, conditions: readonly string[], operations: readonly TargetOperation[]): object {
  const enabledIf = conditions.length > 0 ? `{{ if ${conjunction(conditions)} }}true{{ end }}` : undefined;
  if (enabledIf && enabledIf.length > MAX_CONDITION) {
    throw new Error(`patch "${name}": its condition has ${enabledIf.length} characters and Cluster API takes ${MAX_CONDITION}; use shorter names of variables.`);
  }
  return { name, enabledIf, definitions: definitions(operations) };
}

function conjunction(conditions: readonly string[]): string {
  return conditions.length > 1 ? `and ${conditions.map(parenthesized).join(' ')}` : conditions[0];
}

function parenthesized(condition: string): string {
  return condition.includes(' ') ? `(${condition})` : condition;
}

/** One definition per kind and list of operations; groups that need the same share it. */
function definitions(operations: readonly TargetOperation[]): object[] {
  const byTarget = new Map<Target, Operation[]>();
  for (const { target, operation } of operations) { byTarget.set(target, [...byTarget.get(target) ?? [], operation]); }
  const merged = new Map<string, { readonly targets: Target[]; readonly operations: Operation[] }>();
  for (const [target, own] of byTarget) {
    const key = JSON.stringify([target.template.apiVersion, target.template.kind, own]);
    merged.set(key, { targets: [...merged.get(key)?.targets ?? [], target], operations: own });
  }
  return [...merged.values()].flatMap(({ targets, operations: own }) => chunks(own).map(jsonPatches => ({
    selector: { apiVersion: targets[0].template.apiVersion, kind: targets[0].template.kind, matchResources: matchResources(targets) },
    jsonPatches,
  })));
}

function matchResources(targets: readonly Target[]): object {
  const pools = (inMachinePools: boolean) => targets.flatMap(({ pool, isMachinePool }) => (
    pool === undefined || isMachinePool !== inMachinePools ? [] : [pool]));
  const names = (list: string[]) => (list.length > 0 ? { names: list } : undefined);
  return {
    infrastructureCluster: targets.some(({ role, pool }) => pool === undefined && role === 'infrastructure') || undefined,
    controlPlane: targets.some(({ role, pool }) => pool === undefined && role !== 'infrastructure') || undefined,
    machineDeploymentClass: names(pools(false)),
    machinePoolClass: names(pools(true)),
  };
}

function chunks(operations: Operation[]): Operation[][] {
  return operations.length <= MAX_OPERATIONS ? [operations] : [operations.slice(0, MAX_OPERATIONS), ...chunks(operations.slice(MAX_OPERATIONS))];
}

/** Every stand-in that drafts use. */
export function placeholdersOfDrafts(drafts: readonly PatchDraft[]): ClassPlaceholder[] {
  return drafts.flatMap(({ operations }) => operations.flatMap(({ placeholders }) => placeholders));
}
