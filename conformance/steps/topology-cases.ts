import { Random } from './random';

const INFRA = 'infra.x-k8s.io/v1beta2';
const BOOTSTRAP = 'bootstrap.cluster.x-k8s.io/v1beta2';

const TEMPLATES = [
  '{{ .text }}', 'v: {{ .count }}', '{{ .flag }}', '{{ toJson .obj }}', '{{ .list | toJson }}', 'a: |\n  {{ .builtin.cluster.name }}\n  x',
  '{{ .builtin.controlPlane.version }}', '{{ with .builtin.machineDeployment }}{{ .version }}{{ else }}none{{ end }}',
  '{{ (semver .builtin.cluster.topology.version).Minor }}', '{{ .count | int }}', '{{ .missing.x.y }}', '{{ .any | toJson }}', '"{{ .text }}"', 'yes',
  '{{ .builtin.machinePool.topologyName }}', '{{ dict "a" .count | toJson }}', '{{ join "," .list }}', '{{ .builtin.cluster.metadata | toJson }}',
  '{{ .builtin.machineDeployment.metadata | toJson }}', '{{ .builtin | keys | sortAlpha | join "," }}', '{{ .builtin.cluster | toJson }}', '{{ .builtin.controlPlane | toJson }}',
];
const WRONG_TEMPLATES = ['', '{{ fail "x" }}', '[{{ .text }}', '{{ printf "%d" .count }}', '- {{ .text | quote }}\n- b\n', '{{ range .list }}- {{ . }}\n{{ end }}', '{{ .count.x }}'];
const VARIABLES = [
  'text', 'flag', 'obj', 'obj.a', 'list', 'list[0]', 'count', 'builtin', 'builtin.cluster.name', 'builtin.cluster.namespace', 'builtin.cluster.topology',
  'builtin.cluster.topology.version', 'builtin.cluster.topology.classRef.name',
];
const WRONG_VARIABLES = [
  'ratio', 'map.k', 'any', 'list[9]', 'list[x]', 'obj.n.deep', 'builtin.cluster.network.pods[0]', 'builtin.cluster.metadata.labels', 'builtin.controlPlane.replicas',
  'builtin.machineDeployment.replicas', 'builtin.machineDeployment', 'builtin.machinePool.version', 'builtin.nope',
];
const CONDITIONS = ['true', 'false', '{{ if .text }}true{{ end }}', '{{ eq .builtin.cluster.name "prod" }}', '"true"', 'yes', '{{ semverCompare ">= 1.34" .builtin.cluster.topology.version }}', '{{ not .missing }}'];

/** Fields of the templates below: those that are there, those that may be added, and those where a patch must fail or be undone. */
const PATHS = {
  infra: {
    there: ['size', 'tags', 'nested', 'disks/0'].map(field => `/spec/template/spec/${field}`),
    fresh: ['/spec/template/spec/new', '/spec/template/spec/tags/c', '/spec/template/spec/disks/-', '/spec/template/spec/nested/list/0', '/spec/template/metadata', '/spec/extra'],
    odd: ['/spec/template/spec/missing/x', '/spec/template/spec/nothing/a', '/spec/template/spec/disks/9', '/spec/template/metadata/labels/cluster.x-k8s.io~1cluster-name', '/spec/template/metadata/labels'],
  },
  controlPlane: {
    there: ['/spec/template/spec/kubeadmConfigSpec/files/0', '/spec/template/spec/kubeadmConfigSpec/files', '/spec/template/spec/kubeadmConfigSpec'],
    fresh: ['replicas', 'version', 'rollout', 'kubeadmConfigSpec/files/-', 'kubeadmConfigSpec/clusterConfiguration/x'].map(field => `/spec/template/spec/${field}`),
    odd: ['machineTemplate', 'machineTemplate/metadata', 'machineTemplate/spec', 'machineTemplate/nodeDrainTimeout', 'rollout/after'].map(field => `/spec/template/spec/${field}`),
  },
  bootstrap: {
    there: ['/spec/template/spec/preKubeadmCommands', '/spec/template/spec/joinConfiguration/nodeRegistration/kubeletExtraArgs'],
    fresh: ['/spec/template/spec/preKubeadmCommands/-', '/spec/template/spec/preKubeadmCommands/0', '/spec/template/spec/postKubeadmCommands', '/spec/template/spec/files'],
    odd: ['/spec/template/metadata/labels', '/spec/template/spec/x/y', '/spec/template/spec/files/-'],
  },
};

/** A Cluster, its ClusterClass and the templates by their number: every field of a topology now and then, four in five meant to be right. */
export function topologyCase(seed: number): any[] {
  return new Writer(new Random(seed)).write();
}

class Writer {
  private readonly right: boolean;
  private readonly templates: any[] = [];

  public constructor(private readonly random: Random) {
    this.right = random.chance(80);
  }

  public write(): any[] {
    const { random } = this;
    const workers = ['w1', 'gpu-w', 'w2'].slice(0, 1 + random.below(3));
    const pools = ['p1', 'gpu-p'].slice(0, random.below(3));
    const contract = random.pick(['v1beta2', 'v1beta2', 'v1beta1']);
    const infrastructure = this.infra('FooClusterTemplate', 'site');
    const controlPlane = this.template(`controlplane.cluster.x-k8s.io/${contract}`, 'KubeadmControlPlaneTemplate', 'control-plane', {
      ...this.maybe(40, () => ({ machineTemplate: { metadata: { labels: { mt: 'x', env: 'template' } }, ...contract === 'v1beta2' ? { spec: { deletion: { nodeDrainTimeoutSeconds: 99 } } } : { nodeDrainTimeout: '99s' } } })),
      kubeadmConfigSpec: { clusterConfiguration: { apiServer: {} }, files: [{ path: '/x', content: 'y' }] },
    });
    const machines = this.infra('FooMachineTemplate', 'control-plane');
    const worker = (kind: string) => (name: string) => ({
      class: name, ...this.metadata(), bootstrap: { templateRef: this.bootstrap(`${kind}-${name}`) }, infrastructure: { templateRef: this.infra(`Foo${kind}Template`, name) }, ...this.taints(),
    });
    const clusterClass = {
      infrastructure: { templateRef: infrastructure, ...this.naming() },
      controlPlane: {
        templateRef: controlPlane,
        ...this.maybe(85, () => ({ machineInfrastructure: { templateRef: machines } })),
        ...this.metadata(),
        ...this.deletion(),
        ...this.healthCheck(false, false),
        ...this.naming(),
        ...this.gates(),
        ...this.taints(),
      },
      workers: {
        machineDeployments: workers.map(worker('Machine')).map(fields => ({
          ...fields,
          ...this.deletion(true),
          ...this.healthCheck(false, true),
          ...this.naming('machineDeployment'),
          ...this.gates(),
          ...this.rollout(false),
          ...this.maybe(30, () => ({ failureDomain: 'fd' })),
          ...this.maybe(30, () => ({ minReadySeconds: random.pick([0, 7]) })),
        })),
        machinePools: pools.map(worker('MachinePool')).map(fields => ({
          ...fields, ...this.deletion(), ...this.naming('machinePool'), ...this.maybe(30, () => ({ failureDomains: ['f1'] })), ...this.maybe(30, () => ({ minReadySeconds: 3 })),
        })),
      },
      variables: this.definitions(),
      patches: Array.from({ length: random.below(6) }, (_, i) => this.patch(`p${i}`, workers, pools, controlPlane)),
    };
    const group = (classes: readonly string[]) => (name: string) => ({
      name, class: this.right || random.chance(90) ? random.pick(classes) : 'nope', ...this.metadata(), ...this.maybe(60, () => ({ replicas: random.pick([0, 2]) })), ...this.taints(), ...this.overrides(),
    });
    const topology = {
      classRef: { name: 'class' },
      version: random.pick(['v1.34.2', '1.33.0']),
      variables: this.values(this.right ? 100 : 50),
      controlPlane: {
        ...this.metadata(),
        ...this.maybe(70, () => ({ replicas: random.pick([1, 3]) })),
        ...this.deletion(),
        ...this.healthCheck(true, false),
        ...this.gates(),
        ...this.taints(),
        ...this.maybe(30, () => ({ rollout: { after: '2026-01-02T03:04:05Z' } })),
        ...this.overrides(),
      },
      workers: {
        machineDeployments: ['md-0', 'md-1', 'a'].slice(0, random.below(4)).map(group(workers)).map(fields => ({
          ...fields, ...this.deletion(true), ...this.healthCheck(true, true), ...this.gates(), ...this.rollout(true), ...this.maybe(20, () => ({ failureDomain: 'own' })), ...this.maybe(20, () => ({ minReadySeconds: 0 })),
        })),
        machinePools: pools.length === 0 ? [] : ['mp-0', 'mp-1'].slice(0, random.below(3)).map(group(pools)).map(fields => ({ ...fields, ...this.deletion(), ...this.maybe(20, () => ({ failureDomains: ['t1'] })) })),
      },
    };
    const network = this.maybe(60, () => ({ clusterNetwork: { ...this.maybe(70, () => ({ pods: { cidrBlocks: ['10.0.0.0/16', 'fd00::/48'] } })), ...this.maybe(50, () => ({ services: { cidrBlocks: ['10.96.0.0/12'] } })), ...this.maybe(50, () => ({ serviceDomain: 'c.local' })) } }));
    const own = { ...this.maybe(40, () => ({ labels: { l: '1' } })), ...this.maybe(40, () => ({ annotations: { 'a': '1', 'kubectl.kubernetes.io/last-applied-configuration': '{}' } })) };
    return [
      { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'Cluster', metadata: { name: random.pick(['prod', 'edge-01']), namespace: 'default', ...own }, spec: filled({ ...network, topology }) },
      { apiVersion: 'cluster.x-k8s.io/v1beta2', kind: 'ClusterClass', metadata: { name: 'class', namespace: 'default' }, spec: filled(clusterClass) },
      ...this.templates,
    ];
  }

  private patch(name: string, workers: readonly string[], pools: readonly string[], controlPlane: any): object {
    const { random } = this;
    const names = (classes: readonly string[]): object => ({ names: random.pick([classes, ['*'], ['gpu-*'], ['*1'], ['nope']]) });
    const definition = (): object => {
      const [selector, paths] = random.pick<() => [object, keyof typeof PATHS]>([
        () => [{ apiVersion: INFRA, kind: 'FooClusterTemplate', matchResources: { infrastructureCluster: true } }, 'infra'],
        () => [{ apiVersion: controlPlane.apiVersion, kind: controlPlane.kind, matchResources: { controlPlane: true } }, 'controlPlane'],
        () => [{ apiVersion: INFRA, kind: 'FooMachineTemplate', matchResources: { controlPlane: random.chance(70), machineDeploymentClass: names(workers) } }, 'infra'],
        () => [{ apiVersion: BOOTSTRAP, kind: 'KubeadmConfigTemplate', matchResources: { machineDeploymentClass: names(workers), machinePoolClass: names(pools) } }, 'bootstrap'],
        () => [{ apiVersion: INFRA, kind: 'FooMachinePoolTemplate', matchResources: { machinePoolClass: names(pools) } }, 'infra'],
      ])();
      return { selector, jsonPatches: Array.from({ length: 1 + random.below(3) }, () => this.operation(paths)) };
    };
    const condition = this.maybe(35, () => ({ enabledIf: random.pick(CONDITIONS) }));
    return { name, ...condition, definitions: Array.from({ length: 1 + random.below(2) }, definition) };
  }

  private operation(paths: keyof typeof PATHS): object {
    const { random, right } = this;
    const { there, fresh, odd } = PATHS[paths];
    const op = right ? random.pick(['add', 'add', 'replace']) : random.pick(['add', 'replace', 'remove']);
    const path = right ? random.pick(op === 'add' ? fresh : there) : random.pick([...there, ...fresh, ...odd]);
    if (op === 'remove') { return { op, path }; }
    const text = random.pick(right ? TEMPLATES : [...TEMPLATES, ...WRONG_TEMPLATES]);
    switch (random.below(3)) {
      case 0: return { op, path, value: random.pick<unknown>(['lit', 3, { a: { b: 1 } }, [1], true, {}, [], '']) };
      case 1: return { op, path, valueFrom: { variable: random.pick(right ? VARIABLES : [...VARIABLES, ...WRONG_VARIABLES]) } };
      default: return { op, path, valueFrom: text === '' ? {} : { template: text } };
    }
  }

  private definitions(): object[] {
    const define = (name: string, openAPIV3Schema: object) => ({ name, required: this.random.chance(20), schema: { openAPIV3Schema } });
    const items = { type: 'object', properties: { x: { type: 'string', default: 'X' } } };
    return [
      define('text', { type: 'string', ...this.maybe(50, () => ({ default: this.random.pick(['a', 'x-y']) })), ...this.maybe(20, () => ({ enum: ['a', 'x-y'] })) }),
      define('count', { type: 'integer', ...this.maybe(50, () => ({ default: this.random.pick([0, 3, 12345678]) })), ...this.maybe(20, () => ({ maximum: 20000000 })) }),
      define('ratio', { type: 'number', ...this.maybe(50, () => ({ default: 1.5 })) }),
      define('flag', { type: 'boolean', ...this.maybe(50, () => ({ default: this.random.chance(50) })) }),
      define('obj', {
        type: 'object',
        ...this.maybe(40, () => ({ default: {} })),
        properties: {
          a: { type: 'string', ...this.maybe(60, () => ({ default: 'A' })) },
          n: { type: 'object', ...this.maybe(40, () => ({ default: {} })), properties: { deep: { type: 'integer', ...this.maybe(70, () => ({ default: 5 })) } } },
          list: { type: 'array', items },
        },
      }),
      define('list', { type: 'array', ...this.maybe(50, () => ({ default: ['l0', 'l1'] })), items: { type: 'string' } }),
      define('map', { type: 'object', additionalProperties: items, ...this.maybe(30, () => ({ default: { k: {} } })) }),
      define('any', { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true }),
    ];
  }

  private values(percent: number): object[] {
    const { random } = this;
    const good: { [name: string]: unknown[] } = {
      text: ['a', 'x-y'],
      count: [1, 5],
      ratio: [2, 0.25],
      flag: [true, false],
      obj: [{ a: 'z' }, { a: 'y', list: [{}, { x: 'y' }] }, { a: '', n: { deep: 9 } }],
      list: [['q'], ['a', 'b', 'c']],
      map: [{}, { m: {} }, { k: { x: 'w' } }],
      any: [{ free: [1, { a: 2 }] }, {}],
    };
    const bad: { [name: string]: unknown[] } = { text: ['', 'long', 5], count: [99999999, '3', 1.5], flag: ['true'], obj: [{ bad: 1 }, { a: 1 }, []], list: [[1], []], map: [{ m: 1 }] };
    const pick = (name: string): unknown => random.pick(this.right || random.chance(85) ? good[name] : bad[name] ?? good[name]);
    return Object.keys(good).filter(() => random.chance(percent)).map(name => ({ name, value: pick(name) }));
  }

  private overrides(): object {
    return this.maybe(35, () => ({ variables: { overrides: this.values(25) } }));
  }

  private infra(kind: string, name: string): any {
    return this.template(INFRA, kind, name, { size: 'small', disks: [{ gb: 10 }, { gb: 20 }], tags: { a: 'b' }, nested: { list: ['x'] }, ...this.maybe(20, () => ({ nothing: null })) });
  }

  private bootstrap(name: string): any {
    return this.template(BOOTSTRAP, 'KubeadmConfigTemplate', name.toLowerCase(), { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: 'v', value: '2' }] } }, preKubeadmCommands: ['a'] });
  }

  /** Keeps a template and returns a reference to it. */
  private template(apiVersion: string, kind: string, name: string, spec: object): any {
    const metadata = { name, namespace: 'default', ...this.maybe(30, () => ({ labels: { t: '1' }, annotations: { 'ta': '2', 'kubectl.kubernetes.io/last-applied-configuration': '{}' } })) };
    const inner = this.maybe(30, () => ({ metadata: { ...this.maybe(60, () => ({ labels: { inner: 'i' } })), ...this.maybe(60, () => ({ annotations: { ia: 'j' } })) } }));
    this.templates.push({ apiVersion, kind, metadata, spec: { template: { ...inner, spec } } });
    return { apiVersion, kind, name };
  }

  private metadata(): object {
    const labels = () => ({ labels: { [this.random.pick(['a', 'b', 'env'])]: this.random.pick(['x', 'y', '']) } });
    const annotations = () => ({ annotations: { [this.random.pick(['n', 'topology.cluster.x-k8s.io/defer-upgrade'])]: 'v' } });
    return this.maybe(50, () => ({ metadata: { ...this.maybe(60, labels), ...this.maybe(60, annotations) } }));
  }

  private deletion(order = false): object {
    const timeouts = { nodeDrainTimeoutSeconds: this.random.pick([0, 10, 3700]), nodeVolumeDetachTimeoutSeconds: 20, nodeDeletionTimeoutSeconds: 5 };
    const some = Object.entries(timeouts).filter(() => this.random.chance(50));
    return this.maybe(40, () => ({ deletion: { ...Object.fromEntries(some), ...order ? this.maybe(50, () => ({ order: 'Oldest' })) : {} } }));
  }

  private healthCheck(ofCluster: boolean, ofDeployment: boolean): object {
    return this.maybe(50, () => ({
      healthCheck: {
        ...ofCluster ? this.maybe(40, () => ({ enabled: this.random.chance(60) })) : {},
        ...this.maybe(60, () => ({ checks: { ...this.maybe(50, () => ({ nodeStartupTimeoutSeconds: this.random.pick([0, 300]) })), ...this.maybe(60, () => ({ unhealthyNodeConditions: [{ type: 'Ready', status: 'False', timeoutSeconds: 60 }] })) } })),
        ...this.maybe(40, () => ({ remediation: { ...this.maybe(50, () => ({ triggerIf: { unhealthyLessThanOrEqualTo: this.random.pick([2, '40%']) } })), ...ofDeployment ? this.maybe(50, () => ({ maxInFlight: this.random.pick([1, '20%']) })) : {} } })),
      },
    }));
  }

  private rollout(ofCluster: boolean): object {
    const update = () => ({ rollingUpdate: { ...this.maybe(60, () => ({ maxSurge: this.random.pick([1, '10%']) })), ...this.maybe(40, () => ({ maxUnavailable: 0 })) } });
    const strategy = () => ({ strategy: { type: this.random.pick(['RollingUpdate', 'OnDelete']), ...this.maybe(50, update) } });
    return this.maybe(40, () => ({ rollout: { ...ofCluster ? this.maybe(50, () => ({ after: '2026-01-02T03:04:05Z' })) : {}, ...this.maybe(70, strategy) } }));
  }

  private naming(group?: string): object {
    const templates = ['{{ .cluster.name }}-{{ .random }}', 'a-{{ .cluster.name }}-long-name-that-goes-on-and-on-and-on-and-on-until-it-is-cut-{{ .random }}'];
    const ofGroup = group ? [`{{ .cluster.name }}-{{ .${group}.topologyName }}`] : ['{{ .cluster.name }}'];
    return this.maybe(30, () => ({ naming: { template: this.right ? this.random.pick([...templates, ...ofGroup]) : this.random.pick([...templates, '{{ .nope }}']) } }));
  }

  private gates(): object {
    return this.maybe(30, () => ({ readinessGates: [{ conditionType: 'foo.io/x' }] }));
  }

  private taints(): object {
    return this.maybe(30, () => ({ taints: [{ key: 'k', value: 'v', effect: 'NoSchedule', propagation: 'Always' }] }));
  }

  private maybe<T extends object>(percent: number, make: () => T): T | {} {
    return this.random.chance(percent) ? make() : {};
  }
}

/** Without the empty objects and lists that v1beta2 refuses; values and schemas are the user's own. */
function filled(value: any): any {
  if (Array.isArray(value)) { return value.map(filled); }
  if (value === null || typeof value !== 'object') { return value; }
  const kept = ['value', 'default', 'schema', 'jsonPatches', 'matchResources'];
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, kept.includes(key) ? child : filled(child)])
    .filter(([key, child]) => kept.includes(key as string) || child === null || typeof child !== 'object' || Object.keys(child as object).length > 0));
}
