import { App, Chart, Testing } from 'cdk8s';
import { objectsOf, rulesOn } from './support';
import {
  AddonSecret, AddonStack, AllowedNamespaces, ClusterSelector, Credentials, SealedSecretScope, SecretStoreKind, VSphereCpi, VSphereCsi,
  VSphereIdentity,
} from '../../../src';
import { prod, vsphere } from '../../support/fixtures';
import { ofKind, synthesize } from '../../support/golden';

const SEALED = `${'AgB'.repeat(80)}==`;
const sealed = { username: SEALED, password: SEALED };

function identity(allowedNamespaces: AllowedNamespaces, id = 'vcenter'): VSphereIdentity {
  return new VSphereIdentity(new Chart(new App(), 'shared'), id, { credentialsSecret: 'vcenter-account', allowedNamespaces });
}

function machinesOf(objects: any[]): any[] {
  return objects.filter(({ kind }) => ['VSphereMachineTemplate', 'KubeadmControlPlane', 'KubeadmConfigTemplate', 'MachineDeployment'].includes(kind));
}

test.each<[AllowedNamespaces, object]>([
  [AllowedNamespaces.all(), {}],
  [AllowedNamespaces.named('team-a', 'team-b'), { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['team-a', 'team-b'] }] }],
  [AllowedNamespaces.labelled({ team: 'a' }), { matchLabels: { team: 'a' } }],
])('an identity is made once, cluster-scoped, for the namespaces it allows', (allowed, selector) => {
  const chart = Chart.of(identity(allowed));
  expect(Testing.synth(chart)).toEqual([{
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind: 'VSphereClusterIdentity',
    metadata: { name: 'vcenter' },
    spec: { secretName: 'vcenter-account', allowedNamespaces: { selector } },
  }]);
});

test('a topology with an identity names it and makes nothing', () => {
  const objects = objectsOf({ identity: identity(AllowedNamespaces.all()), credentialsSecret: undefined });
  expect(ofKind(objects, 'VSphereCluster')[0].spec.identityRef).toEqual({ kind: 'VSphereClusterIdentity', name: 'vcenter' });
  expect(ofKind(objects, 'VSphereClusterIdentity')).toEqual([]);
  expect(ofKind(objectsOf({ identity: VSphereIdentity.fromName('existing'), credentialsSecret: undefined }), 'VSphereCluster')[0].spec.identityRef.name).toBe('existing');
});

test('VSP-18: the namespace of the cluster must be allowed', () => {
  expect(rulesOn({ identity: identity(AllowedNamespaces.named('team-a')), credentialsSecret: undefined }, { namespace: 'team-b' })).toEqual([
    'VSP-18 identity-namespace: VSphereIdentity "vcenter" allows team-a and the cluster is in "team-b"; add the namespace to allowedNamespaces.',
  ]);
  expect(rulesOn({ identity: identity(AllowedNamespaces.named('team-a')), credentialsSecret: undefined }, { namespace: 'team-a' })).toEqual([]);
});

test('an ExternalSecret makes the Secret with both keys and the label that moves it', () => {
  const credentials = Credentials.externalSecret({ store: 'vault', remoteKey: 'clusters/prod/vcenter', properties: { username: 'user' } });
  expect(ofKind(objectsOf({ credentials }), 'ExternalSecret')).toEqual([{
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'vsphere-credentials', namespace: 'default' },
    spec: {
      refreshInterval: '3600s',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name: 'vsphere-credentials', template: { metadata: { labels: { 'clusterctl.cluster.x-k8s.io/move': 'true' } } } },
      data: [
        { secretKey: 'username', remoteRef: { key: 'clusters/prod/vcenter', property: 'user' } },
        { secretKey: 'password', remoteRef: { key: 'clusters/prod/vcenter', property: 'password' } },
      ],
    },
  }]);
  const own = Credentials.externalSecret({ store: 'vault', storeKind: SecretStoreKind.NAMESPACE, remoteKey: 'x' });
  expect(ofKind(objectsOf({ credentials: own }), 'ExternalSecret')[0].spec.secretStoreRef.kind).toBe('SecretStore');
});

test('a SealedSecret makes the Secret from data that is no secret', () => {
  const [object] = ofKind(objectsOf({ credentials: Credentials.sealedSecret({ encryptedData: sealed, scope: SealedSecretScope.NAMESPACE_WIDE }) }), 'SealedSecret');
  const annotations = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };
  expect(object).toEqual({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'vsphere-credentials', namespace: 'default', annotations },
    spec: {
      encryptedData: sealed,
      template: { metadata: { name: 'vsphere-credentials', namespace: 'default', labels: { 'clusterctl.cluster.x-k8s.io/move': 'true' }, annotations } },
    },
  });
  expect(ofKind(objectsOf({ credentials: Credentials.sealedSecret({ encryptedData: sealed }) }), 'SealedSecret')[0].metadata).not.toHaveProperty('annotations');
});

test('rotating credentials or the fingerprint replaces no machines', () => {
  const before = machinesOf(objectsOf({}));
  const thumbprint = Array.from({ length: 20 }, () => 'AB').join(':');
  for (const change of [
    { thumbprint },
    { credentialsSecret: 'vsphere-credentials-2' },
    { credentials: Credentials.externalSecret({ store: 'vault', remoteKey: 'x' }) },
    { credentials: Credentials.sealedSecret({ encryptedData: sealed }) },
    { identity: VSphereIdentity.fromName('vcenter'), credentialsSecret: undefined },
  ]) {
    expect(machinesOf(objectsOf(change))).toEqual(before);
  }
});

describe('rotation in a cluster with its addons', () => {
  const remote = (remoteKey: string, property = 'password') =>
    Credentials.externalSecret({ store: 'vault', remoteKey, properties: { password: property } });

  /** Every object, by kind and name, of a cluster with cloud provider and storage driver. */
  function objectsWith(credentials: Credentials, cpi: AddonSecret, csi: AddonSecret): Map<string, any> {
    const objects = synthesize(chart => {
      const cluster = prod(chart, { topology: vsphere({ credentials, pools: [{ name: 'general' }] }) });
      new AddonStack(chart, 'addons', {
        clusters: ClusterSelector.cluster(cluster), addons: [new VSphereCpi({ credentialsSecret: cpi }), new VSphereCsi({ credentialsSecret: csi })],
      });
    });
    return new Map(objects.map(object => [`${object.kind} ${object.metadata.name}`, object]));
  }

  const [cpi, csi] = ['cpi', 'csi'].map(name => AddonSecret.resourceSet(`{cluster}-${name}`));
  const before = objectsWith(remote('clusters/prod/vcenter'), cpi, csi);

  test.each<[string, () => Map<string, any>, string[]]>([
    ['another path in the store', () => objectsWith(remote('clusters/prod/vcenter-2026'), cpi, csi), ['ExternalSecret vsphere-credentials']],
    ['another property of it', () => objectsWith(remote('clusters/prod/vcenter', 'password-2026'), cpi, csi), ['ExternalSecret vsphere-credentials']],
    ['another Secret for the cloud provider', () => objectsWith(remote('clusters/prod/vcenter'), AddonSecret.resourceSet('{cluster}-cpi-2026'), csi),
      ['ClusterResourceSet prod-vsphere-cpi']],
    ['another Secret for the storage driver', () => objectsWith(remote('clusters/prod/vcenter'), cpi, AddonSecret.resourceSet('{cluster}-csi-2026')),
      ['ClusterResourceSet prod-vsphere-csi']],
    ['no Secret from here for either', () => objectsWith(remote('clusters/prod/vcenter'), AddonSecret.inWorkloadCluster(), AddonSecret.inWorkloadCluster()),
      ['ClusterResourceSet prod-vsphere-cpi', 'ClusterResourceSet prod-vsphere-csi']],
  ])('%s renames no template and changes nothing but the reference', (_what, make, changed) => {
    const after = make();
    const names = new Set([...before.keys(), ...after.keys()]);
    expect([...names].filter(name => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name))).sort()).toEqual(changed);
    const templates = (objects: Map<string, any>) => [...objects.keys()].filter(name => /Template /.test(name));
    // Machines of the control plane and of the pool, and what the pool boots with.
    expect(templates(before)).toHaveLength(3);
    expect(templates(after)).toEqual(templates(before));
  });
});

test('the fingerprint is said once and reaches the provider and the addons', () => {
  const thumbprint = Array.from({ length: 32 }, () => 'AB').join(':');
  expect(ofKind(objectsOf({ thumbprint }), 'VSphereCluster')[0].spec.thumbprint).toBe(thumbprint);
  expect(vsphere({ thumbprint }).facts['vsphere.thumbprint']).toBe(thumbprint);
  expect(JSON.stringify(ofKind(objectsOf({ thumbprint }), 'VSphereMachineTemplate'))).not.toContain(thumbprint);
});

test.each<[string, () => unknown, string]>([
  ['no account', () => vsphere({ credentialsSecret: undefined }), 'VSphereTopology.credentialsSecret: a value is required unless identity is given.'],
  ['a Secret that nobody logs in with', () => vsphere({ identity: VSphereIdentity.fromName('v') }),
    'VSphereTopology.credentialsSecret: with identity nobody reads this Secret; leave out one of the two. The addons name theirs as credentialsSecret of VSphereCpi and VSphereCsi.'],
  ['the making of such a Secret', () => vsphere({ credentialsSecret: undefined, identity: VSphereIdentity.fromName('v'), credentials: Credentials.sealedSecret({ encryptedData: sealed }) }),
    'VSphereTopology.credentials: with identity nobody reads this Secret; leave out one of the two. The addons name theirs as credentialsSecret of VSphereCpi and VSphereCsi.'],
  ['sealed data without a password', () => vsphere({ credentials: Credentials.sealedSecret({ encryptedData: { username: SEALED } }) }),
    'VSphereTopology.credentials: the sealed data lacks "password"; seal the keys username and password.'],
  ['data that is not sealed, without repeating it', () => Credentials.sealedSecret({ encryptedData: { password: 'hunter2' } }),
    'Credentials.sealedSecret.encryptedData["password"]: this is not sealed data; write what kubeseal printed, never the secret itself.'],
  ['credentials in plain text, without repeating them', () => vsphere({ credentials: { username: 'a', password: 'b' } as any }),
    'VSphereTopology.credentials: not a Credentials; write Credentials.externalSecret({…}) or Credentials.sealedSecret({…}), never the secret itself.'],
  ['a name instead of an identity', () => vsphere({ identity: 'vcenter' as any }),
    'VSphereTopology.identity: "vcenter" is not a VSphereIdentity; write new VSphereIdentity(…) or VSphereIdentity.fromName(…).'],
  ['an identity for nobody', () => new VSphereIdentity(new Chart(new App(), 'c'), 'v', { credentialsSecret: 's' } as any),
    'VSphereIdentity "v".allowedNamespaces: a value is required.'],
  ['an illegal name', () => identity(AllowedNamespaces.all(), 'VCenter'),
    'VSphereIdentity "VCenter".name: "VCenter" is not a Kubernetes object name (lower-case letters, digits, dashes and dots).'],
  ['no names', () => AllowedNamespaces.named(), 'AllowedNamespaces.named: [] has too few items; at least 1 needed.'],
  ['no labels', () => AllowedNamespaces.labelled({}), 'AllowedNamespaces.labelled: no labels; write AllowedNamespaces.all() for every namespace.'],
  ['a store without a name', () => Credentials.externalSecret({ remoteKey: 'x' } as any), 'Credentials.externalSecret.store: a value is required.'],
])('refuses %s', (_what, make, message) => {
  expect(make).toThrow(new Error(message));
});
