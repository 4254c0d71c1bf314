import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import { edgeClass, edgeVariables, emptyChart, plainClass, site } from './support';
import {
  AddonStack, AllowedNamespaces, BootFormat, Cilium, ClassCluster, ClassClusterProps, ClassPatch, ClassVariable, CloneMode, ClusterClass,
  ClusterSelector, ConditionStatus,
  DeletionOrder, DrainBehavior, Endpoint, IpPool, ManagementCluster, RolloutStrategy, VariableSchema, VSphereClass, VSphereIdentity,
} from '../../src';
import { vsphere } from '../support/fixtures';
import { ofKind, problemsOf } from '../support/golden';

/** The Cluster object. */
function objectOf(cluster: ClassCluster): any {
  return (cluster.node.findChild('Cluster') as ApiObject).toJson();
}

function topologyOf(cluster: ClassCluster): any {
  return objectOf(cluster).spec.topology;
}

/** A cluster of the edge class with the values it requires, and what the test is about. */
function edgeSite(scope: Chart, props: (variables: ReturnType<typeof edgeVariables>) => Partial<ClassClusterProps> = () => ({})): ClassCluster {
  const variables = edgeVariables();
  const type = edgeClass(scope, variables);
  const { variables: more = [], ...rest } = props(variables);
  return site(scope, type, { variables: [variables.address.of('10.77.0.10'), variables.network.of('vlan-7'), ...more], ...rest });
}

describe('a cluster that says what is its own', () => {
  test('names the class and its values in the order of the class', () => {
    const chart = emptyChart();
    const cluster = edgeSite(chart, ({ dns }) => ({ variables: [dns.of(['10.0.0.9'])] }));
    expect(topologyOf(cluster)).toMatchObject({
      classRef: { name: expect.stringMatching(/^edge-[0-9a-v]{8}$/) },
      version: 'v1.34.3',
      variables: [{ name: 'address', value: '10.77.0.10' }, { name: 'network', value: 'vlan-7' }, { name: 'dns', value: ['10.0.0.9'] }],
      controlPlane: { replicas: 3 },
      workers: { machineDeployments: [{ class: 'general', name: 'general', replicas: 1 }] },
    });
    expect(problemsOf(chart)).toEqual([]);
  });

  test('groups have values of their own', () => {
    const { controlPlane, workers } = topologyOf(edgeSite(emptyChart(), ({ memory }) => ({
      controlPlane: { replicas: 1, variables: [memory.of(4096)] }, pools: [{ name: 'big', class: 'general', replicas: 7, variables: [memory.of(65536)] }],
    })));
    expect(controlPlane).toEqual({ replicas: 1, variables: { overrides: [{ name: 'memoryMiB', value: 4096 }] } });
    expect(workers.machineDeployments).toEqual([{ class: 'general', name: 'big', replicas: 7, variables: { overrides: [{ name: 'memoryMiB', value: 65536 }] } }]);
  });

  test('only what differs from the class is written', () => {
    const type = plainClass(emptyChart(), { topology: vsphere({ pools: [{ name: 'general', replicas: 4, minReady: Duration.seconds(10), labels: { 'node.cluster.x-k8s.io/a': 'b' } }] }) });
    const cluster = site(emptyChart(), type, {
      controlPlane: { rollout: { after: '2026-12-01T02:00:00Z' }, drainTimeout: Duration.minutes(5), healthCheck: { enabled: false } },
      pools: [{
        name: 'general',
        minReady: Duration.seconds(10),
        labels: { 'node.cluster.x-k8s.io/c': 'd' },
        annotations: { 'example.com/a': 'b' },
        groupAnnotations: { 'example.com/c': 'd' },
        failureDomain: 'zone-a',
        deletionOrder: DeletionOrder.NEWEST,
        deletionTimeout: Duration.minutes(9),
        readinessGates: [{ conditionType: 'StorageReady' }],
        rollout: { strategy: RolloutStrategy.ON_DELETE },
        remediation: { maxInFlight: '1' },
        healthCheck: { machineConditions: [{ type: 'Broken', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(1) }] },
      }],
    });
    const { controlPlane, workers: { machineDeployments: [pool] } } = topologyOf(cluster);
    expect(controlPlane).toEqual({ replicas: 3, rollout: { after: '2026-12-01T02:00:00Z' }, deletion: { nodeDrainTimeoutSeconds: 300 }, healthCheck: { enabled: false } });
    expect(pool).toMatchObject({
      replicas: 4,
      metadata: { labels: { 'node.cluster.x-k8s.io/c': 'd' }, annotations: { 'example.com/a': 'b', 'example.com/c': 'd' } },
      failureDomain: 'zone-a',
      deletion: { order: 'Newest', nodeDeletionTimeoutSeconds: 540 },
      readinessGates: [{ conditionType: 'StorageReady' }],
      rollout: { strategy: { type: 'OnDelete' } },
      healthCheck: { checks: { unhealthyMachineConditions: [{ type: 'Broken', status: 'True', timeoutSeconds: 60 }] }, remediation: { maxInFlight: 1 } },
    });
    expect(pool.metadata.labels).not.toHaveProperty('node.cluster.x-k8s.io/a');
    expect(pool).not.toHaveProperty('minReadySeconds');
  });

  test('the autoscaler knows the size that the values give', () => {
    const [pool] = topologyOf(edgeSite(emptyChart(), ({ memory }) => ({ pools: [{ name: 'general', autoscale: { min: 0, max: 9 }, variables: [memory.of(32768)] }] }))).workers.machineDeployments;
    expect(pool.replicas).toBeUndefined();
    expect(pool.metadata.annotations).toMatchObject({
      'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size': '9', 'capacity.cluster-autoscaler.kubernetes.io/memory': '32768Mi', 'capacity.cluster-autoscaler.kubernetes.io/cpu': '4',
    });
  });

  test('and the one that an alternative gives', () => {
    const gpu = ClassVariable.boolean('gpu', { defaultValue: false });
    const topology = (cpus: number) => vsphere({ pools: [{ name: 'general', cpus, autoscale: { min: 0, max: 2 } }] });
    const type = plainClass(emptyChart(), { topology: topology(4), variables: [gpu], patches: [ClassPatch.when(gpu, { topology: topology(48) })] });
    const cpus = (on: boolean) => topologyOf(site(emptyChart(), type, { variables: [gpu.of(on)] })).workers.machineDeployments[0].metadata.annotations['capacity.cluster-autoscaler.kubernetes.io/cpu'];
    expect([cpus(true), cpus(false)]).toEqual(['48', '4']);
  });

  test('objects that each cluster needs for itself are made with its values', () => {
    const server = ClassVariable.text('server');
    const pool = IpPool.inCluster({ name: 'nodes', addresses: ['10.0.0.20-10.0.0.90'], prefix: 24, gateway: '10.0.0.1' });
    const chart = emptyChart();
    const type = plainClass(chart, {
      topology: vsphere({ server: server.asString, devices: [{ pools: [pool], nameservers: ['10.0.0.2'] }], pools: [] }), variables: [server],
    });
    const cluster = site(chart, type, { variables: [server.of('vcenter-1.example.com')] });
    const objects = chart.toJson();
    expect(ofKind(objects, 'InClusterIPPool').map(({ metadata }) => metadata.name)).toEqual(['site-1-nodes']);
    expect(JSON.stringify(ofKind(objects, 'ClusterClass')[0].spec.patches)).toContain('printf \\"%s-nodes\\" .builtin.cluster.name');
    expect(cluster.facts['vsphere.server']).toBe('vcenter-1.example.com');
  });

  test('a class in another namespace, drain rules, gates, annotations, a port', () => {
    const port = ClassVariable.integer('port');
    const type = plainClass(emptyChart(), {
      namespace: 'classes', topology: vsphere({ endpoint: Endpoint.loadBalancer('api.example.com', { port: port.asNumber }), pools: [{ name: 'general' }] }), variables: [port],
    });
    const cluster = site(emptyChart(), type, {
      namespace: 'edge',
      variables: [port.of(8443)],
      annotations: { 'example.com/a': 'b' },
      labels: { site: 'one' },
      paused: true,
      availabilityGates: [{ conditionType: 'BackedUp' }],
      drainRules: [{ name: 'skip', behavior: DrainBehavior.SKIP, pools: ['general'] }],
      network: { podCidrs: ['10.200.0.0/16'] },
    });
    const { metadata, spec } = objectOf(cluster);
    expect(metadata).toMatchObject({ annotations: { 'example.com/a': 'b' }, labels: { site: 'one' } });
    expect(spec).toMatchObject({ paused: true, availabilityGates: [{ conditionType: 'BackedUp' }], clusterNetwork: { apiServerPort: 8443, pods: { cidrBlocks: ['10.200.0.0/16'] } } });
    expect(spec.topology.classRef).toEqual({ name: type.className, namespace: 'classes' });
    const [rule] = ofKind(Chart.of(cluster).toJson(), 'MachineDrainRule');
    expect(rule.spec.machines[0].selector.matchLabels).toEqual({ 'cluster.x-k8s.io/deployment-name': 'site-1-general' });
    expect(cluster.context.endpoint).toMatchObject({ host: 'api.example.com', port: 8443 });
  });

  test('addons and the management cluster take it like any cluster', () => {
    const chart = emptyChart();
    const cluster = edgeSite(chart);
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()] });
    expect(ofKind(chart.toJson(), 'HelmChartProxy').length).toBeGreaterThan(0);
    expect(cluster.objectKinds).toEqual(expect.arrayContaining(['ClusterClass.cluster.x-k8s.io', 'KubeadmControlPlane.controlplane.cluster.x-k8s.io', 'VSphereCluster.infrastructure.cluster.x-k8s.io']));
    expect(ManagementCluster.fromClusters(cluster).clusters).toEqual([cluster]);
    expect(cluster.facts['vsphere.thumbprint']).toBeUndefined();
  });
});

describe('a cluster written as a topology of its own', () => {
  const sized = (memory: number) => ({ memory: Size.mebibytes(memory) });

  test('values are read off it, and groups that differ get their own', () => {
    const variable = ClassVariable.integer('memoryMiB', { min: 2048 });
    const type = plainClass(emptyChart(), { topology: vsphere({ ...sized(variable.asNumber), pools: [{ name: 'general' }] }), variables: [variable] });
    const topology = topologyOf(site(emptyChart(), type, { topology: vsphere({ ...sized(8192), pools: [{ name: 'a', ...sized(16384) }, { name: 'b', replicas: 3 }] }) }));
    expect(topology.variables).toEqual([{ name: 'memoryMiB', value: 8192 }]);
    expect(topology.workers.machineDeployments).toEqual([
      { class: 'general', name: 'a', replicas: 1, variables: { overrides: [{ name: 'memoryMiB', value: 16384 }] } }, { class: 'general', name: 'b', replicas: 3 },
    ]);
  });

  test('an object variable is read together, an override brings the whole of it', () => {
    const machine = ClassVariable.object('machine', { properties: { cpus: VariableSchema.integer(), memoryMiB: VariableSchema.integer() } });
    const [cpus, memory] = [machine.property('cpus').asNumber, machine.property('memoryMiB').asNumber];
    const type = plainClass(emptyChart(), { topology: vsphere({ cpus, ...sized(memory), pools: [{ name: 'general' }] }), variables: [machine] });
    const topology = topologyOf(site(emptyChart(), type, { topology: vsphere({ cpus: 4, ...sized(8192), pools: [{ name: 'general', cpus: 8 }] }) }));
    expect(topology.variables).toEqual([{ name: 'machine', value: { cpus: 4, memoryMiB: 8192 } }]);
    expect(topology.workers.machineDeployments[0].variables.overrides).toEqual([{ name: 'machine', value: { cpus: 8, memoryMiB: 8192 } }]);
  });

  test('what is given beside it is what cannot be read off: an alternative is laid over instead', () => {
    const gpu = ClassVariable.boolean('gpu', { defaultValue: false });
    const type = plainClass(emptyChart(), { topology: vsphere({ pools: [] }), variables: [gpu], patches: [ClassPatch.when(gpu, { topology: vsphere({ folder: 'gpu' }) })] });
    expect(topologyOf(site(emptyChart(), type, { topology: vsphere({ folder: 'gpu' }), variables: [gpu.of(true)] })).variables).toEqual([{ name: 'gpu', value: true }]);
    expect(() => site(emptyChart(), type, { topology: vsphere({ folder: 'gpu' }) })).toThrow(
      'ClassCluster "site-1".topology: spec.template.spec.folder of VSphereMachineTemplate (control-plane-machines) is "gpu" and the class has nothing there; the class has variables only for gpu.');
  });

  test('the ready-made class takes zones, identities and every option of a machine', () => {
    const chart = emptyChart();
    const identity = new VSphereIdentity(chart, 'shared', { credentialsSecret: 'shared', allowedNamespaces: AllowedNamespaces.all() });
    const type = new VSphereClass(chart, 'vsphere');
    const cluster = site(chart, type, {
      topology: vsphere({
        credentialsSecret: undefined,
        identity,
        endpoint: Endpoint.kubeVip('10.77.0.10'),
        zones: [{ name: 'a', region: { name: 'eu' }, datacenter: 'dc' }],
        disk: Size.gibibytes(80),
        tagIds: ['urn:vmomi:InventoryServiceTag:5736bf56-49f5-4667-b38c-b97e09dc9578:GLOBAL'],
        pools: [{ name: 'general', failureDomain: 'a', cloneMode: CloneMode.FULL, dataDisks: [{ name: 'data', size: Size.gibibytes(10) }] }],
      }),
    });
    const { variables, workers } = topologyOf(cluster);
    const value = (name: string) => variables.find((variable: any) => variable.name === name)?.value;
    expect(value('identity')).toEqual({ kind: 'VSphereClusterIdentity', name: 'shared' });
    expect(value('template')).toBe('ubuntu-2404-{version}');
    expect(value('diskGiB')).toBe(80);
    expect(workers.machineDeployments[0].failureDomain).toMatch(/^default-site-1-a-/);
    expect(value('dataDisks')).toBeUndefined();
    expect(workers.machineDeployments[0].variables.overrides).toContainEqual({ name: 'dataDisks', value: [{ name: 'data', sizeGiB: 10 }] });
    expect(problemsOf(chart)).toEqual([]);
  });

  test('machines of an Ignition class get no network settings but those of DHCP either', () => {
    const chart = emptyChart();
    const flatcar = { template: 'flatcar-stable-{version}', bootFormat: BootFormat.IGNITION, endpoint: Endpoint.kubeVip('10.77.0.10') };
    const type = new VSphereClass(chart, 'vsphere', { bootFormat: BootFormat.IGNITION });
    site(chart, type, { topology: vsphere({ ...flatcar, devices: [{ mtu: 9000 }] }) });
    expect(problemsOf(chart).join()).toContain('VSP-31 ignition-network: machines of controlPlane boot with Ignition and get no network settings but those of DHCP; leave out devices[0].mtu,');
    expect(() => site(emptyChart(), type, { topology: vsphere({ ...flatcar, bootFormat: undefined }) })).toThrow('is absent and the class has "ignition"');
  });
});

describe('refusals', () => {
  const type = () => plainClass(emptyChart());
  const where = 'ClassCluster "site-1"';
  test.each<[string, Partial<ClassClusterProps> | any, string]>([
    ['an unknown property', { klass: 1 }, `${where}: "klass" is not a property; write class.`],
    ['a version older than the class', { kubernetesVersion: 'v1.31.0' }, `${where}.kubernetesVersion: "v1.31.0" is older than v1.32.0, for which the class is made; lower minimumKubernetesVersion of the class or write a newer version.`],
    ['an unknown pool of the class', { pools: [{ name: 'a', class: 'gpu' }] }, `${where}.pools["a"].class: "gpu" is not a pool of the class; its pools are general.`],
    ['two pools of one name', { pools: [{ name: 'a' }, { name: 'a' }] }, `${where}.pools["a"]: two pools have this name; give each its own.`],
    ['an unknown variable', { variables: [{ name: 'memory', value: 1 }] }, `${where}.variables: "memory" is not a variable of the class; it has none.`],
    ['a variable set twice', { variables: [{ name: 'a', value: 1 }, { name: 'a', value: 1 }] }, `${where}.variables: "a" is set twice; keep one.`],
    ['kube-proxy', { network: { kubeProxy: false } }, `${where}.network.kubeProxy: false is said by the templates of the class; leave it out.`],
    ['groups beside a topology', { topology: vsphere(), pools: [] }, `${where}.pools: topology says the groups of machines already; leave one of them out.`],
    ['a setup of a pool', { pools: [{ name: 'a', setup: { preJoinCommands: ['true'] } }] }, `${where}.pools["a"].setup: the templates of the class say this; leave it out, or make it a variable or a patch of the class.`],
    ['taints of the control plane', { controlPlane: { taints: [] } }, `${where}.controlPlane.taints: the templates of the class say this`],
    ['remediation of the control plane', { controlPlane: { remediation: { maxRetry: 3 } } }, `${where}.controlPlane.remediation: the templates of the class say this`],
    ['how the control plane rolls out', { controlPlane: { rollout: { maxSurge: '0' } } }, `${where}.controlPlane.rollout.maxSurge: the templates of the class say this; leave it out, only rollout.after is the cluster's own.`],
    ['labels that kubelets register', { pools: [{ name: 'a', labels: { 'example.com/a': 'b' } }] }, `${where}.pools["a"].labels: "example.com/a" is registered by the kubelet, whose configuration the class says; use a key under node.cluster.x-k8s.io or a variable.`],
    ['a long name', { name: 'x'.repeat(60) }, 'the name "'],
  ])('%s', (_what, props, message) => {
    expect(() => site(emptyChart(), type(), props)).toThrow(message);
  });

  test('values: missing, misspelt, wrong, without effect', () => {
    const variables = edgeVariables();
    const edge = edgeClass(emptyChart(), variables);
    const values = [variables.address.of('10.77.0.10'), variables.network.of('a')];
    expect(() => site(emptyChart(), edge, { variables: [values[0]] })).toThrow(`${where}.variables: the class requires a value for "network"; write network.of(…).`);
    expect(() => site(emptyChart(), edge, { variables: [...values, { name: 'memoryMib', value: 1 }] })).toThrow(`${where}.variables: "memoryMib" is not a variable of the class; write memoryMiB.`);
    expect(() => site(emptyChart(), edge, { variables: [...values, { name: 'memoryMiB', value: '8192' }] })).toThrow(`${where}.variables["memoryMiB"]: "8192" is a string; write 8192 without quotes.`);
    expect(() => site(emptyChart(), edge, { variables: values, pools: [{ name: 'general', variables: [{ name: 'thumbprint', value: 'x' }] }] })).toThrow(
      '"x" is not a certificate fingerprint of 20 or 32 bytes');
    expect(() => site(emptyChart(), edge, { variables: values, controlPlane: { variables: [{ name: 'thumbprint', value: 'AB'.concat(':AB'.repeat(19)) }] } })).toThrow(
      `${where}.controlPlane.variables: "thumbprint" has no effect on these machines; leave it out or set it for the cluster.`);
  });

  test('a topology that the class cannot express', () => {
    const variable = ClassVariable.integer('memoryMiB');
    const make = (props: object, extra: object = {}) => () => site(emptyChart(), new ClusterClass(emptyChart(), 'edge', {
      topology: vsphere({ memory: Size.mebibytes(variable.asNumber), pools: [{ name: 'general', labels: { 'node.cluster.x-k8s.io/a': 'b' } }] }), variables: [variable],
    }), { topology: vsphere({ memory: Size.mebibytes(8192), ...props }), ...extra });
    expect(make({ cpus: 8 })).toThrow(`${where}.topology: spec.template.spec.numCPUs of VSphereMachineTemplate (control-plane-machines) is 8 and the class has 4; the class has variables only for memoryMiB.`);
    expect(make({ devices: [{}, { network: 'b', dhcp4Overrides: { useRoutes: false } }] })).toThrow('spec.template.spec.network.devices of VSphereMachineTemplate (control-plane-machines) has 2 items and the class has 1');
    expect(make({ pools: [{ name: 'general' }] })).toThrow(`${where}.topology.pools["general"].labels: the class sets "node.cluster.x-k8s.io/a", which a cluster can change and not take away; write it.`);
    expect(make({}, { variables: [variable.of(4096)] })).toThrow(`${where}.variables: "memoryMiB" is read off the topology; leave it out.`);
  });

  test('a value that one group lacks', () => {
    const name = ClassVariable.text('name', { required: false });
    const print = 'AB'.concat(':AB'.repeat(19));
    const edge = plainClass(emptyChart(), { topology: vsphere({ thumbprint: name.asString, folder: name.asString, pools: [] }), variables: [name] });
    expect(() => site(emptyChart(), edge, { topology: vsphere({ thumbprint: print }) })).toThrow(
      `${where}.topology: "name" has a value for the infrastructure and none in control-plane-machines; a group of machines cannot be without a value that its cluster has.`);
  });

  test('two patches that are both on hide the values', () => {
    const [one, other] = [ClassVariable.boolean('one'), ClassVariable.boolean('other')];
    const edge = plainClass(emptyChart(), {
      topology: vsphere({ pools: [] }), variables: [one, other], patches: [ClassPatch.when(one, { topology: vsphere({ folder: 'x' }) }), ClassPatch.when(other, { topology: vsphere({ datastore: 'y' }) })],
    });
    expect(() => site(emptyChart(), edge, { topology: vsphere(), variables: [one.of(true), other.of(true)] })).toThrow(
      `${where}.topology: the patches "one" and "other" are both on, and values can be read off one at a time; write variables, controlPlane and pools instead.`);
  });

  test('a pool of no class, and drain rules for pools whose names are random', () => {
    const two = plainClass(emptyChart(), { topology: vsphere({ pools: [{ name: 'small' }, { name: 'large' }] }) });
    expect(() => site(emptyChart(), two, { pools: [{ name: 'a' }] })).toThrow(`${where}.pools["a"]: no pool of the class has this name; write class: …, its pools are small, large.`);
    const random = plainClass(emptyChart(), { naming: { pools: '{{ .cluster.name }}-{{ .machineDeployment.topologyName }}-{{ .random }}' } });
    expect(() => site(emptyChart(), random, { drainRules: [{ name: 'x', behavior: DrainBehavior.SKIP, pools: ['general'] }] })).toThrow(
      `${where}.drainRules: the names of pools have random characters by naming.pools of the class; choose machines by their labels.`);
  });

  test('rules see the cluster: pools that do not exist, an endpoint in the pod network', () => {
    const chart = emptyChart();
    site(chart, plainClass(chart, { topology: vsphere({ endpoint: Endpoint.kubeVip('192.168.0.9'), pools: [] }) }), { drainRules: [{ name: 'x', behavior: DrainBehavior.SKIP, pools: ['nope'] }] });
    const found = problemsOf(chart).join('\n');
    expect(found).toContain('CL-07 endpoint-in-network: the endpoint 192.168.0.9 lies in the pod network');
    expect(found).toContain('MDR-02 drain-rule-pool: drain rule "x" names the pool "nope"');
  });
});

test('a finding is acknowledged with a reason', () => {
  const chart = emptyChart();
  const type = plainClass(chart, { topology: vsphere({ pools: [] }), variables: [ClassVariable.text('later')] });
  expect(problemsOf(chart)).toHaveLength(1);
  type.acknowledge('CLS-02', 'comes with the next site');
  expect(problemsOf(chart)).toEqual([]);
});
