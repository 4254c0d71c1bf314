import { Size } from 'cdk8s';
import {
  AuditPolicy, Authentication, DiskFilesystem, EncryptionAtRest, Etcd, Hardening, PodSecurityLevel, WorkloadCluster,
} from '../../src';
import { checkObject } from '../../src/api';
import { vsphere } from '../support/fixtures';
import { expectGolden, ofKind, problemsOf, synthesize } from '../support/golden';

test('hardened: the CIS switch with audit, encryption, OpenID Connect, Pod Security and event limits', () => {
  let problems: string[] = [];
  const objects = synthesize(chart => {
    const cluster = new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: vsphere({
        controlPlane: {
          setup: { disks: [{ device: '/dev/sdb', volumes: [{ label: 'etcd', mountPath: '/var/lib/etcd', filesystem: DiskFilesystem.XFS }] }] },
        },
        pools: [{ name: 'general', replicas: 3 }],
      }),
      kubernetes: {
        hardening: Hardening.cis({ pullImages: true }),
        apiServer: {
          audit: { policy: AuditPolicy.request(), webhook: { kubeconfig: { name: 'audit-collector', key: 'kubeconfig', revision: '1' } } },
          encryption: EncryptionAtRest.fromSecret({ name: 'prod-encryption', key: 'config', revision: '2026-11' }),
          authentication: Authentication.oidc({ issuerUrl: 'https://login.example.com', clientId: 'kubernetes', usernameClaim: 'email', groupsClaim: 'groups' }),
          admission: { podSecurity: { enforce: PodSecurityLevel.RESTRICTED, exemptNamespaces: ['kube-system', 'monitoring'] } },
        },
        etcd: Etcd.stacked({ quota: Size.gibibytes(8) }),
      },
    });
    problems = problemsOf(cluster);
  });

  expectGolden('vsphere-kubeadm-hardened', ofKind(objects, 'KubeadmControlPlane').concat(ofKind(objects, 'KubeadmConfigTemplate')));
  expect(problems).toEqual([]);
  for (const object of objects) { expect(checkObject(object)).toEqual({ checked: true, findings: [] }); }
});

test('an etcd elsewhere, which an even number of control plane machines may use', () => {
  let problems: string[] = [];
  const objects = synthesize(chart => {
    const cluster = new WorkloadCluster(chart, 'prod', {
      kubernetesVersion: 'v1.34.3',
      topology: vsphere({ controlPlane: { replicas: 2 } }),
      kubernetes: {
        etcd: Etcd.external({ endpoints: ['https://etcd-1.example.com:2379', 'https://etcd-2.example.com:2379', 'https://etcd-3.example.com:2379'] }),
      },
    });
    problems = problemsOf(cluster);
  });

  expectGolden('vsphere-kubeadm-external-etcd', ofKind(objects, 'KubeadmControlPlane'));
  expect(problems).toEqual([]);
  for (const object of objects) { expect(checkObject(object)).toEqual({ checked: true, findings: [] }); }
});
