import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { GROUP_KINDS, machineSpec } from '../shared/machine-groups';
import { controlPlaneMinor, minorOf, mostBehind } from '../shared/skew';

const cluster = manifest('Cluster', 'prod', '{ controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }');
const controlPlane = manifest('KubeadmControlPlane', 'prod', '{ version: v1.34.3 }');
const workers = (version: string) => manifest('MachineDeployment', 'general', `{ clusterName: prod, template: { spec: { version: ${version} } } }`);

/** Cluster API makes no machines beyond it. */
export const rule: Rule = {
  id: 'VER-04',
  slug: 'worker-version',
  sentence: 'Workers are not newer than the control plane, and at most three minor versions older.',
  severity: 'error',
  fix: 'upgrade the control plane first, the workers after it',
  source: 'cluster-api v1.14.0 core/reconcilers/machineset/machineset_preflight.go KubernetesVersionSkew; Kubernetes version skew policy',
  kinds: GROUP_KINDS,
  good: { manifests: manifests(cluster, controlPlane, workers('v1.34.3')) },
  bad: { manifests: manifests(cluster, controlPlane, workers('v1.35.0')) },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const own = minorOf(part.version);
    const leader = controlPlaneMinor(subject);
    if (own === undefined || leader === undefined) { return; }
    if (own > leader) { subject.report([...path, 'version'], `${part.version} is newer than v1.${leader} of the control plane`); }
    const most = mostBehind(leader);
    if (leader - own > most) {
      subject.report([...path, 'version'], `${part.version} is more than ${most} minor versions behind v1.${leader} of the control plane`, `write v1.${leader - most} or later`);
    }
  },
};
