import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { machineSpec } from '../shared/machine-groups';
import { fields } from '../shared/read';
import { controlPlaneMinor, minorOf, mostBehind } from '../shared/skew';

const cluster = manifest('Cluster', 'prod', '{ controlPlaneRef: { apiGroup: controlplane.cluster.x-k8s.io, kind: KubeadmControlPlane, name: prod } }');
const controlPlane = manifest('KubeadmControlPlane', 'prod', '{ version: v1.34.3 }');
const workers = (version: string) => manifest('MachineDeployment', 'general', `{ clusterName: prod, template: { spec: { version: ${version}, bootstrap: { configRef: { kind: KubeadmConfigTemplate } } } } }`);

/** Machines that run keep running; a failed one is not replaced and the group cannot grow until the versions meet. */
export const rule: Rule = {
  id: 'VER-05',
  slug: 'kubeadm-join-version',
  sentence: 'Workers that kubeadm joins have the minor version of the control plane.',
  severity: 'warning',
  fix: 'upgrade the workers too; until then the group gets no new machines',
  source: 'cluster-api v1.14.0 core/reconcilers/machineset/machineset_preflight.go KubeadmVersionSkew',
  kinds: ['MachineDeployment.cluster.x-k8s.io', 'MachineSet.cluster.x-k8s.io'],
  good: { manifests: manifests(cluster, controlPlane, workers('v1.34.1')) },
  bad: { manifests: manifests(cluster, controlPlane, workers('v1.33.7')) },
  check(subject) {
    const { path, part } = machineSpec(subject.entry);
    const own = minorOf(part.version);
    const leader = controlPlaneMinor(subject);
    const kubeadm = fields(fields(part.bootstrap).configRef).kind === 'KubeadmConfigTemplate';
    // What is beyond the supported skew is the business of VER-04.
    if (!kubeadm || own === undefined || leader === undefined || own >= leader || leader - own > mostBehind(leader)) { return; }
    subject.report([...path, 'version'], `${part.version} lags behind v1.${leader} of the control plane`);
  },
};
