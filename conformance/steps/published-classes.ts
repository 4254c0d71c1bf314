import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { TemplateCase } from './template-cases';

const CAPI = 'sigs.k8s.io/cluster-api/test@v1.14.0';
const CAPV = 'sigs.k8s.io/cluster-api-provider-vsphere@v1.16.1';
const CAPV_TEST = 'sigs.k8s.io/cluster-api-provider-vsphere/test@v1.16.1';
const DOCKER = 'infrastructure/docker/templates';
const E2E = 'e2e/data/infrastructure-docker/main';
const CAPV_E2E = 'e2e/data/infrastructure-vsphere';

/** Files of a class and of a Cluster that uses it. */
const SETS: { readonly [name: string]: readonly [string, readonly string[]] } = {
  'docker': [CAPI, [`${DOCKER}/clusterclass-quick-start.yaml`, `${DOCKER}/cluster-template-development.yaml`]],
  'docker with MachinePools': [CAPI, [`${DOCKER}/clusterclass-quick-start.yaml`, `${DOCKER}/cluster-template-development-mp.yaml`]],
  'in-memory': [CAPI, [`${DOCKER}/clusterclass-in-memory.yaml`, `${DOCKER}/cluster-template-in-memory.yaml`]],
  'end-to-end tests': [CAPI, [`${E2E}/clusterclass-quick-start.yaml`]],
  'vSphere': [CAPV, ['templates/clusterclass-template.yaml', 'templates/cluster-template-topology.yaml']],
  'vSphere Supervisor': [CAPV, ['templates/clusterclass-template-supervisor.yaml', 'templates/cluster-template-topology-supervisor.yaml']],
  'vSphere tests of v1.15': [CAPV_TEST, [`${CAPV_E2E}-govmomi/v1.15/clusterclass/clusterclass-quick-start.yaml`]],
  'vSphere Supervisor tests of v1.15': [CAPV_TEST, [`${CAPV_E2E}-supervisor/v1.15/clusterclass/clusterclass-quick-start-supervisor.yaml`]],
  'topology test of v1.10': ['sigs.k8s.io/cluster-api@v1.10.4', ['cmd/clusterctl/client/cluster/assets/topology-test/new-clusterclass-and-cluster.yaml']],
};

/** What clusterctl would fill in. */
const SETTINGS: { readonly [name: string]: string } = {
  NAMESPACE: 'default',
  KUBERNETES_VERSION: 'v1.34.2',
  CONTROL_PLANE_MACHINE_COUNT: '3',
  WORKER_MACHINE_COUNT: '2',
  CLUSTER_NAME: 'c1',
  CLUSTER_CLASS_NAME: 'quick-start',
  SERVICE_CIDR: '["10.128.0.0/12"]',
  POD_CIDR: '["192.168.0.0/16"]',
  SERVICE_DOMAIN: 'cluster.local',
  CONTROL_PLANE_ENDPOINT_PORT: '6443',
  CONTROL_PLANE_ENDPOINT_IP: '10.0.0.9',
};

/** ClusterClasses that Cluster API and its vSphere provider publish, each with its templates and a Cluster. */
export function publishedClasses(): { [name: string]: any[] } {
  return Object.fromEntries(Object.entries(SETS).map(([name, [module, files]]) => {
    const folder = moduleFolder(module);
    return [name, files.flatMap(file => documents(readFileSync(join(folder, file), 'utf8')))];
  }));
}

/** Every template in the patches of classes, with data of the kind it is executed on. */
export function publishedTemplates(classes: { readonly [name: string]: readonly any[] }): TemplateCase[] {
  return Object.values(classes).flat().filter(({ kind }) => kind === 'ClusterClass').flatMap(({ spec }) => {
    const templates = (spec.patches ?? []).flatMap((patch: any) => [
      patch.enabledIf, ...(patch.definitions ?? []).flatMap(({ jsonPatches }: any) => jsonPatches.map(({ valueFrom }: any) => valueFrom?.template)),
    ]).filter((template: unknown) => typeof template === 'string');
    const data = (filled: boolean): { [name: string]: unknown } => ({
      ...Object.fromEntries((spec.variables ?? []).map(({ name, schema }: any) => [name, example(schema.openAPIV3Schema, filled)])),
      builtin: {
        cluster: { name: 'c1', namespace: 'default', topology: { version: 'v1.34.2', class: 'x', classRef: { name: 'x', namespace: 'default' } }, network: { pods: ['10.0.0.0/16'] } },
        controlPlane: { name: 'c1-abcde', version: 'v1.34.2', replicas: 3 },
        machineDeployment: { name: 'md', version: 'v1.34.2', class: 'w', topologyName: 'md-0', infrastructureRef: { name: 'i' } },
        machinePool: { name: 'mp', version: 'v1.34.2', class: 'p', topologyName: 'mp-0' },
      },
    });
    return templates.flatMap((template: string): TemplateCase[] => [true, false].map(filled => ({ kind: 'patch', template, data: data(filled) })));
  });
}

/** A value that a schema takes: the default or nothing, or something in every field. */
export function example({ type, properties, items, ...schema }: any, filled: boolean): unknown {
  if (schema.default !== undefined && !filled) { return schema.default; }
  switch (type) {
    case 'object': return Object.fromEntries(Object.entries(properties ?? {}).map(([name, property]) => [name, example(property, filled)]));
    case 'array': return filled && items ? [example(items, true)] : [];
    case 'boolean': return filled;
    case 'integer': case 'number': return filled ? 7 : 0;
    default: return filled ? schema.enum?.[0] ?? 'text' : '';
  }
}

function documents(text: string): any[] {
  const settled = text.replace(/\$\{([A-Z_0-9]+)(:?=("[^"]*"|\[[^\]]*\]|[^}]*))?\}/g, (_, name, __, fallback) =>
    SETTINGS[name] ?? fallback?.replace(/^"|"$/g, '') ?? name.toLowerCase().replace(/_/g, '-'));
  return parseAllDocuments(settled).map(document => document.toJS()).filter(object => object?.kind)
    .map(object => ({ ...object, metadata: { namespace: 'default', ...object.metadata } }));
}

function moduleFolder(module: string): string {
  return JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { cwd: tmpdir(), env: { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=mod' } }).toString()).Dir;
}
