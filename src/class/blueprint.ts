import { alternativeDraft, overlaps } from './alternatives';
import { ClassPatch } from './class-patch';
import { ClassPlaceholder } from './class-placeholder';
import { leaks } from './leaks';
import { lostVariables } from './lost-variables';
import { operationsOf, Report } from './operations';
import { patchList, placeholdersOfDrafts, PatchDraft } from './patch-list';
import { fieldOf } from './paths';
import { ClassSource, renderTargets, Target } from './render';
import { Disguise } from './render-context';
import { placeholdersIn, withSamples } from './samples';
import { ClassVariable } from './variable';
import { KubernetesVersion } from '../values/kubernetes-version';

/** What a class is made from. */
export interface BlueprintInput {
  readonly source: ClassSource;
  readonly variables: readonly ClassVariable[];
  readonly patches: readonly { readonly patch: ClassPatch; readonly source?: ClassSource }[];
  /** What the templates are decided for. */
  readonly oldest: string;
  /** The newest version they must fit as well. */
  readonly newest: string;
}

/** The templates, variables and patches of a class, and what is wrong with them. */
export class Blueprint {
  /** The templates with stand-ins. */
  readonly targets: readonly Target[];

  /** `spec.template` and so on as the API server gets it: a value stands where each cluster puts its own. */
  readonly samples: ReadonlyMap<Target, any>;

  /** `ClusterClass.spec.patches`. */
  readonly patches: object[];

  /** Rule lines. */
  readonly problems: readonly string[];

  /** The templates of each conditional patch's alternative, with stand-ins. */
  readonly alternatives: readonly { readonly patch: ClassPatch; readonly targets: readonly Target[] }[];
  private readonly drafts: readonly { readonly variable?: ClassVariable; readonly draft: PatchDraft }[];

  constructor(readonly input: BlueprintInput) {
    const { source, patches, oldest, newest } = input;
    const first = Disguise.first(source.facts);
    const problems: string[] = [];
    this.targets = renderTargets(source, first, oldest);
    problems.push(
      ...leaks(this.targets, renderTargets(source, Disguise.second(source.facts), oldest),
        'is computed from the name, namespace or network of a cluster, which the class does not know; leave out what needs it, or use WorkloadCluster'),
      ...leaks(this.targets, renderTargets(source, first, newest),
        `is different for Kubernetes ${oldest} and ${newest}; raise minimumKubernetesVersion or make another class for newer versions`),
    );
    const reportOf = ({ template, role }: Target): Report => ({ of: `${template.kind} (${role})`, line: text => problems.push(text) });
    for (const target of this.targets) { lostVariables(target.template.spec, '/spec', reportOf(target)); }
    this.samples = new Map(this.targets.map(target => [target, withSamples(target.template.spec)]));
    const values = this.valuesDraft(reportOf);
    this.alternatives = patches.flatMap(({ patch, source: other }) => (other
      ? [{ patch, targets: sameTargets(patch, this.targets, renderTargets(other, first, oldest)) }]
      : []));
    const drafts = this.alternatives.map(({ patch, targets }) => (
      { patch, draft: alternativeDraft(patch, this.targets, targets, line => problems.push(line)) }));
    this.drafts = [{ draft: values }, ...drafts.map(({ patch, draft }) => ({ variable: patch._variable, draft }))];
    problems.push(...overlaps(drafts), ...this.unused([values, ...drafts.map(({ draft }) => draft)]));
    this.patches = [
      ...patchList([values], this.samples),
      ...patches.flatMap(({ patch }) => {
        const found = drafts.find(draft => draft.patch === patch);
        return found ? patchList([found.draft], this.samples) : [{ name: patch.name, external: patch._external }];
      }),
    ].filter(patch => (patch as any).external !== undefined || (patch as any).definitions.length > 0);
    this.problems = [...new Set(problems)];
  }

  /** Whether a template depends on a variable. */
  depends(variable: ClassVariable, roles: readonly string[]): boolean {
    return this.drafts.some(({ variable: condition, draft }) => draft.operations.some(({ target, placeholders }) => roles.includes(target.role)
      && (condition === variable || placeholders.some(({ owner }) => owner === variable))));
  }

  /** The patch that puts the values of a cluster into its templates. */
  private valuesDraft(reportOf: (target: Target) => Report): PatchDraft {
    return {
      name: 'values',
      operations: this.targets.flatMap(target => operationsOf(target.template.spec, '/spec', reportOf(target)).map(operation => ({ target, ...operation }))),
    };
  }

  /** Variables that nothing uses, and used ones that the class does not know. */
  private unused(drafts: readonly PatchDraft[]): string[] {
    const { source: { topology, facts }, variables, patches } = this.input;
    const context = Disguise.first(facts).context(this.input.oldest, 'cluster');
    const replicas = this.targets.map(target => target.replicas);
    const elsewhere = [...topology.supportingObjects(context), topology.facts, ...replicas].flatMap(placeholdersIn);
    const used = new Map<object | undefined, ClassPlaceholder>([...placeholdersOfDrafts(drafts), ...elsewhere].map(found => [found.owner, found]));
    const conditions = new Set<object | undefined>(patches.map(({ patch }) => patch._variable));
    return [
      ...variables.filter(variable => !used.has(variable) && !conditions.has(variable)).map(({ name, schema: { kind } }) =>
        `CLS-02 unused-variable: nothing of the class depends on "${name}"; ${kind === 'boolean' ? 'use it in ClassPatch.when(…)' : 'put it where a literal fits'}, or take it out of variables.`),
      ...[...used].filter(([owner]) => owner !== undefined && !variables.includes(owner as ClassVariable)).map(([, { name }]) =>
        `CLS-08 undeclared-variable: "${name.split('.')[0]}" is used and is not one of the variables of the class; add it to variables.`),
      ...patches.filter(({ patch }) => patch._variable && !variables.includes(patch._variable)).map(({ patch }) =>
        `CLS-08 undeclared-variable: "${patch._variable!.name}" is used by patch "${patch.name}" and is not one of the variables of the class; add it to variables.`),
    ];
  }
}

/** Rule lines about class variables in parts of the class that no patch reaches. */
export function outOfReach(spec: unknown, path = ''): string[] {
  if (typeof spec === 'string' || typeof spec === 'number') {
    return placeholdersIn(spec).map(({ name }) => `CLS-01 lost-variable: "${name}" reached ${fieldOf(path)} of the class, which patches cannot change; write it for each cluster.`);
  }
  if (spec === null || typeof spec !== 'object') { return []; }
  return Object.entries(spec).flatMap(([key, item]) => outOfReach(item, `${path}/${key}`));
}

/** An alternative has the same templates of the same kinds. */
function sameTargets(patch: ClassPatch, base: readonly Target[], other: readonly Target[]): readonly Target[] {
  const outline = (targets: readonly Target[]) => targets.map(({ role, template }) => `${template.kind} (${role})`);
  const difference = [...outline(base).filter(one => !outline(other).includes(one)), ...outline(other).filter(one => !outline(base).includes(one))];
  if (difference.length > 0) {
    throw new Error(`ClassPatch for "${patch.name}": the alternative must have the pools and kinds of the class; they differ in ${difference.join(', ')}.`);
  }
  return base.map(({ role }) => other.find(target => target.role === role)!);
}

/** The newest version a class must fit when its versions are not listed: as far ahead as Cluster API goes. */
export function newestOf(oldest: string, versions: readonly string[] | undefined): string {
  return versions?.[versions.length - 1] ?? `v1.${KubernetesVersion.of(oldest).minor + 4}.0`;
}
