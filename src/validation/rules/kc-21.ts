import { Rule } from '../rule';
import { eachOf, KUBEADM_KINDS } from '../shared/kubeadm';
import { fields } from '../shared/read';
import { parseTolerant } from '../shared/versions';
import { Subject } from '../subject';

const NODE = ['nodeRegistration', 'kubeletExtraArgs'];
const LISTS: { readonly [component: string]: readonly (readonly string[])[] } = {
  'kubelet': [['initConfiguration', ...NODE], ['joinConfiguration', ...NODE]],
  'API server': [['clusterConfiguration', 'apiServer', 'extraArgs']],
  'controller manager': [['clusterConfiguration', 'controllerManager', 'extraArgs']],
  'scheduler': [['clusterConfiguration', 'scheduler', 'extraArgs']],
};
/** Minor version without the flag. */
const REMOVED: { readonly [component: string]: { readonly [flag: string]: number } } = {
  'kubelet': { 'network-plugin': 24, 'cni-bin-dir': 24, 'cni-conf-dir': 24, 'dynamic-config-dir': 24, 'container-runtime': 27 },
  'API server': { 'insecure-port': 24 },
  'controller manager': { 'port': 24, 'address': 24, 'pod-eviction-timeout': 27 },
  'scheduler': { 'policy-config-file': 23, 'algorithm-provider': 23, 'port': 24, 'address': 24 },
};
const NO_IN_TREE = 31;
/** The oldest version that Cluster API v1.14 manages, for configurations that do not say theirs. */
const OLDEST = 31;

/** A component with an unknown flag exits at once, so the machine never becomes a node. */
export const rule: Rule = {
  id: 'KC-21',
  slug: 'removed-flags',
  sentence: 'Components get no flags that Kubernetes has removed.',
  severity: 'warning',
  fix: 'remove the flag',
  source: 'Kubernetes changelogs v1.24 to v1.33',
  kinds: KUBEADM_KINDS,
  good: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: cloud-provider, value: external }] } } } } }`,
  },
  bad: {
    manifests: `
apiVersion: bootstrap.cluster.x-k8s.io/v1beta2
kind: KubeadmConfigTemplate
metadata: { name: general, namespace: clusters }
spec: { template: { spec: { joinConfiguration: { nodeRegistration: { kubeletExtraArgs: [{ name: cloud-provider, value: vsphere }] } } } } }`,
  },
  check(subject) {
    const minor = minorOf(subject);
    for (const [component, list] of Object.entries(LISTS)) {
      for (const steps of list) {
        eachOf(subject, steps, ({ name, value }, path) => {
          const removed = Object.hasOwn(REMOVED[component], name) ? REMOVED[component][name] : undefined;
          if (removed !== undefined && minor >= removed) {
            subject.report(path, `Kubernetes v1.${removed} removed --${name} of the ${component}, which does not start with it`, 'remove it');
          } else if (name === 'cloud-provider' && typeof value === 'string' && value !== '' && value !== 'external' && minor >= NO_IN_TREE) {
            subject.report([...path, 'value'], `cloud provider "${value}" is no longer part of Kubernetes`, 'write external and deploy the cloud controller manager');
          }
        });
      }
    }
  },
};

function minorOf({ object }: Subject): number {
  return parseTolerant(fields(fields(object).spec).version)?.minor ?? OLDEST;
}
