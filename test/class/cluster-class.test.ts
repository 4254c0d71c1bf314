import { ApiObject, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { edgeClass, emptyChart, operationsOf, plainClass, site, specOf } from './support';
import {
  ClassBuiltin, ClassPatch, ClassVariable, ClusterClass, ConditionStatus, DeletionOrder, Endpoint, RolloutStrategy, TextFormat, VariableSchema,
} from '../../src';
import { vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';
import { PlainTopology } from '../support/plain-topology';

const machines = (type: ClusterClass, patch?: string) => operationsOf(type, 'VSphereMachineTemplate', patch);

test('an extension may plan the upgrades', () => {
  const chart = emptyChart();
  const type = plainClass(chart, { upgradePlan: 'plan.upgrades' });
  expect(specOf(type).upgrade).toEqual({ external: { generateUpgradePlanExtension: 'plan.upgrades' } });
  expect(problemsOf(chart)).toEqual([]);
  expect(site(chart, type).featureGates).toEqual(['ClusterTopology', 'RuntimeSDK']);
  expect(() => plainClass(emptyChart(), { upgradePlan: 'plan' })).toThrow(
    'ClusterClass "edge".upgradePlan: "plan" is not a handler of an extension; write for example "generate-upgrade-plan.my-extension".');
});

describe('where a value lands', () => {
  test('a field that is a variable is set from the variable', () => {
    const memory = ClassVariable.integer('memoryMiB', { min: 2048 });
    const type = plainClass(emptyChart(), { topology: vsphere({ memory: Size.mebibytes(memory.asNumber) }), variables: [memory] });
    expect(machines(type)).toContainEqual({ op: 'add', path: '/spec/template/spec/memoryMiB', valueFrom: { variable: 'memoryMiB' } });
  });

  test('a text with a variable inside is printed and encoded, never spliced', () => {
    const site1 = ClassVariable.text('site');
    const type = plainClass(emptyChart(), { topology: vsphere({ folder: `edge/${site1.asString}/vms` }), variables: [site1] });
    expect(machines(type)).toContainEqual({ op: 'add', path: '/spec/template/spec/folder', valueFrom: { template: '{{ printf "edge/%s/vms" .site | toJson }}' } });
  });

  test('a list with a variable in it is set as a whole, because a patch cannot name an item', () => {
    const network = ClassVariable.text('network');
    const type = plainClass(emptyChart(), { topology: vsphere({ network: network.asString }), variables: [network] });
    expect(machines(type)).toContainEqual({
      op: 'add', path: '/spec/template/spec/network/devices', valueFrom: { template: '[{"dhcp4":true,"networkName":{{ .network | toJson }}}]' },
    });
  });

  test('a list variable fits alone and among literal items', () => {
    const [tags, dns] = [ClassVariable.list('tags'), ClassVariable.list('dns')];
    const type = plainClass(emptyChart(), {
      topology: vsphere({ tagIds: tags.asList, devices: [{ nameservers: [...dns.asList, '10.0.0.2'] }] }), variables: [tags, dns],
    });
    expect(machines(type)).toContainEqual({ op: 'add', path: '/spec/template/spec/tagIDs', valueFrom: { variable: 'tags' } });
    expect(JSON.stringify(machines(type))).toContain('{{ range $index, $item := .dns }}{{ if $index }},{{ end }}{{ toJson $item }}{{ end }},\\"10.0.0.2\\"');
  });

  test('a map variable and a property of an object fit where a map and a text do', () => {
    const keys = ClassVariable.map('vmxKeys');
    const vcenter = ClassVariable.object('vcenter', { properties: { server: VariableSchema.text(), thumbprint: VariableSchema.text({ required: false }) } });
    const type = plainClass(emptyChart(), {
      topology: vsphere({ vmxKeys: keys.asMap, server: vcenter.property('server').asString, thumbprint: vcenter.property('thumbprint').asString }), variables: [keys, vcenter],
    });
    expect(machines(type)).toContainEqual({ op: 'add', path: '/spec/template/spec/customVMXKeys', valueFrom: { variable: 'vmxKeys' } });
    expect(operationsOf(type, 'VSphereClusterTemplate')).toContainEqual({ op: 'add', path: '/spec/template/spec/server', valueFrom: { variable: 'vcenter.server' } });
    expect(specOf(type).patches.find(({ name }: any) => name === 'values-vcenter.thumbprint').enabledIf).toBe('{{ if hasKey .vcenter "thumbprint" }}true{{ end }}');
  });

  test('inside the manifest of kube-vip an address is a quoted scalar of its own', () => {
    const address = ClassVariable.text('address', { format: TextFormat.IPV4 });
    const type = plainClass(emptyChart(), { topology: vsphere({ endpoint: Endpoint.kubeVip(address.asString) }), variables: [address] });
    const [files] = operationsOf(type, 'KubeadmControlPlaneTemplate');
    expect(files.path).toBe('/spec/template/spec/kubeadmConfigSpec/files');
    expect(files.valueFrom.template).toMatch(/value: %s\\n.*\(\.address \| toRawJson\) \| toJson \}\}/);
  });

  test('cloud-init expressions in the same list survive', () => {
    const domain = ClassVariable.text('domain');
    const type = plainClass(emptyChart(), { setup: { preJoinCommands: [`echo ${domain.asString}`] }, variables: [domain] });
    const [commands] = operationsOf(type, 'KubeadmConfigTemplate');
    expect(commands.valueFrom.template).toContain('hostnamectl set-hostname \\"{{ "{{" }} ds.meta_data.hostname }}\\"');
  });

  test('what a cluster may leave out is a patch of its own, and objects that hold nothing else are made first', () => {
    const name = ClassVariable.text('lock', { required: false });
    const type = plainClass(emptyChart(), { topology: vsphere({ resourcePool: name.asString }), variables: [name] });
    expect(specOf(type).patches.at(-1)).toMatchObject({ name: 'values-lock', enabledIf: '{{ if hasKey . "lock" }}true{{ end }}' });
    const megahertz = ClassVariable.integer('megahertz', { required: false, min: 1 });
    const topology = vsphere({ resources: { reservation: { cpuMegahertz: 100 }, shares: { cpu: megahertz.asNumber } } });
    const reserved = plainClass(emptyChart(), { topology, variables: [megahertz] });
    expect(specOf(reserved).patches.map(({ name: patch }: any) => patch)).toEqual(['values-parents-0', 'values', 'values-megahertz']);
    expect(specOf(reserved).patches[0].definitions[0].jsonPatches).toEqual([{ op: 'add', path: '/spec/template/spec/resources/shares', value: {} }]);
  });

  test('a list too long for one template is written item by item, in its order', () => {
    const domain = ClassVariable.text('domain');
    const files = [1, 2, 3].map(index => ({ path: `/etc/file-${index}`, content: `${index === 2 ? domain.asString : 'x'}${'y'.repeat(6000)}` }));
    const type = plainClass(emptyChart(), { setup: { files }, variables: [domain] });
    const operations = operationsOf(type, 'KubeadmConfigTemplate').filter(({ path }) => /files/.test(path));
    expect(operations.map(({ path, value, valueFrom }) => [path.split('/').at(-1), value ? 'value' : Object.keys(valueFrom)[0]])).toEqual([['files', 'value'], ['-', 'template'], ['-', 'value']]);
  });
});

describe('what belongs to each cluster', () => {
  test('the version of an image is the version of its machines', () => {
    const operations = (kind: boolean) => specOf(plainClass(emptyChart())).patches[0].definitions
      .filter(({ selector }: any) => (selector.matchResources.controlPlane === true) === kind).flatMap(({ jsonPatches }: any) => jsonPatches);
    expect(operations(true)).toContainEqual(expect.objectContaining({ valueFrom: { template: '{{ printf "ubuntu-2404-%s" .builtin.controlPlane.version | toJson }}' } }));
    expect(operations(false)).toContainEqual(expect.objectContaining({ valueFrom: { template: '{{ printf "ubuntu-2404-%s" .builtin.machineDeployment.version | toJson }}' } }));
  });

  test('name and namespace stand where they are written', () => {
    const type = plainClass(emptyChart(), { topology: vsphere({ credentialsSecret: `${ClassBuiltin.clusterName()}-vcenter`, folder: ClassBuiltin.clusterNamespace(), pools: [] }) });
    expect(operationsOf(type, 'VSphereClusterTemplate')[0].valueFrom.template).toBe('{{ printf "%s-vcenter" .builtin.cluster.name | toJson }}');
    expect(machines(type)).toContainEqual({ op: 'add', path: '/spec/template/spec/folder', valueFrom: { variable: 'builtin.cluster.namespace' } });
  });

  test('address blocks in the exceptions of a proxy are those of the cluster', () => {
    const type = plainClass(emptyChart(), { setup: { proxy: { httpProxy: 'http://proxy:3128', noProxy: ['10.0.0.0/24'] } } });
    const [files] = operationsOf(type, 'KubeadmConfigTemplate');
    expect(files.valueFrom.template).toContain('(index .builtin.cluster.network.pods 0) (index .builtin.cluster.network.services 0) .builtin.cluster.network.serviceDomain');
  });
});

describe('the class itself', () => {
  test('templates lack what a topology controller fills in, and say what a group is', () => {
    const chart = emptyChart();
    plainClass(chart, { topology: vsphere({ controlPlane: { replicas: 5, groupAnnotations: { 'example.com/a': 'b' } }, pools: [{ name: 'general' }] }) });
    const { template } = chart.toJson().find(({ kind }) => kind === 'KubeadmControlPlaneTemplate').spec;
    expect(Object.keys(template.spec)).toEqual(['kubeadmConfigSpec', 'rollout']);
    expect(template.metadata).toEqual({ annotations: { 'example.com/a': 'b' } });
  });

  test('how machines come and go is said by the class', () => {
    const type = plainClass(emptyChart(), {
      topology: vsphere({
        controlPlane: { labels: { 'node.cluster.x-k8s.io/role': 'cp' }, drainTimeout: Duration.minutes(5), healthCheck: { enabled: false } },
        pools: [{
          name: 'general',
          annotations: { 'example.com/a': 'b' },
          deletionOrder: DeletionOrder.OLDEST,
          minReady: Duration.seconds(30),
          readinessGates: [{ conditionType: 'StorageReady' }],
          rollout: { strategy: RolloutStrategy.ON_DELETE },
          remediation: { maxInFlight: '20%' },
          healthCheck: { nodeConditions: [{ type: 'KernelDeadlock', status: ConditionStatus.TRUE, unhealthyAfter: Duration.minutes(3) }] },
        }],
      }),
      availabilityGates: [{ conditionType: 'BackedUp' }],
    });
    const { controlPlane, workers, availabilityGates } = specOf(type);
    expect(controlPlane).toMatchObject({ metadata: { labels: { 'node.cluster.x-k8s.io/role': 'cp' } }, deletion: { nodeDrainTimeoutSeconds: 300 } });
    expect(controlPlane.healthCheck).toBeUndefined();
    expect(workers.machineDeployments[0]).toMatchObject({
      class: 'general',
      metadata: { annotations: { 'example.com/a': 'b' } },
      deletion: { order: 'Oldest' },
      minReadySeconds: 30,
      readinessGates: [{ conditionType: 'StorageReady' }],
      rollout: { strategy: { type: 'OnDelete' } },
      healthCheck: { remediation: { maxInFlight: '20%' } },
    });
    expect(availabilityGates).toEqual([{ conditionType: 'BackedUp' }]);
  });

  test('objects are called as those of a WorkloadCluster unless naming says otherwise', () => {
    expect(specOf(plainClass(emptyChart())).workers.machineDeployments[0].naming).toEqual({ template: '{{ .cluster.name }}-{{ .machineDeployment.topologyName }}' });
    expect(specOf(plainClass(emptyChart(), { naming: { controlPlane: '{{ .cluster.name }}-cp-{{ .random }}' } })).controlPlane.naming).toEqual({ template: '{{ .cluster.name }}-cp-{{ .random }}' });
  });

  test('versions for chained upgrades are listed', () => {
    const type = plainClass(emptyChart(), { kubernetesVersions: ['v1.33.5', 'v1.34.3', 'v1.35.0'] });
    expect(specOf(type).kubernetesVersions).toEqual(['v1.33.5', 'v1.34.3', 'v1.35.0']);
    expect(() => site(emptyChart(), type, { kubernetesVersion: 'v1.34.1' })).toThrow('ClassCluster "site-1".kubernetesVersion: "v1.34.1" is not offered by the class; write v1.33.5, v1.34.3, v1.35.0.');
  });

  test('a variable says what it may be', () => {
    const [size, count] = [ClassVariable.text('size', { values: ['small', 'large'], defaultValue: 'small', description: 'How big.', deprecated: 'Use count.' }), ClassVariable.integer('count', {
      min: 1, max: 9, rules: [{ rule: 'self % 2 == 1', message: 'must be odd' }],
    })];
    const type = plainClass(emptyChart(), { topology: vsphere({ folder: `${size.asString}/${count.asNumber}` }), variables: [size, count] });
    expect(specOf(type).variables).toEqual([
      { name: 'size', required: false, schema: { openAPIV3Schema: { type: 'string', enum: ['small', 'large'], default: 'small', description: 'Deprecated: Use count. How big.' } } },
      { name: 'count', required: true, schema: { openAPIV3Schema: { 'type': 'integer', 'minimum': 1, 'maximum': 9, 'x-kubernetes-validations': [{ rule: 'self % 2 == 1', message: 'must be odd' }] } } },
    ]);
  });
});

describe('versions of a class', () => {
  test('any change makes a new class, the same program the same', () => {
    const name = (setup: object = {}) => plainClass(emptyChart(), { setup }).className;
    expect(name()).toMatch(/^edge-[0-9a-v]{8}$/);
    expect(name()).toBe(name());
    expect(name({ preJoinCommands: ['true'] })).not.toBe(name());
  });

  test('other variables of the same names in the program change nothing', () => {
    const first = edgeClass(emptyChart()).className;
    edgeClass(emptyChart());
    expect(edgeClass(emptyChart()).className).toBe(first);
  });

  test('a patched template moves the class and its clusters along', () => {
    const chart = emptyChart();
    const type = plainClass(chart);
    site(chart, type);
    const template = type.node.findChild('Template-general-machines') as ApiObject;
    const before = chart.toJson();
    template.addJsonPatch(JsonPatch.add('/spec/template/spec/numCPUs', 6));
    const after = chart.toJson();
    const names = (objects: any[]) => ({
      template: objects.find(({ metadata }) => /general-machines/.test(metadata.name)).metadata.name,
      referred: objects.find(({ kind }) => kind === 'ClusterClass').spec.workers.machineDeployments[0].infrastructure.templateRef.name,
      type: objects.find(({ kind }) => kind === 'ClusterClass').metadata.name,
      cluster: objects.find(({ kind }) => kind === 'Cluster').spec.topology.classRef.name,
    });
    expect(names(after).template).not.toBe(names(before).template);
    expect(names(after).referred).toBe(names(after).template);
    expect(names(after).type).not.toBe(names(before).type);
    expect(names(after).cluster).toBe(names(after).type);
  });
});

describe('patches', () => {
  test('a boolean variable chooses an alternative, and only what differs is patched', () => {
    const gpu = ClassVariable.boolean('gpu', { defaultValue: false });
    const pools = (cpus: number) => vsphere({ pools: [{ name: 'general', cpus }] });
    const type = plainClass(emptyChart(), { topology: pools(4), variables: [gpu], patches: [ClassPatch.when(gpu, { topology: pools(32) })] });
    expect(specOf(type).patches.at(-1)).toEqual({
      name: 'gpu',
      enabledIf: '{{ if .gpu }}true{{ end }}',
      definitions: [{
        selector: {
          apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind: 'VSphereMachineTemplate', matchResources: { machineDeploymentClass: { names: ['general'] } },
        },
        jsonPatches: [{ op: 'add', path: '/spec/template/spec/numCPUs', value: 32 }],
      }],
    });
  });

  test('a text variable chooses among several', () => {
    const size = ClassVariable.text('size', { values: ['small', 'large'], required: false });
    const type = plainClass(emptyChart(), { variables: [size], patches: [ClassPatch.whenEquals(size, 'large', { setup: { files: [{ path: '/etc/large', content: 'x' }] } })] });
    expect(specOf(type).patches.at(-1)).toMatchObject({ name: 'size-large', enabledIf: '{{ if and (hasKey . "size") (eq .size "large") }}true{{ end }}' });
  });

  test('what only the class has is removed', () => {
    const bare = ClassVariable.boolean('bare', { defaultValue: false });
    const type = plainClass(emptyChart(), { topology: vsphere({ folder: 'edge', pools: [] }), variables: [bare], patches: [ClassPatch.when(bare, { topology: vsphere() })] });
    expect(machines(type, 'bare')).toEqual([{ op: 'remove', path: '/spec/template/spec/folder' }]);
  });

  test('an extension is called by name', () => {
    const type = plainClass(emptyChart(), { patches: [ClassPatch.external('company', { generatePatches: 'generate.company-extension', settings: { mode: 'strict' } })] });
    expect(specOf(type).patches.at(-1)).toEqual({ name: 'company', external: { generatePatchesExtension: 'generate.company-extension', settings: { mode: 'strict' } } });
  });
});

test('a class of a provider that nobody knows has templates by the contract', () => {
  const chart = emptyChart();
  const type = new ClusterClass(chart, 'edge', { topology: new PlainTopology({}, [{ name: 'one' }]) });
  expect(specOf(type).infrastructure.templateRef.kind).toBe('PlainClusterTemplate');
  expect(problemsOf(chart)).toEqual([]);
});

test('the whole class is accepted by the API schemas and our rules', () => {
  const chart: Chart = emptyChart();
  edgeClass(chart);
  expect(problemsOf(chart)).toEqual([]);
});
