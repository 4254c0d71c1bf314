import { toHub } from '../../evaluate/hub';
import { Entry, ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { forbiddenChanges } from '../shared/control-plane-changes';
import { patchedTopology } from '../shared/examples';
import { Fields, fields } from '../shared/read';
import { renderedTopology } from '../shared/rendered';

/** KCP-10 for the control plane that the topology becomes. The Cluster is accepted; its topology is then not reconciled any more. */
export const rule: Rule = {
  id: 'TOP-28',
  slug: 'topology-control-plane-immutable',
  sentence: 'Of the control plane that a topology becomes only the fields change that machines can follow.',
  severity: 'error',
  fix: 'leave the class and the variables behind it as they were; another value needs a new cluster',
  source: 'cluster-api v1.14.0 controlplane/kubeadm/webhooks/admission/kubeadmcontrolplane.go ValidateUpdate, for the object the topology becomes',
  kinds: ['Cluster.cluster.x-k8s.io'],
  good: { manifests: withCertificates('/etc/pki'), before: withCertificates('/etc/pki') },
  bad: { manifests: withCertificates('/etc/pki'), before: withCertificates('/etc/kubernetes/pki') },
  check(subject) {
    const { entry, set, setBefore } = subject;
    const older = setBefore?.find(entry.group, entry.kind, entry.namespace, entry.name);
    const before = older && controlPlane(setBefore!, older);
    const after = before && controlPlane(set, entry);
    if (!after) { return; }
    for (const path of forbiddenChanges(before, after)) {
      subject.report(['spec', 'topology', 'classRef'], `spec.${path.join('.')} of the KubeadmControlPlane changes, which cannot change after creation`);
    }
  },
};

/** The spec of the KubeadmControlPlane that a topology becomes. */
function controlPlane(set: ManifestSet, cluster: Entry): Fields | undefined {
  const made = renderedTopology(set, cluster)?.objects.find(({ apiVersion, kind }) => kind === 'KubeadmControlPlane' && apiVersion.startsWith('controlplane.cluster.x-k8s.io/'));
  return made && fields(toHub(made).spec);
}

function withCertificates(folder: string): string {
  return patchedTopology('KubeadmControlPlaneTemplate', 'kubeadmConfigSpec/clusterConfiguration/certificatesDir', `{ value: ${folder} }`);
}
