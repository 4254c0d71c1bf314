import { gzipSync } from 'zlib';
import { dump } from 'js-yaml';
import { siteClass } from '../evaluate/site-class';
import { runCli } from '../support/run-cli';

const yaml = (...objects: object[]) => objects.map(object => `---\n${dump(object)}`).join('');
const parts = (...objects: object[]): any[] => JSON.parse(runCli(['images', '-', '--format', 'json'], {}, yaml(...objects)).out).parts;
const names = (sort: string, ...objects: object[]) => parts(...objects).filter(part => part.sort === sort)
  .map(({ repository, name, version }) => [repository, name, version].filter(text => text !== undefined).join(' '));

const metadata = { name: 'one', namespace: 'fleet' };
const kcp = (kubeadmConfigSpec: object = {}) => ({ apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2', kind: 'KubeadmControlPlane', metadata, spec: { version: 'v1.34.3', kubeadmConfigSpec } });
const flux = (spec: object) => ({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata, spec });
const source = (kind: string, spec: object) => ({ apiVersion: 'source.toolkit.fluxcd.io/v1', kind, metadata: { ...metadata, name: 'charts' }, spec });

describe('charts', () => {
  test.each<[string, object[]]>([
    ['https://charts.example.com app 1.2.3', [{ apiVersion: 'addons.cluster.x-k8s.io/v1alpha1', kind: 'HelmChartProxy', metadata, spec: { repoURL: 'https://charts.example.com', chartName: 'app', version: '1.2.3' } }]],
    ['https://charts.example.com app 1.2.3', [
      flux({ chart: { spec: { chart: 'app', version: '1.2.3', sourceRef: { kind: 'HelmRepository', name: 'charts' } } } }), source('HelmRepository', { url: 'https://charts.example.com' }),
    ]],
    ['oci://registry.example.com/charts app 1.2.3', [
      flux({ chartRef: { kind: 'OCIRepository', name: 'charts' } }), source('OCIRepository', { url: 'oci://registry.example.com/charts/app', ref: { tag: '1.2.3' } }),
    ]],
    ['https://charts.example.com app 1.2.3', [
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec: { source: { repoURL: 'https://charts.example.com', chart: 'app', targetRevision: '1.2.3' } } },
    ]],
    ['https://charts.example.com app 1.2.3', [
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', metadata, spec: { template: { spec: { sources: [{ repoURL: 'https://charts.example.com', chart: 'app', targetRevision: '1.2.3' }] } } } },
    ]],
    ['https://charts.example.com app 1.2.3', [
      { apiVersion: 'config.projectsveltos.io/v1beta1', kind: 'ClusterProfile', metadata, spec: { helmCharts: [{ repositoryURL: 'https://charts.example.com', chartName: 'charts/app', chartVersion: '1.2.3' }] } },
    ]],
  ])('%s', (chart, objects) => {
    expect(names('chart', ...objects)).toEqual([chart]);
  });

  test('a chart whose repository is not given is not known', () => {
    expect(names('unknown', flux({ chart: { spec: { chart: 'app', sourceRef: { kind: 'HelmRepository', name: 'elsewhere' } } } }))).toEqual(['chart of HelmRelease fleet/one']);
  });

  test('what an Application takes from Git is looked at there', () => {
    const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata, spec: { source: { repoURL: 'https://git.example.com/fleet', path: 'apps' } } };
    expect(parts(application)).toEqual([{ sort: 'unknown', name: 'objects in apps of https://git.example.com/fleet', hint: 'run the command over that folder too', usedBy: ['Application fleet/one'] }]);
  });

  test('images that values name are listed', () => {
    const values = 'image:\n  registry: registry.example.com\n  repository: app\n  tag: v1\ninit:\n  - image: registry.example.com/init:v2\n';
    expect(names('image', { apiVersion: 'addons.cluster.x-k8s.io/v1alpha1', kind: 'HelmChartProxy', metadata, spec: { valuesTemplate: values } }))
      .toEqual(['registry.example.com/app:v1', 'registry.example.com/init:v2']);
  });
});

describe('images', () => {
  const pod = yaml({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ image: 'registry.example.com/vip:v1@sha256:' + '0'.repeat(64) }] } });
  const expected = ['registry.example.com/vip:v1@sha256:' + '0'.repeat(64)];

  test.each<[string, object]>([
    ['in a ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { pod } }],
    ['in a file of machines', { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2', kind: 'KubeadmConfigTemplate', metadata, spec: { template: { spec: { files: [{ content: pod }] } } } }],
    ['in base64', { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2', kind: 'KubeadmConfig', metadata, spec: { files: [{ encoding: 'base64', content: Buffer.from(pod).toString('base64') }] } }],
    ['compressed', { apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2', kind: 'KubeadmConfig', metadata, spec: { files: [{ encoding: 'gzip+base64', content: gzipSync(pod).toString('base64') }] } }],
    ['in a template', { apiVersion: 'addons.cluster.x-k8s.io/v1alpha1', kind: 'HelmChartProxy', metadata, spec: { valuesTemplate: `{{ if .x }}\nimage: ${expected[0]}\n{{ end }}\n` } }],
  ])('%s', (_, object) => {
    expect(names('image', object)).toEqual(expected);
  });

  test('a Secret that is not among the files is not known', () => {
    const set = { apiVersion: 'addons.cluster.x-k8s.io/v1beta2', kind: 'ClusterResourceSet', metadata, spec: { resources: [{ kind: 'Secret', name: 'agent' }] } };
    expect(names('unknown', set)).toEqual(['objects in Secret agent']);
    expect(runCli(['images', '-'], {}, yaml(set, { apiVersion: 'v1', kind: 'Secret', metadata: { ...metadata, name: 'agent' } })).out).toBe('');
  });
});

describe('Kubernetes', () => {
  test('kubeadm\'s images follow from the version; other tags are for kubeadm to say', () => {
    expect(names('image', kcp())).toEqual(['kube-apiserver', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler'].map(name => `registry.k8s.io/${name}:v1.34.3`));
    expect(parts(kcp()).filter(({ sort }) => sort === 'unknown').map(({ name, hint }) => `${name}; ${hint}`)).toEqual([
      'tag of registry.k8s.io/coredns/coredns for Kubernetes v1.34.3; ask kubeadm config images list --kubernetes-version v1.34.3',
      'tag of registry.k8s.io/etcd for Kubernetes v1.34.3; ask kubeadm config images list --kubernetes-version v1.34.3',
      'tag of registry.k8s.io/pause for Kubernetes v1.34.3; ask kubeadm config images list --kubernetes-version v1.34.3; containerd of the machine image says which one it starts',
    ]);
  });

  test('from a mirror, with tags that are given, without what is left out', () => {
    const given = kcp({
      initConfiguration: { skipPhases: ['addon/kube-proxy'] },
      clusterConfiguration: { imageRepository: 'registry.example.com/k8s', etcd: { local: { imageTag: '3.6.5-0' } }, dns: { imageTag: 'v1.12.1' } },
    });
    expect(names('image', given)).toEqual([
      'registry.example.com/k8s/coredns:v1.12.1', 'registry.example.com/k8s/etcd:3.6.5-0', 'registry.example.com/k8s/kube-apiserver:v1.34.3',
      'registry.example.com/k8s/kube-controller-manager:v1.34.3', 'registry.example.com/k8s/kube-scheduler:v1.34.3',
    ]);
  });

  test('etcd elsewhere needs no image here', () => {
    expect(names('unknown', kcp({ clusterConfiguration: { etcd: { external: { endpoints: ['https://10.0.0.5:2379'] } } } })).join()).not.toContain('etcd');
  });

  test('other distributions publish lists', () => {
    const rke2 = { apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2', kind: 'RKE2ControlPlane', metadata, spec: { version: 'v1.34.3+rke2r1' } };
    expect(parts(rke2)).toEqual([{
      sort: 'unknown', name: 'images of Kubernetes v1.34.3+rke2r1 by RKE2ControlPlane', hint: 'the release of RKE2 publishes rke2-images-all.linux-amd64.txt', usedBy: ['RKE2ControlPlane fleet/one'],
    }]);
  });
});

describe('machines', () => {
  const template = (kind: string, spec: object) => ({ apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2', kind, metadata, spec: { template: { spec } } });

  test.each<[string, object, string]>([
    ['VSphereMachineTemplate', { template: 'ubuntu-2404-v1.34.3' }, 'ubuntu-2404-v1.34.3'],
    ['ProxmoxMachineTemplate', { templateID: 108 }, '108'],
    ['HCloudMachineTemplate', { imageName: 'ubuntu' }, 'ubuntu'],
    ['GCPMachineTemplate', { image: 'projects/images/global/images/ubuntu' }, 'projects/images/global/images/ubuntu'],
    ['Metal3MachineTemplate', { image: { url: 'https://images.example.com/ubuntu.raw' } }, 'https://images.example.com/ubuntu.raw'],
    ['AWSMachineTemplate', { ami: { id: 'ami-0123' } }, 'ami-0123'],
  ])('%s %j', (kind, spec, image) => {
    expect(names('machine-image', template(kind, spec))).toEqual([image]);
    expect(names('image', template(kind, spec))).toEqual([]);
  });

  test('what the provider looks up is not known', () => {
    expect(names('unknown', template('AWSMachineTemplate', {}))).toEqual(['machine image of AWSMachineTemplate fleet/one']);
  });
});

test('what a ClusterClass makes counts like what is written out', () => {
  const objects = siteClass();
  expect(names('image', ...objects)).toEqual(expect.arrayContaining([expect.stringMatching(/^registry\.k8s\.io\/kube-apiserver:v1\./)]));
  expect(names('unknown', ...objects.filter(({ kind }) => kind === 'Cluster'))).toEqual([expect.stringMatching(/^all that Cluster default\/\S+ is made of$/)]);
});

test('providers of the operator', () => {
  expect(names('provider', { apiVersion: 'operator.cluster.x-k8s.io/v1alpha2', kind: 'CoreProvider', metadata: { name: 'cluster-api', namespace: 'capi-system' }, spec: { version: 'v1.14.0' } }))
    .toEqual(['CoreProvider cluster-api v1.14.0']);
});

test('every part is listed once, with those who need it', () => {
  const chart = (name: string) => ({ apiVersion: 'addons.cluster.x-k8s.io/v1alpha1', kind: 'HelmChartProxy', metadata: { name, namespace: 'fleet' }, spec: { repoURL: 'https://charts.example.com', chartName: 'app', version: '1.2.3' } });
  const { code, out, error } = runCli(['images', 'fleet'], { 'fleet/a.yaml': yaml(chart('a')), 'fleet/b.yaml': yaml(chart('b')), 'fleet/c.yaml': yaml(chart('c')) });
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toBe('charts (the images inside are not known here: helm template lists them)\n  https://charts.example.com app 1.2.3  HelmChartProxy fleet/a and 2 more\n');
});

test('a fleet that needs nothing', () => {
  const map = yaml({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text: 'a\nb' } });
  expect(runCli(['images', '-'], {}, map)).toMatchObject({ code: 0, out: '', error: 'note: nothing in these files needs anything from outside.\n' });
  expect(parts({ apiVersion: 'v1', kind: 'ConfigMap', metadata })).toEqual([]);
});

test('a broken file does not hide the others', () => {
  const { code, out, error } = runCli(['images', '.'], { 'a.yaml': 'a: [', 'b.yaml': yaml(kcp()) });
  expect(code).toBe(1);
  expect(error).toMatch(/^a\.yaml:\d+: not YAML: /);
  expect(out).toContain('registry.k8s.io/kube-apiserver:v1.34.3');
});

test.each([
  [['images'], 'cdk8s-cluster-api images: name the files or folders of the fleet, or - for standard input.'],
  [['images', '-', '--format', 'xml'], 'cdk8s-cluster-api images: --format: "xml" is not one of text, json.'],
  [['images', 'nowhere'], 'cdk8s-cluster-api images: "nowhere" does not exist.'],
  [['images', '--all'], 'cdk8s-cluster-api images: Unknown option \'--all\''],
])('%j is wrong usage', (args, message) => {
  const { code, error } = runCli(args);
  expect(code).toBe(2);
  expect(error).toContain(message);
});

test('help', () => {
  expect(runCli(['images', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: cdk8s-cluster-api images [options]') });
});
