import { Chart } from 'cdk8s';
import { clusterChart, ENGINES, fleet, objectsOf, synth, URL, workingTree } from './support';
import {
  AddonStack, ArgoCdBridge, ArgoCdDelivery, ArgoCdEngine, Cilium, ClusterSelector, FluxDelivery, FluxEngine, GitOpsFile, GitOpsRepository, GitOpsTree,
  IGitOpsEngine, WorkloadCluster,
} from '../../src';
import { vsphere } from '../support/fixtures';

const ARGO = 'infrastructure/bootstrap/argo-cd';
const FLUX = 'infrastructure/bootstrap/flux';

/** One cluster whose addons travel with this engine. */
function delivered(delivery: ArgoCdDelivery | FluxDelivery) {
  return (repository: GitOpsRepository) => {
    const chart = new Chart(repository.environment('production'), 'prod', { namespace: 'clusters' });
    const cluster = new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere() });
    new AddonStack(chart, 'addons', { clusters: ClusterSelector.cluster(cluster), addons: [new Cilium()], delivery });
  };
}

describe('Argo CD', () => {
  test('waits for the operator before providers, and for providers before clusters', () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod'] }));
    const wave = (path: string) => objectsOf(root, `${ARGO}/${path}.yaml`).map(({ metadata }) => Number(metadata.annotations['argocd.argoproj.io/sync-wave']));
    expect([...wave('prerequisites'), ...wave('providers'), ...wave('workload-clusters')]).toEqual([1, 2, 3, 4]);
  });

  test('no Application deletes what it applied when it goes', () => {
    const files = synth(workingTree(), fleet({ production: ['prod'], staging: ['lab'] }));
    expect(Object.values(files).join('\n')).not.toMatch(/finalizers|Replace=true|Force=true/);
    const sets = Object.entries(files).filter(([, text]) => text.includes('kind: ApplicationSet'));
    expect(sets).toHaveLength(3);
    expect(sets.filter(([, text]) => !text.includes('preserveResourcesOnDeletion: true'))).toEqual([]);
  });

  test('teams reach no kubeconfig: the management cluster is closed to their projects', () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod'] }));
    const [project] = objectsOf(root, `${ARGO}/teams/shop.yaml`);
    expect(project.spec.destinations).toEqual([{ namespace: '*', server: '!https://kubernetes.default.svc' }, { namespace: '*', server: '*' }]);
  });

  test('a registration that an addon delivery made is not made twice', () => {
    const root = workingTree();
    const bridge = ArgoCdBridge.externalSecret({ store: 'kubeconfigs' });
    const files = synth(root, delivered(new ArgoCdDelivery({ bridge })), { engine: new ArgoCdEngine({ bridge }) });
    expect(Object.entries(files).filter(([, text]) => text.includes('kind: ExternalSecret')).map(([path]) => path))
      .toEqual(['infrastructure/workload-clusters/production/prod/addons/cluster-clusters.prod.externalsecret.yaml']);
    expect(Object.keys(files)).toContain('infrastructure/workload-clusters/production/prod/addons/cilium.application.yaml');
  });

  test('is refused for teams while it knows no workload cluster', () => {
    expect(() => synth(workingTree(), fleet({ production: ['prod'] }), { engine: new ArgoCdEngine() }))
      .toThrow('ArgoCdEngine: "applications/shop/production" is for workload clusters, of which Argo CD knows nothing; write bridge, for example ArgoCdBridge.capi2Argo().');
    const files = synth(workingTree(), repository => { clusterChart(repository.environment('production'), 'prod'); }, { engine: new ArgoCdEngine({ namespace: 'gitops' }) });
    expect(files['infrastructure/bootstrap/clusters/production/prod.yaml']).not.toContain('destination');
    expect(files[`${ARGO}/root.yaml`]).toContain('namespace: gitops');
  });
});

describe('Flux', () => {
  test('waits for the operator before providers, for providers before clusters, for the control plane before teams', () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod'] }), { engine: ENGINES.flux() });
    const after = (path: string) => objectsOf(root, path)[0].spec.dependsOn;
    expect(after(`${FLUX}/providers.yaml`)).toEqual([{ name: 'prerequisites' }]);
    expect(after(`${FLUX}/workload-clusters/production/prod.yaml`)).toEqual([{ name: 'management-cluster.providers' }]);
    expect(after('infrastructure/workload-clusters/production/prod/applications.yaml')).toEqual([{ name: 'workload-clusters.production.prod', namespace: 'flux-system' }]);
  });

  test('every Kustomization leaves its objects behind, and none replaces objects', () => {
    const root = workingTree();
    const files = synth(root, fleet({ production: ['prod'], staging: ['lab'] }), { engine: ENGINES.flux() });
    const all = Object.keys(files).filter(path => files[path].includes('kind: Kustomization')).flatMap(path => objectsOf(root, path)).filter(({ kind }) => kind === 'Kustomization');
    expect(all).toHaveLength(8);
    expect(all.filter(({ spec }) => spec.deletionPolicy !== 'Orphan' || spec.force !== undefined)).toEqual([]);
  });

  test('its objects for addons lie in the folder of the cluster', () => {
    const files = synth(workingTree(), delivered(new FluxDelivery()), { engine: new FluxEngine() });
    expect(Object.keys(files)).toContain('infrastructure/workload-clusters/production/prod/addons/cilium.helmrelease.yaml');
    expect(files[`${FLUX}/root.yaml`]).not.toContain('secretRef');
  });
});

describe('an engine from elsewhere', () => {
  class OtherEngine implements IGitOpsEngine {
    public readonly engine = 'OtherEngine';
    public readonly neverPrune = { 'example.com/keep': 'yes' };
    public constructor(private readonly make: (tree: GitOpsTree) => GitOpsFile[]) {}
    public files(tree: GitOpsTree): GitOpsFile[] { return this.make(tree); }
    public firstSteps(): string[] { return ['Ask somebody.']; }
  }
  const write = (make: (tree: GitOpsTree) => GitOpsFile[]) => () => {
    const root = workingTree();
    synth(root, fleet({ production: ['prod'] }), { engine: new OtherEngine(make) });
    return root;
  };

  test('gets everything it has to know', () => {
    let seen: GitOpsTree | undefined;
    const root = write(tree => { seen = tree; return [{ path: `${tree.clusters[0].path}/extra.yaml`, data: { a: 1 } }]; })();
    expect(seen).toMatchObject({
      url: URL,
      branch: 'main',
      bootstrap: 'infrastructure/bootstrap',
      providers: { name: 'providers', path: 'infrastructure/management-cluster/providers' },
      management: [{ name: 'namespaces', path: 'infrastructure/management-cluster/namespaces' }],
      clusters: [{ environment: 'production', name: 'prod', namespace: 'clusters', path: 'infrastructure/workload-clusters/production/prod', apiVersion: 'cluster.x-k8s.io/v1beta2' }],
      applications: [{ team: 'shop', environment: 'production', path: 'applications/shop/production' }],
    });
    expect(seen!.prerequisites.map(({ releaseName }) => releaseName)).toEqual(['cert-manager', 'capi-operator']);
    expect(objectsOf(root, 'infrastructure/workload-clusters/production/prod/extra.yaml')).toEqual([{ a: 1 }]);
    expect(objectsOf(root, 'infrastructure/workload-clusters/production/prod/cluster.yaml')[0].metadata.annotations).toEqual({ 'example.com/keep': 'yes' });
  });

  test.each([
    ['elsewhere.yaml', 'OtherEngine.files: "elsewhere.yaml" is not a path of lower-case letters, digits, dots and dashes below infrastructure/bootstrap or the folder of a cluster.'],
    ['infrastructure/bootstrap/../../x.yaml', 'OtherEngine.files: "infrastructure/bootstrap/../../x.yaml" is not a path of lower-case letters, digits, dots and dashes below infrastructure/bootstrap or the folder of a cluster.'],
    ['infrastructure/workload-clusters/production/prod/cluster.yaml', 'GitOpsRepository: "infrastructure/workload-clusters/production/prod/cluster.yaml" would be written twice; give one of the charts another id.'],
  ])('may not write %s', (path, message) => {
    expect(write(() => [{ path, data: {} }])).toThrow(message);
  });

  test('may not write a file twice', () => {
    expect(write(({ bootstrap }) => [1, 2].map(data => ({ path: `${bootstrap}/a.yaml`, data })))).toThrow('OtherEngine.files: "infrastructure/bootstrap/a.yaml" is written twice; write each file once.');
  });

  test('is held to the schemas of its objects', () => {
    const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', name: 'a', namespace: 'argocd', spec: { project: 'default', destination: {}, sources: 'x' } };
    expect(write(({ bootstrap }) => [{ path: `${bootstrap}/a.yaml`, manifests: [manifest] }])).toThrow('SCH-10 schema: Application "a" spec.sources');
  });
});

describe('refused', () => {
  const make = (props: any) => () => new GitOpsRepository({ url: URL, engine: new FluxEngine(), ...props });
  test.each([
    [make({ url: 'git.example.com/fleet' }), 'GitOpsRepository.url: "git.example.com/fleet" is not a repository address; write for example "ssh://git@git.example.com/fleet".'],
    [make({ url: 'https://me:geheim@git.example.com/fleet' }), 'GitOpsRepository.url: the address holds credentials; keep them in a Secret that the engine reads.'],
    [make({ url: 'https://token@git.example.com/fleet' }), 'GitOpsRepository.url: the address holds credentials; keep them in a Secret that the engine reads.'],
    [make({ engine: 'flux' }), 'GitOpsRepository.engine: "flux" is not a GitOps engine; write for example new ArgoCdEngine().'],
    [make({ engine: undefined }), 'GitOpsRepository.engine: a value is required.'],
    [make({ branch: '-x' }), 'GitOpsRepository.branch: "-x" is not a branch; write for example "main".'],
    [make({ path: 'x' }), 'GitOpsRepository: "path" is not a property; the properties are url, engine, branch, outdir.'],
    [() => make({})().environment('Prod'), 'GitOpsRepository.environment.name: "Prod" is not a lower-case DNS name (letters, digits and dashes).'],
    [() => make({})().environment('prod').team('x'.repeat(41)), 'GitOpsEnvironment "prod".team.name: 41 characters; at most 40 are allowed.'],
    [() => new ArgoCdEngine({ bridge: 'none' } as any), 'ArgoCdEngine.bridge: "none" is not an ArgoCdBridge; write for example ArgoCdBridge.capi2Argo().'],
    [() => new FluxEngine({ credentialsSecret: 'A' }), 'FluxEngine.credentialsSecret: "A" is not a Kubernetes object name (lower-case letters, digits, dashes and dots).'],
  ])('%#', (act, message) => {
    expect(act).toThrow(message);
  });

  test('asked twice, a scope is the same', () => {
    const repository = make({})();
    expect(repository.environment('prod').team('a')).toBe(repository.environment('prod').team('a'));
  });
});
