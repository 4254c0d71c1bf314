import { ClassModel, WorkerClass } from './class-model';
import { ClassVariable } from './class-variables';
import { docComment, foreignText } from './comments';
import { embeddedSchema } from './embedded-schema';
import { dataLiteral } from './literals';
import { marker } from './marker';
import { memberNames, NameScope } from './names';
import { Report } from './report';
import { constantName } from './type-names';
import { TypeWriter } from './types';

/** Name of a class in TypeScript, and what the names of its other types begin with. */
export interface ClassNames {
  readonly className: string;
  readonly prefix: string;
}

/** The whole file for a class, and what the class is called in the end: another name may be taken. */
export function classFile(model: ClassModel, { className, prefix }: ClassNames, report: Report): { text: string; className: string } {
  const scope = NameScope.types();
  const [cluster, props, variables, controlPlane] = [className, `${className}Props`, `${prefix}Variables`, `${prefix}ControlPlane`].map(name => scope.claim(name));
  const pool = model.pools.length > 0 ? scope.claim(`${prefix}Pool`) : undefined;
  const machinePool = model.machinePools.length > 0 ? scope.claim(`${prefix}MachinePool`) : undefined;
  const constant = scope.claim(`${constantName(prefix)}_CLASS`);
  const types = new TypeWriter(scope, report);
  const open = model.undiscovered.length > 0;
  const version = model.kubernetesVersions.length > 0 ? types.union(model.kubernetesVersions, `${prefix}KubernetesVersion`, 'Kubernetes versions of the class.').text : undefined;
  const title = foreignText(`the ClusterClass ${JSON.stringify(model.name)}`);
  const members = variableMembers(model.variables, types, prefix, open);
  const workers = [[pool, model.pools, 'ImportedPoolOptions', 'pool'], [machinePool, model.machinePools, 'ImportedMachinePoolOptions', 'machine pool']] as const;
  const groups = workers.map(([name, classes, base, what]) => name === undefined ? '' : workerStruct(name, classes, base, what, variables, types, prefix));
  const needed = model.variables.some(({ required, schema, conflict }) => required && schema?.default === undefined && conflict === undefined);

  const text = [
    marker(classId(model)),
    '/* eslint-disable */\n',
    imports(pool, machinePool),
    '\n',
    docComment([`What is set for one cluster of ${title}.`]),
    `export interface ${props} extends ImportedClusterOptions {\n`,
    [
      ...(version === undefined ? [] : [member('kubernetesVersion', version, true, 'Kubernetes version of every machine: one of those the class offers.')]),
      member('variables', variables, needed, 'Values of the variables of the class.'),
      member('controlPlane', controlPlane, false, 'The control plane.'),
      ...(pool === undefined ? [] : [member('pools', `${pool}[]`, false, 'Pools of workers.')]),
      ...(machinePool === undefined ? [] : [member('machinePools', `${machinePool}[]`, false, 'Pools of workers that the infrastructure scales as a group.')]),
    ].join('\n'),
    '}\n\n',
    docComment([`A cluster of ${title}.`]),
    `export class ${cluster} extends ImportedClassCluster {\n`,
    `  public constructor(scope: Construct, id: string, props: ${props}) {\n`,
    `    super(scope, id, { ...props, class: ${constant} });\n`,
    '  }\n}\n\n',
    docComment([`The variables of ${title}.`]),
    `export interface ${variables} {\n${members}}\n\n`,
    docComment(['The control plane. A variable that is set here takes the place of the cluster\'s whole value.']),
    `export interface ${controlPlane} extends ImportedControlPlaneOptions {\n  readonly variables?: Partial<${variables}>;\n}\n\n`,
    ...groups,
    ...types.declarations.map(declaration => `${declaration}\n`),
    `const ${constant}: ImportedClass = ${dataLiteral(classData(model, types))};\n`,
  ].join('');
  return { text, className: cluster };
}

/** Which class a file belongs to. */
export function classId({ namespace, name }: ClassModel): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function imports(pool?: string, machinePool?: string): string {
  const names = [
    'type ImportedClass', 'ImportedClassCluster', 'type ImportedClusterOptions', 'type ImportedControlPlaneOptions',
    ...(machinePool === undefined ? [] : ['type ImportedMachinePoolOptions']),
    ...(pool === undefined ? [] : ['type ImportedPoolOptions']),
  ];
  return `import {\n${names.map(name => `  ${name},\n`).join('')}} from 'cdk8s-cluster-api';\nimport type { Construct } from 'constructs';\n`;
}

function member(name: string, type: string, required: boolean, doc: string): string {
  return `${docComment([doc], 2)}  readonly ${name}${required ? '' : '?'}: ${type};\n`;
}

function variableMembers(variables: readonly ClassVariable[], types: TypeWriter, prefix: string, open: boolean): string {
  const known = types.members(variables.map(({ name, schema, required, conflict }) => ({
    name, schema, required, untyped: conflict === undefined ? undefined : `Cluster API refuses every value, because ${conflict}`,
  })), prefix, '');
  if (open) { return `${known}${known === '' ? '' : '\n'}${docComment(['Variables that external patches define; their types are not known.'], 2)}  readonly [name: string]: unknown;\n`; }
  return known === '' ? '  readonly [name: string]: never;\n' : known;
}

function workerStruct(
  name: string, classes: readonly WorkerClass[], base: string, what: string, variables: string, types: TypeWriter, prefix: string,
): string {
  const union = types.union(classes.map(({ name: worker }) => worker), `${prefix}${what === 'pool' ? 'Pool' : 'MachinePool'}Class`, `Classes of ${what}s.`);
  return [
    docComment([`One ${what}. A variable that is set here takes the place of the cluster's whole value.`]),
    `export interface ${name} extends ${base} {\n  readonly class: ${union.text};\n  readonly variables?: Partial<${variables}>;\n}\n\n`,
  ].join('');
}

/** What the construct has to know of the class. */
function classData(model: ClassModel, types: TypeWriter): object {
  const names = memberNames(model.variables.map(({ name }) => name));
  const list = <T>(items: readonly T[]) => items.length > 0 ? items : undefined;
  const workers = (classes: readonly WorkerClass[]) => list(classes.map(({ name, autoscaled }) => autoscaled ? { name, autoscaled } : { name }));
  return defined({
    name: model.name,
    namespace: model.namespace,
    variables: list(model.variables.map(({ name, required, schema, conflict }) => defined({
      name,
      member: names.get(name) === name ? undefined : names.get(name),
      required: required || undefined,
      conflict,
      schema: conflict === undefined ? embeddedSchema(schema, types.typed) : {},
    }))),
    openVariables: model.undiscovered.length > 0 || undefined,
    pools: workers(model.pools),
    machinePools: workers(model.machinePools),
    kubernetesVersions: list(model.kubernetesVersions),
    controlPlaneMachines: model.controlPlaneMachines,
    objectKinds: list(model.objectKinds),
  });
}

function defined(members: { [name: string]: unknown }): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
