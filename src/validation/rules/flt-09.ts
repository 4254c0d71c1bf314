import { Rule } from '../rule';
import { addonTexts } from '../shared/addon-texts';
import { partOf } from '../shared/clusters';
import { manifest, manifests } from '../shared/examples';

const cluster = manifests(
  manifest('Cluster', 'prod', '{ infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: VSphereCluster, name: prod } }', 'labels: { cluster: prod }'),
  manifest('VSphereCluster', 'prod', '{ server: vcenter.example.com }'),
);
const chart = (name: string) => manifest('HelmChartProxy', name, `{ chartName: ${name}, clusterSelector: { matchLabels: { cluster: prod } } }`);

const NETWORK = /cilium|calico|antrea|flannel|canal|kube-router|kube-ovn|weave|aws-vpc-cni/i;
const VSPHERE_CLOUD = /vsphere-cpi|cloud-provider-vsphere|vsphere-cloud-controller-manager|cloud-pv-vsphere/i;

/** Asked only of clusters that get addons from the set: others get theirs from elsewhere. */
export const rule: Rule = {
  id: 'FLT-09',
  slug: 'missing-addon',
  sentence: 'A cluster that gets addons gets a pod network, and on vSphere a cloud controller.',
  severity: 'warning',
  fix: 'add it to the addons of the cluster',
  source: 'Kubernetes: nodes are not ready without a pod network, and keep their uninitialized taint without a cloud controller',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster, chart('cilium'), chart('vsphere-cpi')) },
  bad: { manifests: manifests(cluster, chart('cilium')) },
  check(subject) {
    const addons = addonTexts(subject.set, subject.entry);
    if (addons === undefined) { return; }
    const has = (what: RegExp) => addons.some(text => what.test(text));
    if (!has(NETWORK)) { subject.report([], 'none of its addons is a pod network'); }
    if (partOf(subject.set, subject.entry, 'infrastructureRef')?.kind === 'VSphereCluster' && !has(VSPHERE_CLOUD)) {
      subject.report([], 'none of its addons is the cloud controller of vSphere');
    }
  },
};
