import { TemplateEngine } from '../../src/evaluate/go-template';
import { Dict, List, Value } from '../../src/evaluate/go-template/value';
import { applyJsonPatch } from '../../src/evaluate/patches/json-patch';
import { variableAt } from '../../src/evaluate/patches/variable-path';
import { SPRIG } from '../../src/evaluate/sprig';
import { defaulted } from '../../src/evaluate/variables/defaulting';
import { readYaml } from '../../src/evaluate/yaml';

/** The patched templates of one cluster: those of the control plane under their role, those of pools under the name of the pool and the role. */
export interface PatchedTemplates {
  readonly [role: string]: any;
}

const engine = new TemplateEngine(SPRIG);

/** What the inline patches of a class make of its templates for a cluster, every group with its own values. */
export function patchedTemplates(objects: any[]): PatchedTemplates {
  const find = (kind: string, name?: string) => objects.find(object => object.kind === kind && (name === undefined || object.metadata.name === name));
  const cluster = find('Cluster');
  const { topology, clusterNetwork } = cluster.spec;
  const { spec } = find('ClusterClass', topology.classRef.name);
  const template = ({ templateRef }: any) => find(templateRef.kind, templateRef.name);
  const network = { pods: clusterNetwork.pods.cidrBlocks, services: clusterNetwork.services.cidrBlocks, serviceDomain: clusterNetwork.serviceDomain };
  const { name, namespace } = cluster.metadata;
  const builtin = { cluster: { name, namespace, network, topology: { version: topology.version } } };
  const values = (overrides: any[] = []) => Object.fromEntries(
    [...defaulted(topology.variables ?? [], spec.variables ?? [], true), ...overrides].map(variable => [variable.name, variable.value]));
  const patched = (object: any, matches: (resources: any) => boolean, variables: object) => (spec.patches ?? []).reduce((result: any, patch: any) => {
    if (patch.enabledIf && engine.render(patch.enabledIf, toGo(variables)) !== 'true') { return result; }
    const operations = patch.definitions
      .filter(({ selector }: any) => selector.apiVersion === object.apiVersion && selector.kind === object.kind && matches(selector.matchResources))
      .flatMap(({ jsonPatches }: any) => jsonPatches)
      .map(({ op, path, value, valueFrom }: any) => ({ op, path, value: valueFrom ? valueOf(valueFrom, variables) : value }));
    return applyJsonPatch(result, operations);
  }, { spec: object.spec });
  const { version } = topology;
  const ofControlPlane = { ...values(topology.controlPlane?.variables?.overrides), builtin: { ...builtin, controlPlane: { version } } };
  const forControlPlane = ({ controlPlane }: any) => controlPlane === true;
  return {
    'infrastructure': patched(template(spec.infrastructure), ({ infrastructureCluster }) => infrastructureCluster === true, { ...values(), builtin }),
    'control-plane': patched(template(spec.controlPlane), forControlPlane, ofControlPlane),
    'control-plane-machines': patched(template(spec.controlPlane.machineInfrastructure), forControlPlane, ofControlPlane),
    ...Object.fromEntries((topology.workers?.machineDeployments ?? []).flatMap((pool: any) => {
      const type = spec.workers.machineDeployments.find((one: any) => one.class === pool.class);
      const variables = { ...values(pool.variables?.overrides), builtin: { ...builtin, machineDeployment: { version: topology.version } } };
      const forPool = ({ machineDeploymentClass }: any) => machineDeploymentClass?.names.includes(pool.class) === true;
      return [['bootstrap', type.bootstrap], ['machines', type.infrastructure]].map(([role, ref]) => [`${pool.name}-${role}`, patched(template(ref), forPool, variables)]);
    })),
  };
}

function valueOf({ variable, template }: { variable?: string; template?: string }, variables: any): any {
  return variable === undefined ? readYaml(engine.render(template!, toGo(variables))) : variableAt(variables, variable);
}

function toGo(value: any): Value {
  if (Array.isArray(value)) { return new List(value.map(toGo)); }
  if (value !== null && typeof value === 'object') { return new Dict(new Map(Object.entries(value).map(([key, item]) => [key, toGo(item)]))); }
  return value;
}
