import { one, siteClass } from './site-class';
import { renderTopology } from '../../src/evaluate';
import { checkCel } from '../../src/validation/cel/schema-rules';

/** Renders the site class after an edit of its Cluster or class. */
function render(edit: (cluster: any, clusterClass: any, objects: any[]) => void = () => undefined) {
  const objects = siteClass();
  edit(one(objects, 'Cluster'), one(objects, 'ClusterClass'), objects);
  return renderTopology(objects);
}
const refusals = (edit: (cluster: any, clusterClass: any, objects: any[]) => void) => {
  const { objects, notes } = render(edit);
  return { objects: objects.length, notes: notes.map(({ kind, where, message }) => `${kind} ${where}: ${message}`) };
};
/** A promise: whoever compares two renderings relies on these. */
const NAMES = [
  'berlin', 'berlin-zxbgt', 'berlin-9ffwr', 'berlin-7sjmf',
  'berlin-7sjmf', 'berlin-general-dhdkg', 'berlin-general-gsz8m', 'berlin-general-bqqt6',
];
const path = (object: any, text: string) => text.split('.').reduce((value, name) => value?.[name], object);

describe('what the topology controller makes', () => {
  const { objects, notes } = render();

  test('is the Cluster, its parts, and nothing is left to say', () => {
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Cluster', 'SiteCluster', 'SiteMachineTemplate', 'KubeadmControlPlane', 'MachineHealthCheck', 'KubeadmConfigTemplate', 'SiteMachineTemplate', 'MachineDeployment',
    ]);
    expect(notes).toEqual([]);
  });

  test('refers to each other', () => {
    const [cluster, infrastructure, machines, controlPlane] = objects as any[];
    expect(cluster.spec.infrastructureRef).toEqual({ apiGroup: 'infrastructure.example.com', kind: 'SiteCluster', name: infrastructure.metadata.name });
    expect(cluster.spec.controlPlaneRef.name).toBe(controlPlane.metadata.name);
    expect(controlPlane.spec.machineTemplate.spec.infrastructureRef.name).toBe(machines.metadata.name);
    expect(one(objects, 'MachineDeployment').spec.template.spec.bootstrap.configRef.name).toBe(one(objects, 'KubeadmConfigTemplate').metadata.name);
  });

  test('has the names of Cluster API with five steady characters in the place of random ones', () => {
    expect(objects.map(({ metadata }) => metadata.name)).toEqual(NAMES);
    expect(render(cluster => { cluster.spec.topology.variables[0].value = 'vc2'; }).objects.map(({ metadata }) => metadata.name)).toEqual(NAMES);
  });

  test('carries labels and the template it was made from', () => {
    expect(one(objects, 'SiteMachineTemplate', /general/).metadata).toMatchObject({
      namespace: 'default',
      labels: { 'cluster.x-k8s.io/cluster-name': 'berlin', 'topology.cluster.x-k8s.io/owned': '', 'topology.cluster.x-k8s.io/deployment-name': 'general' },
      annotations: { 'cluster.x-k8s.io/cloned-from-name': 'site-worker', 'cluster.x-k8s.io/cloned-from-groupkind': 'SiteMachineTemplate.infrastructure.example.com' },
    });
  });

  test('gets variables through patches: a default, a template with a builtin, and not what is switched off', () => {
    expect(objects.filter(({ kind }) => kind === 'SiteMachineTemplate').map(({ spec }) => spec.template.spec.size)).toEqual(['medium', 'medium']);
    expect(one(objects, 'SiteCluster').spec.server).toBe('vc1.berlin');
    expect(one(objects, 'KubeadmControlPlane').spec.kubeadmConfigSpec.files).toHaveLength(1);
    expect(one(objects, 'Cluster').spec.topology.variables).toEqual([{ name: 'server', value: 'vc1' }, { name: 'size', value: 'medium' }]);
  });

  test('takes from the class what the Cluster does not say', () => {
    const controlPlane = one(objects, 'KubeadmControlPlane');
    expect(controlPlane.spec).toMatchObject({ replicas: 3, version: 'v1.34.2', machineTemplate: { spec: { deletion: { nodeDrainTimeoutSeconds: 60 } } } });
    expect(controlPlane.spec.machineTemplate.metadata.labels).toMatchObject({ from: 'class', own: 'cluster' });
    expect(one(objects, 'MachineDeployment').spec).toMatchObject({ replicas: 2, rollout: { strategy: { type: 'OnDelete' } }, template: { spec: { minReadySeconds: 5 } } });
    expect(one(objects, 'MachineHealthCheck').spec.checks).toMatchObject({ nodeStartupTimeoutSeconds: 600 });
  });
});

test('rollout and health checks of a Cluster replace those of the class as a whole', () => {
  const { objects } = render(cluster => {
    cluster.spec.topology.workers.machineDeployments[0].rollout = { after: '2026-01-02T03:04:05Z' };
    cluster.spec.topology.controlPlane.healthCheck = { checks: { nodeStartupTimeoutSeconds: 30 } };
  });
  expect(one(objects, 'MachineDeployment').spec.rollout).toEqual({ after: '2026-01-02T03:04:05Z' });
  expect(one(objects, 'MachineHealthCheck').spec.checks).toEqual({ nodeStartupTimeoutSeconds: 30 });
});

test('a health check can be switched off', () => {
  const { objects } = render(cluster => { cluster.spec.topology.controlPlane.healthCheck = { enabled: false }; });
  expect(objects.some(({ kind }) => kind === 'MachineHealthCheck')).toBe(false);
});

test('an override replaces the variable of one pool only, with its nested defaults', () => {
  const { objects } = render(cluster => {
    cluster.spec.topology.workers.machineDeployments[0].variables = { overrides: [{ name: 'size', value: 'large' }] };
    cluster.spec.topology.controlPlane.variables = { overrides: [{ name: 'proxy', value: { url: 'http://p' } }] };
  });
  expect(objects.filter(({ kind }) => kind === 'SiteMachineTemplate').map(({ spec }) => spec.template.spec.size)).toEqual(['medium', 'large']);
  expect(one(objects, 'KubeadmControlPlane').spec.kubeadmConfigSpec.files[1]).toEqual({ path: '/proxy', content: 'http://p:3128' });
});

test('a MachinePool gets objects instead of templates', () => {
  const { objects } = render(cluster => { cluster.spec.topology.workers = { machinePools: [{ class: 'pool', name: 'spot' }] }; });
  expect(one(objects, 'SiteMachinePool').spec).toEqual({ size: 'small' });
  expect(one(objects, 'KubeadmConfig').metadata.labels).toMatchObject({ 'topology.cluster.x-k8s.io/pool-name': 'spot' });
  expect(one(objects, 'MachinePool').spec.template.spec.infrastructureRef.kind).toBe('SiteMachinePool');
});

test('patches cannot change what the topology has set, and can set what it has not', () => {
  const patched = (replicas?: number) => render((cluster, { spec }) => {
    cluster.spec.topology.controlPlane.replicas = replicas;
    const selector = { apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2', kind: 'KubeadmControlPlaneTemplate', matchResources: { controlPlane: true } };
    const jsonPatches = ['version', 'replicas'].map(field => ({ op: 'add', path: `/spec/template/spec/${field}`, value: 7 }));
    spec.patches.push({ name: 'own', definitions: [{ selector, jsonPatches }] });
  });
  expect(one(patched(3).objects, 'KubeadmControlPlane').spec).toMatchObject({ replicas: 3, version: 'v1.34.2' });
  expect(one(patched().objects, 'KubeadmControlPlane').spec).toMatchObject({ replicas: 7 });
});

test('naming templates; names are cut to 63 characters and keep their suffix', () => {
  const { objects } = render((_, { spec }) => {
    spec.infrastructure.naming = { template: 'infra-{{ .cluster.name }}' };
    spec.workers.machineDeployments[0].naming = { template: `{{ .cluster.name }}-{{ .machineDeployment.topologyName }}-${'x'.repeat(60)}` };
  });
  expect(one(objects, 'SiteCluster').metadata.name).toBe('infra-berlin');
  expect(one(objects, 'MachineDeployment').metadata.name).toMatch(/^berlin-general-x{43}[a-z0-9]{5}$/);
});

test('objects that exist keep their names', () => {
  const { objects } = render((cluster, _, all) => {
    cluster.spec.infrastructureRef = { apiGroup: 'x', kind: 'SiteCluster', name: 'berlin-old' };
    const labels = { 'cluster.x-k8s.io/cluster-name': 'berlin', 'topology.cluster.x-k8s.io/deployment-name': 'general' };
    all.push({ apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'MachineDeployment', metadata: { name: 'berlin-md-old', labels }, spec: { template: { spec: { infrastructureRef: { name: 'machines-old' } } } } });
  });
  expect(one(objects, 'SiteCluster').metadata.name).toBe('berlin-old');
  expect(one(objects, 'MachineDeployment').metadata.name).toBe('berlin-md-old');
  expect(one(objects, 'SiteMachineTemplate', /old/).metadata.name).toBe('machines-old');
});

test('a v1beta1 Cluster and class, and a control plane of the v1beta1 contract', () => {
  const { objects, notes } = render((cluster, clusterClass, all) => {
    for (const object of [cluster, clusterClass]) { object.apiVersion = 'cluster.x-k8s.io/v1beta1'; }
    const { topology } = cluster.spec;
    Object.assign(topology, { class: 'site', classRef: undefined });
    topology.workers.machineDeployments[0].strategy = { rollingUpdate: { maxSurge: 2, deletePolicy: 'Oldest' } };
    const { spec } = clusterClass;
    const old = ({ templateRef }: any) => ({ ref: templateRef });
    spec.infrastructure = old(spec.infrastructure);
    const [worker] = spec.workers.machineDeployments;
    spec.workers = { machineDeployments: [{ class: 'worker', nodeDrainTimeout: '2m', template: { bootstrap: old(worker.bootstrap), infrastructure: old(worker.infrastructure) } }] };
    spec.controlPlane = { ...old(spec.controlPlane), machineInfrastructure: old(spec.controlPlane.machineInfrastructure), nodeDrainTimeout: '90s' };
    one(all, 'KubeadmControlPlaneTemplate').apiVersion = 'controlplane.cluster.x-k8s.io/v1beta1';
    spec.controlPlane.ref.apiVersion = 'controlplane.cluster.x-k8s.io/v1beta1';
  });
  expect(notes).toEqual([]);
  expect(one(objects, 'KubeadmControlPlane').spec.machineTemplate).toMatchObject({ nodeDrainTimeout: '1m30s', infrastructureRef: { apiVersion: 'infrastructure.example.com/v1beta2' } });
  expect(one(objects, 'MachineDeployment')).toMatchObject({
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    spec: { deletion: { order: 'Oldest' }, rollout: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2 } } }, template: { spec: { deletion: { nodeDrainTimeoutSeconds: 120 } } } },
  });
});

describe('what Cluster API would refuse leaves a Cluster without objects', () => {
  test.each<[string, (cluster: any, clusterClass: any) => void, string]>([
    ['a missing required variable', cluster => { delete cluster.spec.topology.variables; }, 'refused topology.variables: variable "server" is required; give it a value.'],
    ['a wrong value', cluster => { cluster.spec.topology.variables.push({ name: 'size', value: 'huge' }); }, 'refused topology.variables: variable "size": "huge" is not one of the allowed values; write "small", "medium" or "large".'],
    ['an unknown worker class', cluster => { cluster.spec.topology.workers.machineDeployments[0].class = 'gpu'; }, 'refused workers.machineDeployments["general"]: class "gpu" does not exist; the ClusterClass has worker.'],
    ['a patch without a parent', (_, { spec }) => { spec.patches[0].definitions[0].jsonPatches[0] = { op: 'add', path: '/spec/template/spec/a/b', value: 1 }; }, 'refused patch "size": add "/spec/template/spec/a/b": "/spec/template/spec/a" does not exist; add it first (SiteMachineTemplate site-cp-machines).'],
    ['a patch with a missing variable', (_, { spec }) => { spec.patches[0].definitions[0].jsonPatches[0].valueFrom.variable = 'proxy.url'; }, 'refused patch "size": variable "proxy" does not exist (SiteMachineTemplate site-cp-machines).'],
    ['a template that fails', (_, { spec }) => { spec.patches[1].definitions[0].jsonPatches[0].valueFrom.template = '{{ fail "no" }}'; }, 'refused patch "server": line 1, column 4 <fail>: error calling fail: no (SiteClusterTemplate site).'],
    ['a template that renders no YAML', (_, { spec }) => { spec.patches[1].definitions[0].jsonPatches[0].valueFrom.template = '[{{ .server }}'; }, 'refused patch "server": the rendered text "[vc1" is no YAML: line 1: a comma or ] is expected (SiteClusterTemplate site).'],
    ['a patch without a value', (_, { spec }) => { spec.patches[0].definitions[0].jsonPatches[0].valueFrom = undefined; }, 'refused patch "size": "/spec/template/spec/size" has no value; write value or valueFrom (SiteMachineTemplate site-cp-machines).'],
    ['a naming template with an unknown key', (_, { spec }) => { spec.infrastructure.naming = { template: '{{ .cluster.nam }}' }; }, 'refused naming of infrastructure: line 1, column 4 <.cluster.nam>: map has no entry for key "nam".'],
    ['a missing version', cluster => { delete cluster.spec.topology.version; }, 'refused Cluster berlin: spec.topology.version: "version" is missing; write a string.'],
    ['a class without templates', (_, { spec }) => { delete spec.controlPlane.templateRef; }, 'refused ClusterClass site: spec.controlPlane.templateRef: "templateRef" is missing; write an object.'],
    ['two groups of one name', (cluster, { spec }) => {
      cluster.spec.topology.workers.machineDeployments.push({ class: 'worker', name: 'gpu' });
      spec.workers.machineDeployments[0].naming = { template: '{{ .cluster.name }}' };
    }, 'refused naming of class "worker": "general" and "gpu" both become MachineDeployment "berlin"; use topologyName or random in the naming template.'],
    ['a list that is none', cluster => { cluster.spec.topology.workers.machineDeployments = 'general'; }, 'refused Cluster berlin: spec.topology.workers.machineDeployments: "general" is a string; write a list, ["general"].'],
  ])('%s', (_, edit, message) => {
    expect(refusals(edit)).toEqual({ objects: 0, notes: [message] });
  });
});

describe('what files cannot tell is said', () => {
  test('a class that is not there', () => {
    expect(refusals(cluster => { cluster.spec.topology.classRef.name = 'other'; })).toEqual({
      objects: 0,
      notes: ['unknown ClusterClass other: there is no such class in namespace default among the given objects; the Cluster is not rendered. Give its file as well.'],
    });
  });

  test('a template that is not there: the objects around it are rendered', () => {
    const { objects, notes } = refusals((_, __, all) => { all.splice(all.findIndex(({ kind }) => kind === 'SiteClusterTemplate'), 1); });
    expect(objects).toBe(7);
    expect(notes).toEqual(['unknown SiteClusterTemplate site: there is no such template in namespace default among the given objects; what is made of it is left out. Give its file as well.']);
  });

  test('a template of another version', () => {
    const { notes } = refusals((_, __, all) => { one(all, 'SiteClusterTemplate').apiVersion = 'infrastructure.example.com/v1beta1'; });
    expect(notes[0]).toContain('the class refers to infrastructure.example.com/v1beta2, the template given is infrastructure.example.com/v1beta1');
  });

  test('patches of Runtime Extensions, and variables they may define', () => {
    const { objects, notes } = refusals((cluster, { spec }) => {
      spec.patches.push({ name: 'ext', external: { generatePatchesExtension: 'gen.x', discoverVariablesExtension: 'vars.x' } });
      cluster.spec.topology.variables.push({ name: 'region', value: 'eu' });
    });
    expect(objects).toBe(8);
    expect(notes).toEqual([
      'unknown variable "region": the class does not define it; it may be one that the extension of patch "ext" defines.',
      'unknown patch "ext": the Runtime Extension "gen.x" makes it at run time; what it changes is missing from every object.',
    ]);
  });

  test('templates that nobody can evaluate beforehand', () => {
    const { notes } = refusals((_, { spec }) => { spec.patches[1].definitions[0].jsonPatches[0].valueFrom.template = '{{ randInt 1 9 }}'; });
    expect(notes).toEqual(['unknown patch "server": line 1, column 4 <randInt>: randInt gives another result on every call; the patch is not applied to SiteClusterTemplate site.']);
  });

  test('the uid of a Cluster that does not exist yet', () => {
    const edit = (_: any, { spec }: any) => { spec.patches[1].definitions[0].jsonPatches[0].valueFrom = { variable: 'builtin.cluster.uid' }; };
    expect(refusals(edit).notes[0]).toContain('the uid of the Cluster is not known before it exists');
    const { objects } = render((cluster, clusterClass) => { edit(cluster, clusterClass); cluster.metadata.uid = 'u-1'; });
    expect(one(objects, 'SiteCluster').spec.server).toBe('u-1');
  });

  test('CEL rules are not evaluated without somebody who can', () => {
    const { notes } = refusals((_, { spec }) => { spec.variables[0].schema.openAPIV3Schema['x-kubernetes-validations'] = [{ rule: 'self != "x"' }]; });
    expect(notes).toEqual(['unchecked variable "size": it has CEL rules (x-kubernetes-validations), which are not evaluated.']);
  });
});

describe('CEL rules of variables', () => {
  const judged = (rule: object | object[], edit: (cluster: any) => void = () => undefined) => {
    const objects = siteClass();
    const { schema: { openAPIV3Schema } } = one(objects, 'ClusterClass').spec.variables[2];
    openAPIV3Schema['x-kubernetes-validations'] = [rule].flat();
    openAPIV3Schema.additionalProperties = null;
    const cluster = one(objects, 'Cluster');
    cluster.spec.topology.variables.push({ name: 'proxy', value: { url: 'http://p' } });
    edit(cluster);
    const { objects: made, notes } = renderTopology(objects, { rules: checkCel });
    return { objects: made.length, notes: notes.map(({ kind, where, message }) => `${kind} ${where}: ${message}`) };
  };

  test('that hold, those about changes, and those of variables that are not set say nothing', () => {
    expect(judged([{ rule: 'self.port == 3128' }, { rule: 'self.url == oldSelf.url' }])).toEqual({ objects: 8, notes: [] });
    expect(judged({ rule: 'false' }, cluster => { cluster.spec.topology.variables.pop(); })).toEqual({ objects: 8, notes: [] });
  });

  test('that do not hold leave the Cluster without objects, also in overrides', () => {
    expect(judged({ rule: 'self.url.startsWith("https")', message: 'must be encrypted' })).toEqual({
      objects: 0, notes: ['refused topology.variables: variable "proxy": must be encrypted; the rule is self.url.startsWith("https").'],
    });
    expect(judged({ rule: 'self.port < 5000' }, ({ spec: { topology } }) => {
      topology.workers.machineDeployments[0].variables = { overrides: [{ name: 'proxy', value: { port: 8080 } }] };
    }).notes).toEqual(['refused workers.machineDeployments["general"].variables.overrides: variable "proxy": the value breaks a rule of the class; the rule is self.port < 5000.']);
  });

  test('that nobody here can evaluate are said', () => {
    expect(judged({ rule: 'authorizer.path("/x").check("get").allowed()' }).notes).toEqual([
      'unchecked variable "proxy": its rule authorizer.path("/x").check("get").allowed() uses what is not evaluated here.',
    ]);
  });
});

test('several Clusters, of which some are asked for', () => {
  const objects = siteClass();
  const cluster = one(objects, 'Cluster');
  objects.push({ ...cluster, metadata: { name: 'paris', namespace: 'fr' } }, { ...cluster, metadata: { name: 'rome' } }, { kind: 'Secret' }, null, 'text');
  expect(renderTopology(objects, { clusters: ['rome'] }).objects.map(object => path(object, 'spec.clusterName') ?? 'rome')).not.toContain('berlin');
  // The class of paris would have to be in namespace fr.
  expect(renderTopology(objects).notes.map(note => note.cluster)).toEqual(['fr/paris']);
  expect(renderTopology(objects, { clusters: ['default/berlin', 'rome'] }).objects).toHaveLength(16);
});
